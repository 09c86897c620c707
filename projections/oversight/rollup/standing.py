"""How far the roll-up of each ledger answers a snapshot: as known now, as known then, or not at all."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casework.common.nearest import ledgers_for
from casework.policies.in_force import Adopted
from projections.engine.snapshot import Snapshot
from projections.oversight.rollup import tables
from projections.oversight.rollup.shared import said_above
from projections.policies.in_force import adopted_in


class Told(NamedTuple):
    now: list[str]
    then: list[str]
    not_told: list[str]


def told(snapshot: Snapshot, ledgers: Sequence[str]) -> Told:
    """Sorts the ledgers. Nothing is told of days beyond the horizon, under other rules, or before something above changed."""
    now, then = [], []
    for ledger, each in _reached(snapshot, ledgers).items():
        if each is None or each.horizon <= snapshot.on:
            continue
        known = snapshot.known[ledger]
        if snapshot.is_head(ledger):
            now += [ledger] if each.position == known else []
        elif each.knows(known):
            then.append(ledger)
    return Told(now, then, sorted(set(ledgers) - {*now, *then}))


class Reached(NamedTuple):
    position: int
    leapt_from: int
    leapt_until: int
    horizon: date

    def knows(self, position: int) -> bool:
        """Whether the log tells of what was known at a position."""
        return position <= self.leapt_from or self.leapt_until <= position <= self.position


def _reached(snapshot: Snapshot, ledgers: Sequence[str]) -> Mapping[str, Reached | None]:
    """Up to which position, and before which day, each ledger is told under what holds now; each asked once a reading."""
    known: dict[str, Reached | None] = snapshot.memo.setdefault("told", {})
    if missing := [ledger for ledger in ledgers if ledger not in known]:
        known.update(dict.fromkeys(missing), **_asked(snapshot, missing))
    return {ledger: known[ledger] for ledger in ledgers}


def _asked(snapshot: Snapshot, ledgers: Sequence[str]) -> dict[str, Reached]:
    rows = snapshot.connection.execute(
        """
        select ledger, editions, position, leapt_from, leapt_until, horizon from read.rollup
         where ledger = any(%(ledgers)s) and not elsewhere and code = %(code)s
        """,
        {"ledgers": list(ledgers), "code": tables.code()},
    ).fetchall()
    adopted = adopted_in(snapshot, sorted({above for ledger in ledgers for above in ledgers_for(ledger)[1:]}))
    return {ledger: Reached(*reached) for ledger, editions, *reached in rows if editions == _above(ledger, adopted)}


def _above(ledger: str, adopted: Mapping[str, Sequence[Adopted]]) -> str:
    return said_above(each for above in ledgers_for(ledger)[1:] for each in adopted.get(above, ()))
