"""The year's payment lists, each closed; after the one of which the bank returned some lines, the one that pays them again."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID, uuid5

from casework.households.commands.members import CorrectMember
from casework.ledger.envelope import Request
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments.line_pages import Filter, page
from projections.payments.lists import Listed
from web.demo.lists import ACCOUNT_CLOSED, ACCOUNT_WRONG, NAME_DIFFERS, Lists
from web.demo.officers import OFFICERS
from web.demo.xichuan.published import PERIOD, PUBLISHED
from web.office import Office

RETURNED: Final = (ACCOUNT_WRONG, NAME_DIFFERS, ACCOUNT_CLOSED, ACCOUNT_WRONG, ACCOUNT_CLOSED)  # of the special support


class Paying:
    def __init__(self, office: Office, county: str) -> None:
        self.office, self.county, self.lists = office, county, Lists(office, county)

    def tell(self) -> Iterator[Listed]:
        for scheme in PUBLISHED:
            results = RETURNED if scheme == "special_support" else ()
            closed = self._list(scheme, results)
            yield closed
            if results:
                self._mended(closed)
                yield self._list(scheme, (), closed.list.list_id)

    def _list(self, scheme: str, results: Sequence[str], reissue_of: UUID | None = None) -> Listed:
        """As it was closed before, where the story is told again."""
        request = Request(uuid5(OFFICERS, f"{self.county}/{scheme}/{PERIOD}/{reissue_of or 'first'}"))
        list_id = request.make_id("list")
        if (told := self.lists.look(list_id)) and told.list.status == "closed":
            return told
        self.lists.prepare(scheme, PERIOD, request, reissue_of)
        self.lists.freeze(list_id)
        self.lists.send(list_id)
        self.lists.answer(list_id, results)
        self.lists.close(list_id)
        closed = self.lists.look(list_id)
        if closed is None:
            raise LookupError("a list that was closed is there")
        return closed

    def _mended(self, closed: Listed) -> None:
        """The families bring the right account; the township puts it right."""
        with open_snapshot(self.office.database, NATION, self.office.today()) as snapshot:
            returned = page(snapshot, closed.list.list_id, Filter(outcome="returned"), len(RETURNED), 0)
        for number, line in enumerate(returned, start=1):
            correct = CorrectMember(
                household_id=line.household_id, member_id=line.person_id, reason="银行退回，按本人存折更正账号",
                payment_account=f"62179999{number:011d}",
            )  # fmt: skip
            self.office.casework.handle(
                correct, ledger=self.county, stream=line.household_id, by=self.lists.officers.township,
                request=Request.new(), today=self.office.today(),
            )  # fmt: skip
