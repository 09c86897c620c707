"""Lines that are not settled: sent and not answered, or returned and not paid again, by how long that has been so."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from casework.funds.ageing import BANDS, Kind, band_code, band_of, since
from projections.engine.snapshot import Snapshot
from projections.payments.paid_again import ON_A_LIST_AGAIN


class Aged(msgspec.Struct, frozen=True):
    lines: int = 0
    amount_fen: int = 0

    def __add__(self, other: "Aged") -> "Aged":
        return Aged(self.lines + other.lines, self.amount_fen + other.amount_fen)


class Unsettled(msgspec.Struct, frozen=True):
    """A line, since when it is so, and why the bank returned it."""

    list_id: UUID
    scheme: str
    period: str
    number: int
    person_id: UUID
    household_id: UUID
    division: str
    amount_fen: int
    since_on: date
    reason: str | None


class _Sum(msgspec.Struct, frozen=True):
    since_on: date
    lines: int
    amount_fen: int


OF_LISTS: Final = """
    t.division >= %(lowest)s and t.division < %(end)s and known(t)
"""
NOT_ANSWERED: Final = f"""
    select t.sent_on, t.lines - t.settled - t.returned, t.amount_fen - t.settled_fen - t.returned_fen
      from read.payment_list t
     where t.status = any(array['sent', 'settling']) and t.lines > t.settled + t.returned and {OF_LISTS}
"""
# What was returned waits until it is on a list again.
WAITING: Final = f"""
      from read.payment_list t
      join read.bank_result r on r.list_id = t.list_id and r.outcome = 'returned' and known(r)
      join read.payment_line l on l.list_id = r.list_id and l.number = r.from_number and known(l)
     where t.returned > 0 and {OF_LISTS}
       and not {ON_A_LIST_AGAIN}
"""
RETURNED: Final = f"select r.told_on, count(*), sum(l.amount_fen)::bigint {WAITING} group by 1"
SUMS: Final[Mapping[Kind, str]] = {"unanswered": NOT_ANSWERED, "returned": RETURNED}


def ages(snapshot: Snapshot, division: str) -> dict[Kind, dict[str, Aged]]:
    """By kind and band, all of them; each is as long as its list."""
    lowest, end = range_of(division)
    found: dict[Kind, dict[str, Aged]] = {kind: {band_code(*band): Aged() for band in BANDS} for kind in SUMS}
    for kind, query in SUMS.items():
        for row in snapshot.rows(_Sum, query, lowest=lowest, end=end):
            band = band_of((snapshot.on - row.since_on).days)
            found[kind][band] += Aged(row.lines, row.amount_fen)
    return found


LINES: Final[Mapping[Kind, str]] = {
    "unanswered": f"""
        select t.list_id, t.scheme, t.period, l.number, l.person_id, l.household_id, l.division, l.amount_fen, t.sent_on, null::text
          from read.payment_list t
          join read.payment_line l on l.list_id = t.list_id and known(l)
         where t.status = any(array['sent', 'settling']) and t.sent_on between %(first)s and %(last)s and {OF_LISTS}
           and not exists (select from read.bank_result r
                            where r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number and known(r))
         order by t.sent_on, t.list_id, l.number limit %(size)s offset %(offset)s
    """,
    "returned": f"""
        select t.list_id, t.scheme, t.period, l.number, l.person_id, l.household_id, l.division, l.amount_fen, r.told_on, r.reason
          {WAITING} and r.told_on between %(first)s and %(last)s
         order by r.told_on, t.list_id, l.number limit %(size)s offset %(offset)s
    """,
}  # fmt: skip


def lines(snapshot: Snapshot, division: str, kind: Kind, band: str, size: int, offset: int) -> list[Unsettled]:
    """A page of those in a band, the oldest first."""
    lowest, end = range_of(division)
    first, last = since(band, snapshot.on)
    return snapshot.rows(
        Unsettled, LINES[kind], lowest=lowest, end=end, first=first, last=last, size=size, offset=offset,
    )  # fmt: skip


def old_count(snapshot: Snapshot, division: str) -> int:
    """Lines that have waited for more than a week."""
    found = ages(snapshot, division)
    return sum(aged.lines for bands in found.values() for code, aged in bands.items() if code != band_code(*BANDS[0]))
