"""The contacts of an area and a period, with when each was first recorded: what hints are read from."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from casework.divisions.codes import ledger_of, range_of
from projections.engine.snapshot import Snapshot


class Row(msgspec.Struct, frozen=True):
    """`note` is sealed. `in_office`: whether the contact person held any post on the day; `in_scope`: the household's."""

    contact_id: UUID
    household_id: UUID
    ledger: str
    staff_id: UUID | None
    channel: str
    outcome: str
    occurred_on: date
    note: str | None
    recorded_at: datetime
    position: int
    in_office: bool
    in_scope: bool


def entries(snapshot: Snapshot, division: str, from_on: date, until_on: date) -> list[Row]:
    """In order of their days: `from_on <= day < until_on`, of households that live in the division now.

    The cost follows from the area's households and the period: an area of one county. Withdrawn contacts are not in it.
    """
    lowest, end = range_of(division)
    return snapshot.rows(
        Row,
        """
        with made as (
          select c.contact_id, c.household_id, c.ledger, c.staff_id, c.channel, c.outcome, c.occurred_on, c.note,
                 c.logged_at as position
            from read.place p
            join read.contact c on c.household_id = p.household_id and c.ledger = p.ledger
           where p.division >= %(division_from)s and p.division < %(division_until)s
             and p.known_until = 9223372036854775807
             and c.occurred_on >= %(from_on)s and c.occurred_on < %(until_on)s and known(c)
        )
        select m.contact_id, m.household_id, m.ledger, m.staff_id, m.channel, m.outcome, m.occurred_on, m.note,
               r.recorded_at, m.position,
               m.staff_id is null or exists (
                 select from read.post h where h.staff_id = m.staff_id and known(h)
                    and h.from_on <= m.occurred_on and m.occurred_on < h.until_on),
               exists (
                 select from read.standing h where h.household_id = m.household_id and known(h)
                    and h.from_on <= m.occurred_on and m.occurred_on < h.until_on
                    and not h.closed and (h.members <> '[]' or m.occurred_on < h.registered_on))
          from made m
          join ledger.moments(%(ledger)s, array(select position from made)) r on r.position = m.position
         order by m.occurred_on, m.position
        """,
        ledger=ledger_of(division),
        division_from=lowest,
        division_until=end,
        from_on=from_on,
        until_on=until_on,
    )
