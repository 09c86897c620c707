"""The households of each contact person on a day: how many, at how many the post holds, and where nothing is overdue."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal
from uuid import UUID

from msgspec import Struct

from casework.divisions.codes import trim
from casework.oversight.coverage import cover
from casework.oversight.duties import Due
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import OnDay, in_scope

Which = Literal["assigned", "nominal", "effective", "overdue"]
WHICH: Final[tuple[Which, ...]] = ("assigned", "nominal", "effective", "overdue")
LEVEL: Final = "level:"


class InCare(Struct, frozen=True):
    """A household and one person assigned to it at a level; nobody, where the level is required and nobody counts.

    `nominal`: the person holds a post of the level on the day whose division contains the household's. `overdue`: what is
    overdue and theirs to do: not what another level alone can answer.
    """

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    staff_id: UUID | None
    level: str
    nominal: bool
    overdue: tuple[Due, ...]

    def is_(self, which: Which) -> bool:
        """Whether it is counted there; `effective` is nominal with nothing of theirs overdue."""
        return {
            "assigned": True,
            "nominal": self.nominal,
            "effective": self.nominal and not self.overdue,
            "overdue": bool(self.overdue),
        }[which]


class ContactPersonRow(Struct, frozen=True):
    """Households of one person at one level; `staff_id` None: those with nobody there. `items`: what is overdue there."""

    staff_id: UUID | None
    level: str
    assigned: int
    nominal: int
    effective: int
    overdue: int
    items: int
    oldest_days: int


def contact_persons(snapshot: Snapshot, division: str) -> list[ContactPersonRow]:
    """A row for each person and level, those with most overdue first; last, by level, the households with nobody."""
    found: dict[tuple[UUID | None, str], list[InCare]] = {}
    for each in in_care(snapshot, division):
        found.setdefault((each.staff_id, each.level), []).append(each)
    rows = [_row(staff_id, level, homes, snapshot) for (staff_id, level), homes in found.items()]
    return sorted(rows, key=lambda r: (r.staff_id is None, -r.overdue, -r.assigned, r.level, str(r.staff_id)))


def households_of(snapshot: Snapshot, division: str, staff_id: UUID | None, level: str, which: Which) -> list[InCare]:
    """Exactly the households behind a figure, by place and number."""
    found = (
        each
        for each in in_care(snapshot, division)
        if (each.staff_id, each.level) == (staff_id, level) and each.is_(which)
    )
    return sorted(found, key=lambda each: (each.division, each.household_no, each.household_id))


def in_care(snapshot: Snapshot, division: str) -> Iterator[InCare]:
    """Every household in scope, once for each person and level; one person counts once a level."""
    for home in in_scope(snapshot, trim(division)):
        yield from _of(home)


def _of(home: OnDay) -> Iterator[InCare]:
    standing, found = home.standing, cover(*home[1:])
    place = (home.ledger, standing.household_id, standing.household_no, standing.division)
    for staff_id, level in sorted({(one.staff_id, one.level) for one in standing.assigned}):
        nominal = home.day.holds_post(staff_id, level, standing.division)
        yield InCare(*place, staff_id, level, nominal, tuple(due for due in found.overdue if _theirs(due, level)))
    for level in found.care.lacking:
        yield InCare(*place, None, level, False, tuple(due for due in found.overdue if _theirs(due, level)))


def _theirs(due: Due, level: str) -> bool:
    return not due.duty.startswith(LEVEL) or due.duty == LEVEL + level


def _row(staff_id: UUID | None, level: str, homes: Sequence[InCare], snapshot: Snapshot) -> ContactPersonRow:
    late = [due.days_overdue(snapshot.on) for each in homes for due in each.overdue]
    assigned, nominal, effective, overdue = (sum(each.is_(which) for each in homes) for which in WHICH)
    return ContactPersonRow(
        staff_id, level, assigned, nominal, effective, overdue, items=len(late), oldest_days=max(late, default=0)
    )
