"""The days that matter to families, of those whom a contact person looks after."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class KeptDay(msgspec.Struct, frozen=True):
    """`day`: month and day, sealed."""

    household_id: UUID
    ledger: str
    kind: str
    day: str | None


def kept_days(snapshot: Snapshot, households: Sequence[UUID]) -> list[KeptDay]:
    """The days on which these households agreed to be thought of."""
    return snapshot.rows(
        KeptDay,
        """
        select d.household_id, d.ledger, d.kind, d.day from read.personal_day d
         where d.household_id = any(%(households)s) and known(d)
         order by d.agreed_on, d.personal_day_id
        """,
        households=list(households),
    )
