"""Which editions have held, hold and will hold in a ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import msgspec

from casework.common.nearest import ledgers_for
from casework.policies import Edition
from casework.policies.in_force import DEFAULT, Adopted, Editions, adopting, editions
from projections.engine.snapshot import Snapshot

__all__ = ["DEFAULT", "InForce", "Supposed", "adopting_there", "editions_of", "in_force"]

Supposed = Mapping[str, Sequence[Adopted]]
"""What some ledgers are supposed to have adopted instead of what they have: a basis that nobody stores."""
NOTHING: Final[Supposed] = MappingProxyType({})


@dataclass(frozen=True)
class InForce:
    """The edition in force on a day, with everything known of those before and after it."""

    editions: Editions
    adopted: Adopted

    @property
    def edition(self) -> Edition:
        return self.adopted.edition

    @property
    def document_number(self) -> str:
        return self.adopted.document_number


def in_force(snapshot: Snapshot, ledgers: Iterable[str]) -> dict[str, InForce]:
    """For each ledger the edition in force on the snapshot's day: its own, else the nearest division's above."""
    return {
        ledger: InForce(known, known.on(snapshot.on)) for ledger, known in editions_of(snapshot, list(ledgers)).items()
    }


def editions_of(snapshot: Snapshot, ledgers: Sequence[str], supposed: Supposed = NOTHING) -> dict[str, Editions]:
    """For each ledger everything adopted there and above it, as far as the snapshot knows, or as it is supposed."""
    chains = {ledger: ledgers_for(ledger) for ledger in ledgers}
    known = adopted_in(snapshot, sorted({above for chain in chains.values() for above in chain}))
    adopted = {**known, **supposed}
    return {ledger: editions(chain, adopted) for ledger, chain in chains.items()}


def adopting_there(snapshot: Snapshot, candidate: Adopted) -> Supposed:
    """As if the candidate's ledger adopted it now."""
    known = adopted_in(snapshot, [candidate.ledger])
    return {candidate.ledger: adopting(known.get(candidate.ledger, ()), candidate)}


def adopted_in(snapshot: Snapshot, ledgers: Sequence[str]) -> Mapping[str, list[Adopted]]:
    """What these ledgers have adopted, in the order of its days, as far as the snapshot knows."""
    if ("adopted", *ledgers) not in snapshot.memo:
        snapshot.memo["adopted", *ledgers] = _adopted(snapshot, ledgers)
    found: Mapping[str, list[Adopted]] = snapshot.memo["adopted", *ledgers]
    return found


def _adopted(snapshot: Snapshot, ledgers: Sequence[str]) -> Mapping[str, list[Adopted]]:
    rows = snapshot.rows(
        _Row,
        """
        select p.ledger, p.from_on, p.document_number, p.edition, p.adopted_at
          from read.policy p
         where p.ledger = any(%(wanted)s) and known(p)
         order by p.ledger, p.from_on
        """,
        wanted=list(ledgers),
    )
    found: dict[str, list[Adopted]] = {}
    for row in rows:
        edition = msgspec.json.decode(row.edition, type=Edition)
        found.setdefault(row.ledger, []).append(
            Adopted(row.ledger, row.from_on, edition, row.document_number, row.position)
        )
    return found


class _Row(msgspec.Struct, frozen=True):
    ledger: str
    from_on: date
    document_number: str
    edition: str
    position: int
