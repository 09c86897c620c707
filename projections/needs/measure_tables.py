"""Help that was given to families, and on which days they come first."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.measures import (
    MeasureCorrected,
    MeasureTaken,
    MeasureWithdrawn,
    PriorityEnded,
    PriorityGiven,
    PriorityWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import OPEN, Projection, Sealed, Stored, sealed


class Measure(Stored, frozen=True):
    measure_id: UUID
    household_id: UUID
    domain: str
    taken_on: date
    measure: Sealed | None
    need_id: UUID | None
    staff_id: UUID | None
    organisation: str | None


class Priority(Stored, frozen=True):
    priority_id: UUID
    household_id: UUID
    from_on: date
    until_on: date
    reason: Sealed | None


def fold_measure(rows: Sequence[Measure], recorded: Recorded) -> Sequence[Measure]:
    match recorded.event:
        case (MeasureTaken() | MeasureCorrected()) as event:
            return [
                Measure(
                    event.measure_id, recorded.stream_id, event.domain, event.taken_on, sealed(event.measure), event.need_id,
                    event.staff_id, event.organisation,
                )
            ]  # fmt: skip
        case MeasureWithdrawn():
            return []
        case _:
            return rows


def fold_priority(rows: Sequence[Priority], recorded: Recorded) -> Sequence[Priority]:
    match recorded.event:
        case PriorityGiven() as event:
            until = event.until_on or FOREVER
            return [Priority(event.priority_id, recorded.stream_id, event.from_on, until, sealed(event.reason))]
        case PriorityEnded() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case PriorityWithdrawn():
            return []
        case _:
            return rows


MEASURE = Projection(
    name="measure",
    row=Measure,
    group="measure_id",
    handles=dict.fromkeys((MeasureTaken, MeasureCorrected, MeasureWithdrawn), "measure_id"),
    starts=frozenset({MeasureTaken}),
    fold=fold_measure,
    indexes=("(household_id, known_from)", f"(ledger, taken_on) where known_until = {OPEN}"),
)
PRIORITY = Projection(
    name="priority",
    row=Priority,
    group="priority_id",
    handles=dict.fromkeys((PriorityGiven, PriorityEnded, PriorityWithdrawn), "priority_id"),
    starts=frozenset({PriorityGiven}),
    fold=fold_priority,
    indexes=("(household_id, known_from)", "(ledger, until_on)"),
)
PROJECTIONS = (MEASURE, PRIORITY)
