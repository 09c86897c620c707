"""How far the roll-up of each ledger answers a snapshot: as known now, as known then, or not at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casework.policies.in_force import Adopted, ledgers_for
from projections.engine.snapshot import Snapshot
from projections.oversight.rollup import tables
from projections.oversight.rollup.versions import said_above
from projections.policies.in_force import adopted_in


class Told(NamedTuple):
    now: list[str]
    then: list[str]
    not_told: list[str]


def told(snapshot: Snapshot, ledgers: Sequence[str]) -> Told:
    """Sorts the ledgers. Nothing is told of days beyond the horizon, under other rules, or before something above changed."""
    reached = _reached(snapshot, ledgers)
    positions = {ledger: position for ledger, (position, horizon) in reached.items() if horizon > snapshot.on}
    now = [ledger for ledger in ledgers if snapshot.is_head(ledger) and positions.get(ledger) == snapshot.known[ledger]]
    then = [
        ledger
        for ledger in ledgers
        if not snapshot.is_head(ledger) and positions.get(ledger, -1) >= snapshot.known[ledger]
    ]
    return Told(now, then, sorted(set(ledgers) - {*now, *then}))


def _reached(snapshot: Snapshot, ledgers: Sequence[str]) -> Mapping[str, tuple[int, date]]:
    """Up to which position, and before which day, each ledger is told under what holds now; asked once a reading."""
    key = ("told", *ledgers)
    if key not in snapshot.memo:
        rows = snapshot.connection.execute(
            """
            select ledger, position, horizon, editions from read.rollup
             where ledger = any(%(ledgers)s) and not elsewhere and code = %(code)s
            """,
            {"ledgers": list(ledgers), "code": tables.code()},
        ).fetchall()
        adopted = adopted_in(snapshot, sorted({above for ledger in ledgers for above in ledgers_for(ledger)[1:]}))
        snapshot.memo[key] = {
            ledger: (position, horizon)
            for ledger, position, horizon, editions in rows
            if editions == _above(ledger, adopted)
        }
    found: Mapping[str, tuple[int, date]] = snapshot.memo[key]
    return found


def _above(ledger: str, adopted: Mapping[str, Sequence[Adopted]]) -> str:
    return said_above(each for above in ledgers_for(ledger)[1:] for each in adopted.get(above, ()))
