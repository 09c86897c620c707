"""The days on which a family asked to be left in peace."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.pause_closure import HouseholdPaused
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored


class Pause(Stored, frozen=True):
    pause_id: UUID
    household_id: UUID
    from_on: date
    until_on: date


def fold_pause(rows: Sequence[Pause], recorded: Recorded) -> Sequence[Pause]:
    match recorded.event:
        case HouseholdPaused() as event:
            return [Pause(event.pause_id, recorded.stream_id, event.from_on, event.until_on)]
        case _:
            return rows


PAUSE = Projection(
    name="pause",
    row=Pause,
    group="pause_id",
    handles={HouseholdPaused: "pause_id"},
    starts=frozenset({HouseholdPaused}),
    fold=fold_pause,
)
PROJECTIONS = (PAUSE,)
