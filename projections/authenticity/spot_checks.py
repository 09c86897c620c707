"""Call-backs of an area: to be made, and made."""

from datetime import date
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


class ListedSpotCheck(msgspec.Struct, frozen=True):
    """A contact somebody is to be asked about. `note` is sealed, in the sample's stream."""

    spot_check_id: UUID
    sample_id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    contact_id: UUID
    staff_id: UUID | None
    channel: str
    outcome: str
    occurred_on: date
    drawn_on: date
    result: str | None
    called_on: date | None
    note: str | None


# A contact withdrawn since it was drawn shows as it last read.
LISTED = """
    select s.spot_check_id, s.sample_id, s.ledger, s.household_id, h.household_no, p.division, s.contact_id, c.staff_id,
           c.channel, c.outcome, c.occurred_on, s.drawn_on, s.result, s.called_on, s.note
      from read.spot_check s
      join read.place p on p.household_id = s.household_id and p.known_until = 9223372036854775807
      join lateral (select household_no from read.standing
                     where household_id = s.household_id and known_until = 9223372036854775807 limit 1) h on true
      join lateral (select staff_id, channel, outcome, occurred_on from read.contact
                     where household_id = s.household_id and contact_id = s.contact_id
                     order by known_until desc limit 1) c on true
     where known(s)
"""


def spot_checks(snapshot: Snapshot, division: str, answered: bool, page: int, size: int) -> list[ListedSpotCheck]:
    """The newest sample first; those still to be asked, or those answered."""
    lowest, end = range_of(division)
    return snapshot.rows(
        ListedSpotCheck,
        f"""
        {LISTED}
           and p.division >= %(division_from)s and p.division < %(division_until)s
           and (s.result is not null) = %(answered)s
         order by s.drawn_on desc, h.household_no, s.spot_check_id
         limit %(size)s offset %(offset)s
        """,
        division_from=lowest,
        division_until=end,
        answered=answered,
        size=size,
        offset=(page - 1) * size,
    )


def results(snapshot: Snapshot, division: str) -> dict[str, int]:
    """How many call-backs came out how; under "" those still to be made."""
    lowest, end = range_of(division)
    rows = snapshot.rows(
        _Count,
        """
        select coalesce(s.result, ''), count(*)
          from read.spot_check s
          join read.place p on p.household_id = s.household_id and p.known_until = 9223372036854775807
         where known(s) and p.division >= %(division_from)s and p.division < %(division_until)s
         group by 1
        """,
        division_from=lowest,
        division_until=end,
    )
    return {row.result: row.count for row in rows}


def spot_check(snapshot: Snapshot, spot_check_id: UUID) -> ListedSpotCheck | None:
    """One call-back; none where its household is not the reader's to see."""
    return snapshot.one(
        ListedSpotCheck,
        LISTED + " and s.spot_check_id = %(id)s",
        id=spot_check_id,
    )


class _Count(msgspec.Struct, frozen=True):
    result: str
    count: int
