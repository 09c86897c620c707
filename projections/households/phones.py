"""How the living members of households are rung."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class Phone(msgspec.Struct, frozen=True):
    """A living member and one of their phones, both sealed; `second`: it is their other one."""

    household_id: UUID
    ledger: str
    name: str | None
    phone: str | None
    second: bool


def phones(snapshot: Snapshot, households: Sequence[UUID]) -> list[Phone]:
    return snapshot.rows(
        Phone,
        """
        select m.household_id, m.ledger, m.name, p.phone, p.second
          from read.member m, lateral (values (m.phone, false), (m.second_phone, true)) p (phone, second)
         where m.household_id = any(%(households)s) and known(m) and p.phone is not null and %(on)s <= m.died_on
         order by m.relation, m.member_id, p.second
        """,
        households=list(households),
    )
