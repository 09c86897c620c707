"""Which of somebody's households pass on: those of a place and a category, those that the list of households would find."""

from typing import Final, NamedTuple
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.households.household_list import Wanted, households
from projections.staff.looked_after import Narrowed
from web.access.caller import Caller
from web.divisions.areas import asked_division
from web.http.form_page import Shown
from web.language.words import WORDS
from web.office import Office
from web.search import opened, sealed, search

MOST: Final = 5000  # households of one hand-over


class Narrowing(NamedTuple):
    """As it was typed or chosen. `text`: what was searched for."""

    division: str = ""
    category: str = ""
    text: str = ""

    def kept(self, office: Office, caller: Caller) -> list[tuple[str, str]]:
        """As it may stand in an address."""
        parts = {"division": self.division, "category": self.category, **sealed(office, caller, self.text)}
        return [(name, value) for name, value in parts.items() if value]

    def narrowed(self, office: Office, caller: Caller, snapshot: Snapshot, staff_id: UUID) -> Narrowed:
        found = self._found(office, caller, snapshot, staff_id) if self.text else None
        return Narrowed(self.division, self.category, found)

    def _found(self, office: Office, caller: Caller, snapshot: Snapshot, staff_id: UUID) -> tuple[UUID, ...]:
        seen = search(office, caller, snapshot, self.division, self.text)
        wanted = Wanted(
            division=self.division,
            staff=staff_id,
            category=self.category or None,
            number=seen.number,
            persons=seen.persons,
        )
        return tuple(row.household_id for row in households(snapshot, wanted, 1, MOST)[0])


def narrowing_of(shown: Shown) -> Narrowing:
    """What the form holds, or the list of households it was opened from. Raises Problem 403, 422 for a division."""
    typed = {name: shown.form.text(name) for name in ("division", "category")} if shown.form.values else shown.query
    category = typed.get("category", "")
    return Narrowing(
        division=asked_division(shown.caller, typed) if typed.get("division") else "",
        category=category if category in WORDS["category"] else "",
        text=_text(shown),
    )


def _text(shown: Shown) -> str:
    if shown.form.values:
        return shown.form.text("search")
    token = shown.query.get("for")
    return opened(shown.office, shown.caller, token) if token else shown.query.get("q", "")
