"""How the living members of households are rung."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class Phone(msgspec.Struct, frozen=True):
    """A living member with a phone; both sealed."""

    household_id: UUID
    ledger: str
    name: str | None
    phone: str | None


def phones(snapshot: Snapshot, households: Sequence[UUID]) -> list[Phone]:
    return snapshot.rows(
        Phone,
        """
        select m.household_id, m.ledger, m.name, m.phone
          from read.member m
         where m.household_id = any(%(households)s) and known(m) and m.phone is not null and %(on)s <= m.died_on
         order by m.relation, m.member_id
        """,
        households=list(households),
    )
