"""What the decisions about a sample read, and how each event changes it."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.authenticity.events import (
    SampleDrawn,
    SampleEvent,
    SpotCheckAnswered,
    SpotCheckCorrected,
    SpotCheckDrawn,
)


class Sample(Struct, frozen=True, kw_only=True):
    """`answers`: the event that last told each answer whole."""

    sample: SampleDrawn | None = None
    drawn: dict[UUID, SpotCheckDrawn] = {}
    answers: dict[UUID, SpotCheckAnswered | SpotCheckCorrected] = {}


NEW = Sample()


def evolve(state: Sample, event: SampleEvent) -> Sample:
    """The sample after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case SampleDrawn():
            return replace(state, sample=event)
        case SpotCheckDrawn():
            return replace(state, drawn=state.drawn | {event.spot_check_id: event})
        case SpotCheckAnswered() | SpotCheckCorrected():
            return replace(state, answers=state.answers | {event.spot_check_id: event})
    return state
