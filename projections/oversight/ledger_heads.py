"""How far each ledger has come."""

import msgspec

from projections.engine.snapshot import Snapshot


class Head(msgspec.Struct, frozen=True):
    """The last position of a ledger, and the hash of the event there."""

    ledger: str
    position: int
    hash: bytes


def heads(snapshot: Snapshot) -> list[Head]:
    """The heads of the ledgers within the reader's scope."""
    return snapshot.rows(
        Head,
        """
        select h.ledger, h.position, h.hash
          from ledger.heads h
         where h.ledger = any(%(ledgers)s)
         order by h.ledger
        """,
    )
