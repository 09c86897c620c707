"""How complete and how timely the records of each village are, and which families' records were checked."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot

TIMELY: Final = timedelta(days=3)
A_QUARTER: Final = timedelta(days=92)
A_YEAR: Final = timedelta(days=365)


class VillageQuality(msgspec.Struct, frozen=True):
    """Of the households in care on the day: how many have a phone, an address, a check within a year;
    of the contacts of the last quarter: how many were recorded within three days."""

    division: str
    households: int
    with_phone: int
    with_address: int
    checked: int
    contacts: int
    timely: int

    @property
    def score(self) -> int | None:
        """0 to 100: the mean of the four shares; those of nothing are left out, none where there is no household."""
        parts = (
            (self.with_phone, self.households),
            (self.with_address, self.households),
            (self.checked, self.households),
        )
        shares = [part / of for part, of in (*parts, (self.timely, self.contacts)) if of]
        return round(100 * sum(shares) / len(shares)) if self.households else None


class Unchecked(msgspec.Struct, frozen=True):
    household_id: UUID
    household_no: str
    division: str
    last_checked_on: date | None


# The households in care that live in an area on the day. What is known of each is looked up household by household: asked
# whether it exists, the database may go through all of the country's.
HOMES = """
    select h.household_id, h.household_no, h.ledger, h.division,
           (select r.address from read.registration r where r.household_id = h.household_id and r.ledger = h.ledger and known(r))
             as address
      from read.standing h
     where known(h) and h.division >= %(division_from)s and h.division < %(division_until)s
       and h.from_on <= %(on)s and %(on)s < h.until_on and h.entered_on <= %(on)s and %(on)s < h.left_on
"""


def quality(snapshot: Snapshot, division: str) -> list[VillageQuality]:
    """By village, in the order of their codes. The cost follows from the area's households: a county at most is asked."""
    lowest, end = range_of(division)
    return snapshot.rows(
        VillageQuality,
        f"""
        with homes as ({HOMES}), each as (
          select homes.division, homes.address is not null as addressed, phones.reachable, checks.checked,
                 made.contacts, made.timely
            from homes
           cross join lateral (
             select count(*) > 0 as reachable from read.member m
              where m.household_id = homes.household_id and m.ledger = homes.ledger and known(m)
                and m.phone is not null and %(on)s <= m.died_on and %(on)s < m.left_on) phones
           cross join lateral (
             select count(*) > 0 as checked from read.record_check c
              where c.household_id = homes.household_id and c.ledger = homes.ledger and known(c)
                and c.checked_on <= %(on)s and c.checked_on > %(a_year_ago)s) checks
           cross join lateral (
             select count(*) as contacts,
                    count(*) filter (where (r.recorded_at at time zone 'Asia/Shanghai')::date - c.occurred_on <= %(timely)s)
                      as timely
               from read.contact c
               join lateral ledger.moment(c.ledger, c.logged_at) r(recorded_at) on true
              where c.household_id = homes.household_id and known(c)
                and c.occurred_on > %(a_quarter_ago)s and c.occurred_on <= %(on)s) made
        )
        select division, count(*), count(*) filter (where reachable), count(*) filter (where addressed),
               count(*) filter (where checked), coalesce(sum(contacts), 0)::bigint, coalesce(sum(timely), 0)::bigint
          from each group by division order by division
        """,
        division_from=lowest,
        division_until=end,
        timely=TIMELY.days,
        a_quarter_ago=snapshot.on - A_QUARTER,
        a_year_ago=snapshot.on - A_YEAR,
    )


def progress(snapshot: Snapshot, division: str, from_on: date, until_on: date) -> tuple[int, int]:
    """How many of the area's households in care were checked on these days, and how many there are."""
    lowest, end = range_of(division)
    found = snapshot.one(
        _Progress,
        f"""
        with homes as ({HOMES})
        select count(*) filter (where checks.checked), count(*)
          from homes
         cross join lateral (
           select count(*) > 0 as checked from read.record_check c
            where c.household_id = homes.household_id and c.ledger = homes.ledger and known(c)
              and c.checked_on >= %(from_on)s and c.checked_on < %(until_on)s) checks
        """,
        division_from=lowest,
        division_until=end,
        from_on=from_on,
        until_on=until_on,
    )
    return (found.checked, found.of) if found else (0, 0)


def unchecked(
    snapshot: Snapshot, division: str, from_on: date, until_on: date, page: int, size: int
) -> list[Unchecked]:
    """The households in care that were not checked on these days."""
    lowest, end = range_of(division)
    return snapshot.rows(
        Unchecked,
        f"""
        with homes as ({HOMES})
        select homes.household_id, homes.household_no, homes.division,
               (select max(c.checked_on) from read.record_check c
                 where c.household_id = homes.household_id and known(c) and c.checked_on < %(from_on)s)
          from homes
         where not exists (
                 select from read.record_check c where c.household_id = homes.household_id and known(c)
                    and c.checked_on >= %(from_on)s and c.checked_on < %(until_on)s)
         order by homes.division, homes.household_no limit %(size)s offset %(offset)s
        """,
        division_from=lowest,
        division_until=end,
        from_on=from_on,
        until_on=until_on,
        size=size,
        offset=(page - 1) * size,
    )


class _Progress(msgspec.Struct, frozen=True):
    checked: int
    of: int


def in_care(snapshot: Snapshot, division: str) -> list[UUID]:
    """The area's households in care on the day."""
    lowest, end = range_of(division)
    rows = snapshot.rows(
        _Id, f"select homes.household_id from ({HOMES}) homes", division_from=lowest, division_until=end
    )
    return [row.household_id for row in rows]


class _Id(msgspec.Struct, frozen=True):
    household_id: UUID
