"""The days on which a family asked to be left in peace, and what a household was merged into."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.merging import HouseholdMerged, MergingUndone
from casework.households.events.pause_closure import HouseholdPaused, PauseCorrected, PauseEnded, PauseWithdrawn
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Pause(Stored, frozen=True):
    pause_id: UUID
    household_id: UUID
    from_on: date
    until_on: date


class Merging(Stored, frozen=True):
    """`household_id` is the wrong one of two registrations of one family."""

    merging_id: UUID
    household_id: UUID
    right_household_id: UUID
    reason: Sealed | None


def fold_pause(rows: Sequence[Pause], recorded: Recorded) -> Sequence[Pause]:
    match recorded.event:
        case HouseholdPaused() | PauseCorrected() as event:
            return [Pause(event.pause_id, recorded.stream_id, event.from_on, event.until_on)]
        case PauseEnded() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case PauseWithdrawn():
            return []
        case _:
            return rows


def fold_merging(rows: Sequence[Merging], recorded: Recorded) -> Sequence[Merging]:
    match recorded.event:
        case HouseholdMerged() as event:
            return [Merging(event.merging_id, recorded.stream_id, event.right_household_id, sealed(event.reason))]
        case MergingUndone():
            return []
        case _:
            return rows


PAUSE = Projection(
    name="pause",
    row=Pause,
    group="pause_id",
    handles=dict.fromkeys((HouseholdPaused, PauseCorrected, PauseEnded, PauseWithdrawn), "pause_id"),
    starts=frozenset({HouseholdPaused}),
    fold=fold_pause,
)
MERGING = Projection(
    name="merging",
    row=Merging,
    group="merging_id",
    handles={HouseholdMerged: "merging_id", MergingUndone: "merging_id"},
    starts=frozenset({HouseholdMerged}),
    fold=fold_merging,
    indexes=("(household_id)", "(right_household_id)"),
)
PROJECTIONS = (PAUSE, MERGING)
