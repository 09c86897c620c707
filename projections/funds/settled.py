"""Whom the bank has paid for months of a year."""

from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from casework.common.months import months_of, year_of
from casework.divisions.codes import range_of
from casework.funds.people import ALL
from casework.payments.lines import LinePart
from projections.engine.snapshot import Snapshot


class Settled(NamedTuple):
    """What the bank settled for months of a year: in which category last, and how much, whatever of it was set off."""

    household_id: UUID
    division: str
    category: str
    amount_fen: int


class _Line(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    parts: str


def settled(snapshot: Snapshot, ledger: str, scheme: str, year: int, division: str) -> dict[UUID, Settled]:
    """Whom the bank paid for months of a year, whenever: what was returned and not paid again is not in it."""
    months, (lowest, end) = months_of(str(year)), range_of(division)
    lines = snapshot.rows(
        _Line,
        """
        select l.person_id, l.household_id, l.division, l.category, l.parts
          from read.payment_list t
          join read.payment_line l on l.list_id = t.list_id and known(l)
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = 'settled' and known(r)
         where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.settled > 0 and known(t)
           and l.last_month >= %(first)s and l.first_month <= %(last)s
           and l.division >= %(lowest)s and l.division < %(end)s
         order by l.last_month, l.list_id, l.number
        """,
        ledger=ledger, scheme=scheme, first=months[0], last=months[-1], lowest=lowest, end=end,
    )  # fmt: skip
    found: dict[UUID, Settled] = {}
    for line in lines:
        amount_fen = sum(fen_of(part, year) for part in PARTS.decode(line.parts))
        if amount_fen:
            before = found[line.person_id].amount_fen if line.person_id in found else 0
            found[line.person_id] = Settled(line.household_id, line.division, line.category or ALL, before + amount_fen)
    return found


PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def fen_of(part: LinePart, year: int) -> int:
    """What of a part is for months of the year."""
    return part.amount_fen * sum(year_of(month) == year for month in part.months)
