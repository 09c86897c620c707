"""The year's payment lists: prepared, frozen, approved by another, sent by a third, answered by the bank, closed."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast
from uuid import UUID, uuid5

from casework.common.roles import Role
from casework.households.commands.members import CorrectMember
from casework.ledger.envelope import Actor, Request
from casework.payments.layouts import list_number
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments.lines import Filter, amounts, lines
from projections.payments.lists import Listed, one
from web.access.caller import Caller
from web.demo.xichuan.officers import STORY, Officers
from web.demo.xichuan.published import PERIOD, PUBLISHED
from web.http.action import Action, Asking, act
from web.http.shape import shape
from web.office import Office
from web.payments import actions
from web.payments.computing import compute
from web.payments.returns import take

LAYOUT: Final = "fixed"
RETURNED: Final = (
    "0002",
    "0001",
    "0003",
    "0002",
    "0003",
)  # of the special support's list: account wrong, name differs, closed
PAID: Final = "0000"


class Paying:
    def __init__(self, office: Office, county: str) -> None:
        self.office, self.county, self.officers = office, county, Officers(county)

    def tell(self) -> Iterator[Listed]:
        """Each list as it is closed, and after it the one that pays again what came back."""
        for scheme in PUBLISHED:
            results = RETURNED if scheme == "special_support" else ()
            closed = self._list(scheme, results)
            yield closed
            if results:
                self._mended(closed)
                yield self._list(scheme, (), closed.list.list_id)

    def _list(self, scheme: str, results: Sequence[str], reissue_of: UUID | None = None) -> Listed:
        request = Request(uuid5(STORY, f"{self.county}/{scheme}/{reissue_of or 'first'}"))
        said = {"scheme": scheme, "division": self.county, "period": PERIOD, "reissue_of": reissue_of}
        list_id = request.make_id("list")
        if (told := self._look(list_id)) and told.list.status == "closed":
            return told
        self._do(self.officers.clerk, actions.PREPARE, {}, request, **said)
        compute(self.office, self.county, list_id)
        of = {"list_id": list_id}
        self._do(self.officers.clerk, actions.FREEZE, of)
        self._do(self.officers.county, actions.APPROVE, of)
        self._do(self.officers.payer, actions.SEND, of, layout=LAYOUT)
        self._answered(list_id, results)
        self._do(self.officers.payer, actions.CLOSE, of)
        return self._closed(list_id)

    def _answered(self, list_id: UUID, results: Sequence[str]) -> None:
        """In two files, the second on another day: banks seldom answer at once."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            told = sorted(amounts(snapshot, list_id).items())
        rows = [
            f"{list_number(list_id):<12}{number:08}{fen:014}{results[at] if at < len(results) else PAID}\r\n"
            for at, (number, fen) in enumerate(told)
        ]
        half = len(rows) // 2
        for part in filter(None, (rows[:half], rows[half:])):
            take(self._asking(self.officers.payer, {"list_id": list_id}, None, Request.new()), "".join(part).encode())

    def _mended(self, closed: Listed) -> None:
        """The families bring the right account; the township puts it right."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            returned, _, _ = lines(snapshot, closed.list.list_id, Filter(outcome="returned"), len(RETURNED), 0)
        for number, line in enumerate(returned, start=1):
            correct = CorrectMember(
                household_id=line.household_id, member_id=line.person_id, reason="银行退回，按本人存折更正账号",
                payment_account=f"62179999{number:011d}",
            )  # fmt: skip
            self.office.casework.handle(
                correct, ledger=self.county, stream=line.household_id, by=self.officers.township,
                request=Request.new(), today=self.office.today(),
            )  # fmt: skip

    def _look(self, list_id: UUID) -> Listed | None:
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            return one(snapshot, list_id)

    def _closed(self, list_id: UUID) -> Listed:
        told = self._look(list_id)
        if told is None:
            raise LookupError("a list that was closed is there")
        return told

    def _do(self, by: Actor, action: Action, ids: dict[str, UUID], request: Request | None = None, **said: Any) -> None:
        act(action, self._asking(by, ids, shape(action.command)(**said), request or Request.new()))

    def _asking(self, by: Actor, ids: dict[str, UUID], said: Any, request: Request) -> Asking:
        caller = Caller(
            user_id=by.id, name=by.name, shown_name=by.name, role=cast(Role, by.role), division=by.division, staff_id=None,
            language=None, text_size="normal", via="session", device="desktop",
        )  # fmt: skip
        return Asking(self.office, caller, ids, said, request)
