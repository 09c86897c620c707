"""Whom the bank has paid for months of a year."""

from collections.abc import Iterable
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


SETTLED: Final = """
          from read.payment_line l
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = 'settled' and known(r)
         where l.list_id = any(%(lists)s) and r.list_id = any(%(lists)s) and known(l)
           and l.last_month >= %(first)s and l.first_month <= %(last)s
           and l.division >= %(lowest)s and l.division < %(end)s
"""
IN_YEAR: Final = """
    (l.first_month >= %(first)s or l.last_month <= %(last)s or exists (
        select from json_array_elements(l.parts::json) part, json_array_elements_text(part -> 'months') month
         where month::int between %(first)s and %(last)s))
"""
"""Whether such a line pays for a month of the year: it may have begun before and ended after, and have left the year out."""


def settled(
    snapshot: Snapshot, ledger: str, scheme: str, year: int, division: str, only: Iterable[UUID] | None = None
) -> dict[UUID, Settled]:
    """Whom the bank paid for months of a year, whenever: what was returned and not paid again is not in it. `only`: of these."""
    lists = settled_lists(snapshot, ledger, scheme)
    if not lists:
        return {}
    months, (lowest, end) = months_of(str(year)), range_of(division)
    lines = snapshot.rows(
        _Line,
        f"""
        select l.person_id, l.household_id, l.division, l.category, l.parts {SETTLED}
           {"" if only is None else "and l.person_id = any(%(only)s)"}
         order by l.last_month, l.list_id, l.number
        """,
        lists=lists, first=months[0], last=months[-1], lowest=lowest, end=end, only=list(only or ()),
    )  # fmt: skip
    found: dict[UUID, Settled] = {}
    for line in lines:
        amount_fen = sum(fen_of(part, year) for part in PARTS.decode(line.parts))
        if amount_fen:
            before = found[line.person_id].amount_fen if line.person_id in found else 0
            found[line.person_id] = Settled(line.household_id, line.division, line.category or ALL, before + amount_fen)
    return found


class _List(msgspec.Struct, frozen=True):
    list_id: UUID


def settled_lists(snapshot: Snapshot, ledger: str, scheme: str) -> list[UUID]:
    """Those of which the bank has paid a line: named to what reads lines, or it would go through the answers of all banks."""
    found = snapshot.rows(
        _List,
        "select t.list_id from read.payment_list t where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.settled > 0 and known(t)",
        ledger=ledger,
        scheme=scheme,
    )
    return [each.list_id for each in found]


PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def fen_of(part: LinePart, year: int) -> int:
    """What of a part is for months of the year."""
    return part.amount_fen * sum(year_of(month) == year for month in part.months)
