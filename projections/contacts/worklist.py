"""A contact person's list: what is late, due today or this week, what was promised, who asked for something."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.needs.asking import WAITING, waiting_of
from projections.oversight.overdue import Item, due_until

AHEAD: Final = timedelta(days=7)


class Promise(msgspec.Struct, frozen=True):
    """What was last promised to a household; the text is sealed."""

    household_id: UUID
    ledger: str
    promise: str | None
    promise_on: date | None
    contact_on: date


class OpenNeed(msgspec.Struct, frozen=True):
    """A need without its answer yet; `due_on`: by when its next step is due."""

    need_id: UUID
    household_id: UUID
    ledger: str
    domain: str
    summary: str | None
    due_on: date | None


class Worklist(msgspec.Struct, frozen=True):
    items: list[Item]
    promises: dict[UUID, Promise]
    needs: list[OpenNeed]


def worklist(snapshot: Snapshot, households: Sequence[UUID]) -> Worklist:
    """What these households are owed until a week from the snapshot's day, soonest first."""
    return Worklist(
        due_until(snapshot, "", snapshot.on + AHEAD, households),
        {row.household_id: row for row in _promises(snapshot, households)},
        _needs(snapshot, households),
    )


def assigned_households(snapshot: Snapshot, staff_id: UUID) -> list[UUID]:
    """The households a staff member is assigned to on the snapshot's day; not those that are closed."""
    rows = snapshot.rows(
        _Id,
        """
        select distinct a.household_id
          from read.assignment a
         where a.staff_id = %(staff)s and known(a)
           and a.from_on <= %(on)s and %(on)s < a.until_on
           and exists (select from read.standing s
                        where s.household_id = a.household_id and known(s) and not s.closed
                          and s.from_on <= %(on)s and %(on)s < s.until_on)
        """,
        staff=staff_id,
    )
    return [row.id for row in rows]


def places(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """Number and village of each household on the snapshot's day."""
    rows = snapshot.connection.execute(
        """
        select distinct on (household_id) household_id, household_no, division from read.standing
         where household_id = any(%(ids)s) and known_until = 9223372036854775807
           and from_on <= %(on)s and %(on)s < until_on
        """,
        {"ids": list(households), "on": snapshot.on},
    )
    return {household_id: (household_no, division) for household_id, household_no, division in rows}


def _promises(snapshot: Snapshot, households: Sequence[UUID]) -> list[Promise]:
    return snapshot.rows(
        Promise,
        """
        select distinct on (c.household_id) c.household_id, c.ledger, c.promise, c.promise_on, c.occurred_on
          from read.contact c
         where c.household_id = any(%(households)s) and c.occurred_on <= %(on)s and c.promise is not null
           and known(c)
         order by c.household_id, c.occurred_on desc
        """,
        households=list(households),
    )


def _needs(snapshot: Snapshot, households: Sequence[UUID]) -> list[OpenNeed]:
    return snapshot.rows(
        OpenNeed,
        WAITING
        + """
        select w.need_id, w.household_id, w.ledger, w.domain, n.summary, w.due_on
          from waiting w
          join read.need n on n.household_id = w.household_id and n.need_id = w.need_id and known(n)
         where w.step <> 'closing'
         order by w.emergency desc, w.due_on, n.opened_on
        """,
        **waiting_of(snapshot, households),
    )


class _Id(msgspec.Struct, frozen=True):
    id: UUID
