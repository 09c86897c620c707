"""What is overdue, or due, with which household, why, and whose turn it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from projections.duties import DUE, IN_SCOPE, area, rules
from projections.policies import in_force
from projections.reading import Reading


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


class Assigned(msgspec.Struct, frozen=True):
    household_id: UUID
    level: str
    staff_id: UUID
    ledger: str
    name: str | None  # sealed
    staff_ledger: str


OVERDUE: Final[LiteralString] = "due_on < %(on)s and not paused"
SELECT: Final[LiteralString] = """
    select ledger, household_id, household_no, division, paused, duty, last_on, base_on, days, due_on from due
"""
BANDS: Final = ((1, 7), (8, 30), (31, 90), (91, 365), (366, None))


def overdue(reading: Reading, division: str, only: Sequence[UUID] | None = None) -> list[Item]:
    """Everything overdue on the reading's day, oldest first. Nothing is left out for being old."""
    return reading.rows(
        Item,
        IN_SCOPE + DUE + SELECT + "where " + OVERDUE + " order by due_on, household_no, duty",
        **parameters(reading, division, only),
    )


def due_until(reading: Reading, division: str, until: date, only: Sequence[UUID] | None = None) -> list[Item]:
    """What is overdue or falls due by a day, soonest first; paused households rest."""
    return reading.rows(
        Item,
        IN_SCOPE + DUE + SELECT + "where due_on <= %(until)s and not paused order by due_on, household_no, duty",
        until=until,
        **parameters(reading, division, only),
    )


def of_household(reading: Reading, household_id: UUID) -> list[Item]:
    """Every duty towards one household, soonest first."""
    return reading.rows(
        Item,
        IN_SCOPE + DUE + SELECT + "order by due_on, duty",
        **parameters(reading, "", [household_id]),
    )


def parameters(reading: Reading, division: str, only: Sequence[UUID] | None) -> dict[str, Any]:
    policies = in_force(reading, list(reading.known))
    return {**area(*reading.scope.span(division), only), **rules(policies, reading.on)}


def assigned_to(reading: Reading, households: Sequence[UUID]) -> dict[UUID, list[Assigned]]:
    """Who is assigned on the reading's day, by household; names sealed."""
    rows = reading.rows(
        Assigned,
        """
        select a.household_id, a.level, a.staff_id, a.ledger, s.name, s.ledger
          from read.assignment a
          join known k on k.ledger = a.ledger
          join read.staff s on s.staff_id = a.staff_id
          join known ks on ks.ledger = s.ledger
         where a.household_id = any(%(households)s)
           and a.known_from <= k.position and k.position < a.known_until and a.from_on <= %(on)s and %(on)s < a.until_on
           and s.known_from <= ks.position and ks.position < s.known_until
         order by a.level desc, a.from_on
        """,
        households=list(households),
    )
    found: dict[UUID, list[Assigned]] = {}
    for row in rows:
        found.setdefault(row.household_id, []).append(row)
    return found
