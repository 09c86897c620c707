"""The corrections and withdrawals of an area, a page at a time."""

from typing import Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot

LEDGER_DIGITS: Final = 6


class ListedAmendment(msgspec.Struct, frozen=True):
    """Where a correction or withdrawal stands, and whom it is about."""

    ledger: str
    position: int
    household_id: UUID
    household_no: str
    division: str


AMENDED: Final[LiteralString] = """
  from read.amendment a
  join read.standing h on h.household_id = a.household_id and h.ledger = a.ledger
 where known(a) and a.ledger >= %(ledger_from)s and a.ledger < %(ledger_until)s
   and known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
   and h.division >= %(division_from)s and h.division < %(division_until)s
"""


def amendments(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[ListedAmendment], int]:
    """A page of them, of each ledger the last recorded first, and how many there are in all."""
    found = snapshot.rows(
        ListedAmendment,
        "select a.ledger, a.position, h.household_id, h.household_no, h.division"
        + AMENDED
        + "order by a.ledger, a.position desc limit %(size)s offset %(skipped)s",
        size=size,
        skipped=(page - 1) * size,
        **_within(snapshot, division),
    )
    return found, amendments_count(snapshot, division)


def amendments_count(snapshot: Snapshot, division: str) -> int:
    number: int = snapshot.value("select count(*)" + AMENDED, **_within(snapshot, division))
    return number


def _within(snapshot: Snapshot, division: str) -> dict[str, str]:
    lowest, end = snapshot.scope.span(division)
    ledger_from, ledger_until = range_of(trim(division)[:LEDGER_DIGITS])
    return {
        "division_from": lowest,
        "division_until": end,
        "ledger_from": ledger_from,
        "ledger_until": ledger_until,
    }
