"""A confirmed application as accrual takes it."""

from collections.abc import Iterable
from typing import Final

import msgspec

from casework.schemes.accrual import Enrolled
from projections.applications.lookup import Placed
from projections.applications.tables import Known

KNOWN: Final = msgspec.json.Decoder(tuple[Known, ...])


def enrolled_as(placed: Placed) -> Enrolled | None:
    """Nothing where it was not confirmed."""
    row = placed.row
    if row.from_on is None:
        return None
    ended = (row.exit_cause, row.exit_on) if row.exit_cause and row.exit_on else None
    decided, goes_on = by_ledger(row.decided), by_ledger(row.goes_on)
    return Enrolled(from_on=row.from_on, ended=ended, ledger=placed.ledger, decided=decided, goes_on=goes_on)


def stored(said: str) -> dict[str, int]:
    """How far each ledger was known, of the column as it is stored."""
    return by_ledger(KNOWN.decode(said))


def by_ledger(said: Iterable[Known]) -> dict[str, int]:
    return {each.ledger: each.position for each in said}
