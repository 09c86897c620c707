"""What was reported of a family's life, and the days on which it asked to be left in peace."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.life_events import LifeEventRejected, LifeEventReported, LifeEventVerified
from casework.households.events.pause_closure import HouseholdPaused
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Pause(Stored, frozen=True):
    pause_id: UUID
    household_id: UUID
    from_on: date
    until_on: date


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
        case HouseholdPaused() as event:
            return [Pause(event.pause_id, recorded.stream_id, event.from_on, event.until_on)]
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
    handles={HouseholdPaused: "pause_id"},
    starts=frozenset({HouseholdPaused}),
    fold=fold_pause,
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
PROJECTIONS = (PAUSE, LIFE_EVENT)
