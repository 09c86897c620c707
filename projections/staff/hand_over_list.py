"""Hand-overs that whoever took over has not accepted yet, the oldest first."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from casework.divisions.codes import ledger_of, range_of
from projections.engine.snapshot import Snapshot
from projections.policies.in_force import in_force

COUNTY_DIGITS: Final = 6
OFFERED: Final = "a.accepted_on is null and (a.took_over is not null or a.handover_note is not null)"
"""As projections/staff/tables.py has an assignment `offered`; the index on open hand-overs says the same."""


class OpenHandOver(msgspec.Struct, frozen=True):
    """Name and question sealed; `asked_on`, `question`: what they want to know first."""

    assignment_id: UUID
    household_id: UUID
    ledger: str
    household_no: str
    division: str
    level: str
    staff_id: UUID
    staff_ledger: str
    name: str | None
    from_on: date
    asked_on: date | None
    question: str | None

    def days(self, on: date) -> int:
        """Since when it waits."""
        return (on - self.from_on).days


def open_hand_overs(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[OpenHandOver], int]:
    """A page of those in a division on the snapshot's day, and how many there are."""
    where = f"""
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
          left join read.staff s on s.staff_id = a.staff_id and known(s)
         where a.ledger >= %(ledger_from)s and a.ledger < %(ledger_until)s and {OFFERED}
           and known(a) and a.from_on <= %(on)s and %(on)s < a.until_on
           and h.division >= %(lowest)s and h.division < %(end)s and not h.closed
    """
    parameters = {**_within(division), "size": size, "skip": (page - 1) * size}
    rows = snapshot.rows(
        OpenHandOver,
        f"""
        select a.assignment_id, a.household_id, a.ledger, h.household_no, h.division, a.level, a.staff_id,
               coalesce(s.ledger, ''), s.name, a.from_on, a.asked_on, a.question
        {where}
         order by a.from_on, h.household_no, a.assignment_id limit %(size)s offset %(skip)s
        """,
        **parameters,
    )
    return rows, snapshot.value(f"select count(*) {where}", **parameters)


def those_late(snapshot: Snapshot, found: Sequence[OpenHandOver]) -> set[UUID]:
    """The assignments of those that wait longer than their county's policy says."""
    policies = in_force(snapshot, {each.ledger for each in found})
    return {
        each.assignment_id
        for each in found
        if each.days(snapshot.on) > policies[each.ledger].edition.hand_over_accepted_within_days
    }


def open_hand_overs_count(snapshot: Snapshot, division: str) -> int:
    return open_hand_overs(snapshot, division, 1, 1)[1]


def offered_to(snapshot: Snapshot, staff_id: UUID) -> list[tuple[UUID, UUID]]:
    """Household and assignment of what somebody has taken over and not accepted yet, the oldest first."""
    query = f"""
        select a.household_id, a.assignment_id from read.assignment a
         where a.staff_id = %(staff)s and {OFFERED} and known(a) and a.from_on <= %(on)s and %(on)s < a.until_on
         order by a.from_on, a.assignment_id
    """
    found = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters({"staff": staff_id}))
    return found.fetchall()


def _within(division: str) -> dict[str, Any]:
    """The ledgers in which households of the division have their streams, and the places there."""
    lowest, end = range_of(division)
    county = ledger_of(division)[:COUNTY_DIGITS] if len(division) > COUNTY_DIGITS else division
    first, last = range_of(county)
    return {"ledger_from": first[:COUNTY_DIGITS], "ledger_until": last, "lowest": lowest, "end": end}
