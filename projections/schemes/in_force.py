"""Which editions of a scheme have held, hold and will hold in a ledger."""

from collections.abc import Mapping
from datetime import date

import msgspec

from casework.common.nearest import ledgers_for
from casework.schemes import terms
from casework.schemes.in_force import Adopted, Editions, editions
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot


def scheme_in_force(snapshot: Snapshot, ledger: str, scheme: SchemeId, on: date | None = None) -> Adopted:
    """The edition in force there on the day (the snapshot's, where none is said); without a scheme: not paid there."""
    return editions_of(snapshot, ledger, scheme).on(on or snapshot.on)


def editions_of(snapshot: Snapshot, ledger: str, scheme: SchemeId) -> Editions:
    """Everything adopted of a scheme there and above it, as far as the snapshot knows."""
    return editions(scheme, ledger, adopted_for(snapshot, ledger).get(scheme, {}))


def adopted_for(snapshot: Snapshot, ledger: str) -> Mapping[str, Mapping[str, list[Adopted]]]:
    """What a ledger and those above it have adopted, by scheme and ledger, in the order of its days."""
    key = ("schemes", ledger)
    if key not in snapshot.memo:
        snapshot.memo[key] = _adopted(snapshot, ledger)
    found: Mapping[str, Mapping[str, list[Adopted]]] = snapshot.memo[key]
    return found


def _adopted(snapshot: Snapshot, ledger: str) -> Mapping[str, Mapping[str, list[Adopted]]]:
    rows = snapshot.rows(
        _Row,
        """
        select s.ledger, s.scheme, s.from_on, s.document_number, s.terms, s.adopted_at
          from read.scheme s
         where s.ledger = any(%(wanted)s) and known(s)
         order by s.ledger, s.from_on
        """,
        wanted=list(ledgers_for(ledger)),
    )
    found: dict[str, dict[str, list[Adopted]]] = {}
    for row in rows:
        edition = msgspec.json.decode(row.terms, type=terms.Scheme) if row.terms else None
        adopted = Adopted(row.ledger, row.from_on, edition, row.document_number, row.position)
        found.setdefault(row.scheme, {}).setdefault(row.ledger, []).append(adopted)
    return found


class _Row(msgspec.Struct, frozen=True):
    ledger: str
    scheme: str
    from_on: date
    document_number: str
    terms: str
    position: int
