"""What was corrected or withdrawn: where in the ledger it stands, so that who audits finds it without reading every history."""

from collections.abc import Sequence
from typing import get_args
from uuid import UUID

from casework.households.events import HouseholdEvent
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored


class Amendment(Stored, frozen=True):
    household_id: UUID
    position: int
    confidentiality: str


def fold_amendment(rows: Sequence[Amendment], recorded: Recorded) -> Sequence[Amendment]:
    return [*rows, Amendment(recorded.stream_id, recorded.position, recorded.event.kept_for)]


AMENDMENT = Projection(
    name="amendment",
    row=Amendment,
    group="household_id",
    handles={kind: "" for kind in get_args(HouseholdEvent) if kind.corrects or kind.withdraws},
    fold=fold_amendment,
    indexes=("(household_id, position)", "(ledger, position) where known_until = 9223372036854775807"),
)
PROJECTIONS = (AMENDMENT,)
