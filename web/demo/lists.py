"""Payment lists of the demo: prepared, frozen, approved by another, sent by a third, answered by the bank, closed."""

from collections.abc import Sequence
from typing import Any, Final, cast
from uuid import UUID

from casework.common.roles import Role
from casework.ledger.envelope import Actor, Request
from casework.payments.layouts import list_number
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments.lines import amounts
from projections.payments.lists import Listed, one
from web.access.caller import Caller
from web.demo.officers import Officers
from web.http.action import Action, Asking, act
from web.http.shape import shape
from web.office import Office
from web.payments import actions
from web.payments.computing import compute
from web.payments.returns import take

LAYOUT: Final = "fixed"
PAID, NAME_DIFFERS, ACCOUNT_WRONG, ACCOUNT_CLOSED = "0000", "0001", "0002", "0003"


class Lists:
    """Of one county. `request`: the list's identity; the same one again makes no other list."""

    def __init__(self, office: Office, county: str) -> None:
        self.office, self.county, self.officers = office, county, Officers(county)

    def prepare(self, scheme: str, period: str, request: Request, reissue_of: UUID | None = None) -> UUID:
        said = {"scheme": scheme, "division": self.county, "period": period, "reissue_of": reissue_of}
        self._do(self.officers.clerk, actions.PREPARE, {}, request, **said)
        list_id = request.make_id("list")
        compute(self.office, self.county, list_id)
        return list_id

    def freeze(self, list_id: UUID) -> None:
        self._do(self.officers.clerk, actions.FREEZE, {"list_id": list_id})

    def send(self, list_id: UUID) -> None:
        self._do(self.officers.county, actions.APPROVE, {"list_id": list_id})
        self._do(self.officers.payer, actions.SEND, {"list_id": list_id}, layout=LAYOUT)

    def answer(self, list_id: UUID, results: Sequence[str] = ()) -> None:
        """What the bank says of the first lines, and that it paid all others. In two files: banks seldom answer at once."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            told = sorted(amounts(snapshot, list_id).items())
        rows = [
            f"{list_number(list_id):<12}{number:08}{fen:014}{results[at] if at < len(results) else PAID}\r\n"
            for at, (number, fen) in enumerate(told)
        ]
        half = len(rows) // 2
        for part in filter(None, (rows[:half], rows[half:])):
            take(self._asking(self.officers.payer, {"list_id": list_id}, None, Request.new()), "".join(part).encode())

    def close(self, list_id: UUID) -> None:
        self._do(self.officers.payer, actions.CLOSE, {"list_id": list_id})

    def look(self, list_id: UUID) -> Listed | None:
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            return one(snapshot, list_id)

    def _do(self, by: Actor, action: Action, ids: dict[str, UUID], request: Request | None = None, **said: Any) -> None:
        act(action, self._asking(by, ids, shape(action.command)(**said), request or Request.new()))

    def _asking(self, by: Actor, ids: dict[str, UUID], said: Any, request: Request) -> Asking:
        caller = Caller(
            user_id=by.id, name=by.name, shown_name=by.name, role=cast(Role, by.role), division=by.division, staff_id=None,
            language=None, text_size="normal", via="session", device="desktop",
        )  # fmt: skip
        return Asking(self.office, caller, ids, said, request)
