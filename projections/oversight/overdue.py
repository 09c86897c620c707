"""What is overdue, or due, with which household, and whose turn it is."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.oversight import duties
from casework.oversight.coverage import FIGURES
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below, of_whole_ledgers
from projections.oversight.on_day import OnDay, in_scope
from projections.oversight.rollup import paging
from projections.oversight.rollup.figures import by_ledger
from projections.oversight.rollup.paging import overdue_first
from projections.oversight.rollup.standing import told
from projections.oversight.tables import STANDING


class Item(msgspec.Struct, frozen=True):
    """One duty towards one household. `last_on`: the contact it counts from, else it counts from `base_on`."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    paused: bool
    duty: str
    last_on: date | None
    base_on: date
    days: int
    due_on: date

    def days_overdue(self, on: date) -> int:
        return max(0, (on - self.due_on).days)


BANDS: Final = ((1, 7), (8, 30), (31, 90), (91, 365), (366, None))


def overdue(snapshot: Snapshot, division: str, only: Sequence[UUID] | None = None) -> list[Item]:
    """Everything overdue on the snapshot's day, oldest first. Nothing is left out for being old."""
    homes = in_scope(snapshot, division, only)
    return _in_order(item for home in homes for item in items(home, duties.overdue(*home[1:])))


def overdue_page(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[Item], int]:
    """A page of everything overdue, and how many items there are in all."""
    if not of_whole_ledgers(snapshot, division):
        found = overdue(snapshot, division)
        return found[(page - 1) * size : page * size], len(found)
    ledgers = ledgers_below(snapshot, division)
    known = told(snapshot, ledgers)
    others = [ledger for ledger in ledgers if ledger not in set(known.now)]
    oldest = _told_items(snapshot, overdue_first(snapshot, known.now, page * size))
    oldest += [item for ledger in others for item in overdue(snapshot, ledger)]
    total = sum(figures[FIGURES.index("overdue")] for figures in by_ledger(snapshot, ledgers).values())
    return _in_order(oldest)[(page - 1) * size : page * size], total


def _told_items(snapshot: Snapshot, found: Sequence[paging.Standing]) -> list[Item]:
    """With the division in which each household lived on the day."""
    households = list({each.household_id for each in found})
    lived = {span.household_id: span.division for span in snapshot.on_the_day(STANDING, households)}
    return [
        Item(o.ledger, o.household_id, o.household_no, lived.get(o.household_id, o.division), False, o.duty, o.last_on,
             o.base_on, o.days, o.due_on)
        for o in found
    ]  # fmt: skip


def due_until(snapshot: Snapshot, division: str, until: date, only: Sequence[UUID] | None = None) -> list[Item]:
    """What is overdue or falls due by a day, soonest first; paused households rest."""
    homes = [home for home in in_scope(snapshot, division, only) if not home.standing.paused]
    found = (item for home in homes for item in items(home, duties.due(*home[1:])))
    return _in_order(item for item in found if item.due_on <= until)


def of_household(snapshot: Snapshot, household_id: UUID) -> list[Item]:
    """Every duty towards one household, soonest first."""
    homes = in_scope(snapshot, "", [household_id])
    return _in_order(item for home in homes for item in items(home, duties.due(*home[1:])))


def items(home: OnDay, found: Iterable[duties.Due]) -> list[Item]:
    """What is owed to a household, with the household."""
    standing = home.standing
    place = (home.ledger, standing.household_id, standing.household_no, standing.division, standing.paused)
    return [Item(*place, each.duty, each.last_on, each.base_on, each.days, each.due_on) for each in found]


def _in_order(found: Iterable[Item]) -> list[Item]:
    return sorted(found, key=lambda item: (item.due_on, item.household_no, item.duty))
