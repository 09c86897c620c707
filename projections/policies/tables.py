"""Adopted policies: every edition with its day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from casework.ledger.recorded import Recorded
from casework.policies.adoption import PolicyAdopted
from projections.engine.projection import Projection, Stored


class Policy(Stored, frozen=True):
    """An edition as adopted in one division, from a day on; of two from one day the one recorded last stands."""

    policy_id: UUID
    from_on: date
    document_number: str
    edition: str  # JSON, whole
    adopted_at: int  # position


def fold_policy(rows: Sequence[Policy], recorded: Recorded) -> Sequence[Policy]:
    match recorded.event:
        case PolicyAdopted() as event:
            text = msgspec.json.encode(event.edition).decode()
            fresh = Policy(recorded.stream_id, event.from_on, event.document_number, text, recorded.position)
            return sorted([*(r for r in rows if r.from_on != event.from_on), fresh], key=lambda row: row.from_on)
        case _:
            return rows


POLICY = Projection(
    name="policy",
    row=Policy,
    group="policy_id",
    handles={PolicyAdopted: ""},
    fold=fold_policy,
    visible="county",
    stream="policy_id",
    indexes=("(ledger)",),
)
PROJECTIONS = (POLICY,)
