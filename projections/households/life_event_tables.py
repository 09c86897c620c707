"""What was reported of a family's life, what became of it, and what is left to be done."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.life_events import (
    LifeEventCorrected,
    LifeEventFollowedUp,
    LifeEventFoundKnown,
    LifeEventOutcomeSeen,
    LifeEventRejected,
    LifeEventReopened,
    LifeEventReported,
    LifeEventVerified,
    LifeEventWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class LifeEvent(Stored, frozen=True):
    """`decided_on`: since when it is verified, rejected or known from another report; `staff_id`: who reported it; `to_do`:
    what is left to be done; `told_at`: the position that last said what happened, or that it is so.
    """

    life_event_id: UUID
    household_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Sealed | None
    residence_division: str | None
    hukou_division: str | None
    level: int | None
    staff_id: UUID | None
    reported_on: date
    status: str
    decided_on: date
    reason: Sealed | None
    outcome_seen: bool
    to_do: tuple[str, ...]
    told_at: int


def fold_life_event(rows: Sequence[LifeEvent], recorded: Recorded) -> Sequence[LifeEvent]:
    event = recorded.event
    match event:
        case LifeEventReported():
            return [_reported(recorded, event)]
        case LifeEventCorrected():
            return [_corrected(row, event, recorded.position) for row in rows]
        case LifeEventWithdrawn():
            return []
        case LifeEventVerified():
            return [_verified(row, event, recorded.position) for row in rows]
        case LifeEventRejected():
            decided_on, reason = event.rejected_on or event_day(rows), sealed(event.reason)
            return [replace(row, status="rejected", decided_on=decided_on, reason=reason) for row in rows]
        case LifeEventFoundKnown():
            return [replace(row, status="known", decided_on=event.known_on) for row in rows]
        case LifeEventReopened():
            return [replace(row, status="reported", decided_on=FOREVER, outcome_seen=False) for row in rows]
        case LifeEventOutcomeSeen():
            return [replace(row, outcome_seen=True) for row in rows]
        case LifeEventFollowedUp():
            return [replace(row, to_do=tuple(each for each in row.to_do if each != event.done)) for row in rows]
        case _:
            return rows


def event_day(rows: Sequence[LifeEvent]) -> date:
    """Of a verdict that does not say its day: as if it had come with the report."""
    return max((row.reported_on for row in rows), default=FOREVER)


def _reported(recorded: Recorded, event: LifeEventReported) -> LifeEvent:
    return LifeEvent(
        event.life_event_id, recorded.stream_id, event.kind, event.subject, event.occurred_on, sealed(event.source),
        event.residence_division, event.hukou_division, event.level, event.staff_id,
        event.reported_on or event.occurred_on, "reported", FOREVER, None, False, (), recorded.position,
    )  # fmt: skip


def _corrected(row: LifeEvent, event: LifeEventCorrected, position: int) -> LifeEvent:
    return replace(
        row,
        kind=event.kind,
        subject=event.subject,
        occurred_on=event.occurred_on,
        source=sealed(event.source),
        residence_division=event.residence_division,
        hukou_division=event.hukou_division,
        level=event.level,
        told_at=position,
    )


def _verified(row: LifeEvent, event: LifeEventVerified, position: int) -> LifeEvent:
    return replace(
        row,
        status="verified",
        decided_on=event.verified_on or row.reported_on,
        outcome_seen=event.at_once,
        to_do=event.follow_up,
        told_at=position,
    )


LIFE_EVENT = Projection(
    name="life_event",
    row=LifeEvent,
    group="life_event_id",
    handles=dict.fromkeys(
        (LifeEventReported, LifeEventCorrected, LifeEventWithdrawn, LifeEventVerified, LifeEventRejected,
         LifeEventFoundKnown, LifeEventReopened, LifeEventFollowedUp, LifeEventOutcomeSeen),
        "life_event_id",
    ),
    starts=frozenset({LifeEventReported}),
    fold=fold_life_event,
    indexes=(
        "(household_id)",
        "(ledger, decided_on)",
        "(ledger, decided_on) where cardinality(to_do) > 0",
        "(staff_id, decided_on) where not outcome_seen",
        "(ledger) where known_until = 9223372036854775807 and kind in ('birth', 'adoption', 'recovered')",
    ),
)  # fmt: skip
PROJECTIONS = (LIFE_EVENT,)
