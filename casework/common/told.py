"""A thing of a stream of its own that is told whole, told anew by corrections, and withdrawn: an activity, a training."""

from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from casework.common.event import Event
from casework.common.refusals import Refused

E = TypeVar("E", bound=Event)


class Told(Struct, Generic[E], frozen=True, kw_only=True):
    """`told`: the event that last told it whole; none before it is recorded."""

    told: E | None = None
    withdrawn: bool = False

    def standing(self, not_there: type[Refused], withdrawn: type[Refused]) -> E:
        """What can be corrected or withdrawn. Raises these where it was never recorded, or is withdrawn already."""
        if self.told is None:
            raise not_there
        if self.withdrawn:
            raise withdrawn
        return self.told


def evolve(state: Told[Any], event: Event) -> Told[Any]:
    """The thing after the event. Only copies facts."""
    return replace(state, withdrawn=True) if event.withdraws else replace(state, told=event)
