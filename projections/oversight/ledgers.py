"""The ledgers in which the households of a division have their streams."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from casework.divisions.codes import ledger_of, level_of, range_of, trim
from projections.engine.snapshot import Snapshot

COUNTY = 3


def ledgers_of(snapshot: Snapshot, households: Sequence[UUID]) -> list[str]:
    """The ledgers in which these households have their streams, as far as the reader may see them."""
    rows = snapshot.connection.execute(
        "select distinct ledger from read.place where household_id = any(%(only)s) order by ledger",
        {"only": list(households)},
    )
    return [ledger for (ledger,) in rows if ledger in snapshot.known]


def ledgers_below(snapshot: Snapshot, division: str) -> list[str]:
    """The ledgers whose households may live in the division."""
    code = trim(division)
    if level_of(code) >= COUNTY:
        ledger = ledger_of(code)
        return [ledger] if ledger in snapshot.known else []
    lowest, end = range_of(code)
    return [ledger for ledger in snapshot.known if lowest <= ledger < end and is_county(ledger)]


def of_whole_ledgers(snapshot: Snapshot, division: str) -> bool:
    """Whether a question about the division is about whole ledgers, to a reader who may see all of them."""
    return level_of(division) <= COUNTY and snapshot.scope.households is None


@cache
def is_county(ledger: str) -> bool:
    """Whether households live under a ledger: also that of Dongguan, 441900, a prefecture without counties."""
    return level_of(ledger) == COUNTY
