"""Families in special difficulty (特殊困难): they come first in lists (seed 003, Xichuan)."""

from collections.abc import Sequence
from uuid import UUID

from projections.engine.snapshot import Snapshot


def coming_first(snapshot: Snapshot, ledgers: Sequence[str]) -> frozenset[UUID]:
    """The families of some ledgers that come first on the snapshot's day."""
    key = ("coming first", snapshot.on, *ledgers)
    if key not in snapshot.memo:
        query = """
            select f.household_id from read.priority f
             where f.ledger = any(%(of)s) and f.from_on <= %(on)s and %(on)s < f.until_on and known(f)
        """
        rows = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters({"of": list(ledgers)}))
        snapshot.memo[key] = frozenset(household_id for (household_id,) in rows)
    found: frozenset[UUID] = snapshot.memo[key]
    return found
