"""What was reported of a family's life, the days on which it asked to be left in peace, and what it was merged into."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.life_events import LifeEventRejected, LifeEventReported, LifeEventVerified
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


class LifeEvent(Stored, frozen=True):
    life_event_id: UUID
    household_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Sealed | None
    status: str


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


def fold_life_event(rows: Sequence[LifeEvent], recorded: Recorded) -> Sequence[LifeEvent]:
    event = recorded.event
    match event:
        case LifeEventReported():
            return [
                LifeEvent(
                    event.life_event_id, recorded.stream_id, event.kind, event.subject, event.occurred_on, sealed(event.source),
                    "reported",
                )
            ]  # fmt: skip
        case LifeEventVerified():
            return [replace(row, status="verified") for row in rows]
        case LifeEventRejected():
            return [replace(row, status="rejected") for row in rows]
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
LIFE_EVENT = Projection(
    name="life_event",
    row=LifeEvent,
    group="life_event_id",
    handles={
        LifeEventReported: "life_event_id", LifeEventVerified: "life_event_id", LifeEventRejected: "life_event_id",
    },
    starts=frozenset({LifeEventReported}),
    fold=fold_life_event,
)  # fmt: skip
PROJECTIONS = (PAUSE, MERGING, LIFE_EVENT)
