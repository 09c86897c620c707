"""What is overdue, or due, with which household, why, and whose turn it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.division_codes import range_of
from casework.policy.festivals import festival_day
from projections.duties import DUE, IN_SCOPE, area, rules
from projections.policies import InForce, in_force
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


class Ground(msgspec.Struct, frozen=True):
    """The fact a duty counts from."""

    fact: str  # contact, registered
    position: int
    occurred_on: date
    id: UUID


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
    return {**area(*range_of(division), only), **rules(policies, reading.on)}


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


def grounds(reading: Reading, items: Sequence[Item]) -> dict[tuple[UUID, date], Ground]:
    """The facts that the items count from, by household and day."""
    rows = reading.rows(
        Ground,
        """
        select 'contact', c.known_from, c.occurred_on, c.household_id
          from read.contact c join known k on k.ledger = c.ledger
         where (c.household_id, c.occurred_on) in (select * from unnest(%(households)s::uuid[], %(days)s::date[]))
           and c.known_from <= k.position and k.position < c.known_until and c.outcome = 'reached'
         union all
        select 'registered', min(h.known_from), h.registered_on, h.household_id
          from read.household h join known k on k.ledger = h.ledger
         where h.household_id = any(%(households)s) and h.known_from <= k.position
         group by h.registered_on, h.household_id
        """,
        households=[item.household_id for item in items],
        days=[item.last_on or item.base_on for item in items],
    )
    return {(row.id, row.occurred_on): row for row in sorted(rows, key=lambda row: row.fact, reverse=True)}


def why(item: Item, policy: InForce, ground: Ground | None, on: date) -> dict[str, Any]:
    """The reason tree: rule text and edition, the facts with their positions, the arithmetic that gives `due_on`."""
    facts = [
        {
            "fact": ground.fact if ground else "duty_began",
            "ledger": item.ledger,
            "position": ground.position if ground else None,
            "occurred_on": item.last_on or item.base_on,
        }
    ]
    return {
        "rule": rule_text(item.duty, policy),
        "facts": facts,
        "base_on": item.base_on,
        "interval_days": item.days,
        "due_on": item.due_on,
        "on": on,
        "arithmetic": f"{item.base_on} + {item.days} = {item.due_on} < {on}",
        "days_overdue": item.days_overdue(on),
    }


def rule_text(duty: str, policy: InForce) -> dict[str, Any]:
    """The rule's words and where it stands written."""
    edition = policy.edition
    texts = {d.duty: (d.rule_zh, d.rule_en) for d in edition.duties}
    zh, en = texts.get(duty, (edition.festival_rule_zh, edition.festival_rule_en))
    return {
        "duty": duty,
        "text_zh": zh,
        "text_en": en,
        "edition": edition.edition,
        "document": policy.document_number or edition.document,
        "source": edition.source,
    }


def festival_of(duty: str) -> tuple[int, str, date] | None:
    """Year, name and day of a festival's duty (`festival:2026-spring`)."""
    if not duty.startswith("festival:"):
        return None
    year, name = duty.removeprefix("festival:").split("-", 1)
    return int(year), name, festival_day(int(year), name)
