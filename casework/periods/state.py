"""What the decisions about a period read, and how each event changes it."""

from msgspec import Struct
from msgspec.structs import replace

from casework.periods.events import PeriodClosed, PeriodEvent, PeriodReopened, PeriodRestated
from casework.periods.figures import Counted


class PeriodClose(Struct, frozen=True, kw_only=True):
    """`counted`: the figures told last; None before the first closing. `open`: whether it may be closed."""

    division: str = ""
    period: str = ""
    open: bool = True
    counted: Counted | None = None


NEW = PeriodClose()


def evolve(state: PeriodClose, event: PeriodEvent) -> PeriodClose:
    """The period after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case PeriodClosed():
            return PeriodClose(division=event.division, period=event.period, open=False, counted=event.counted)
        case PeriodRestated():
            return replace(state, counted=event.counted)
        case PeriodReopened():
            return replace(state, open=True)
    return state
