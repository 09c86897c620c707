"""The catalogue: every event under its stored name, and which aggregate answers a command."""

from datetime import date
from typing import Any, Final, Protocol, get_args

from casework import applications, authenticity, hospitals, households, periods, petitions, recoveries, staff
from casework.common import event
from casework.funds import issuing, received
from casework.payments import batches, layout_adoption, lists
from casework.policies import adoption
from casework.projects import activities, providers
from casework.schemes import adoption as schemes
from casework.supervision import campaigns, inspections, tasks, trainings


class Aggregate(Protocol):
    """One package of rules: its first state, its decisions, its folds."""

    @property
    def NEW(self) -> Any: ...
    @property
    def Command(self) -> Any: ...
    @property
    def Event(self) -> Any: ...

    def decide(self, command: Any, state: Any, today: date, /) -> list[Any]: ...
    def evolve(self, state: Any, event: Any, /) -> Any: ...


AGGREGATES: Final[tuple[Aggregate, ...]] = (
    households,
    staff,
    hospitals,
    petitions,
    adoption,
    periods,
    authenticity,
    trainings,
    tasks,
    inspections,
    campaigns,
    providers,
    activities,
    schemes,
    applications,
    lists,
    batches,
    recoveries,
    layout_adoption,
    received,
    issuing,
)

EVENT_TYPES: Final[dict[str, type[event.Event]]] = {
    kind.__name__: kind for aggregate in AGGREGATES for kind in (get_args(aggregate.Event) or (aggregate.Event,))
}


def aggregate_of(command: object) -> Aggregate:
    """The aggregate a command is an order to. Raises LookupError for anything else."""
    for aggregate in AGGREGATES:
        if isinstance(command, aggregate.Command):
            return aggregate
    raise LookupError(f"{type(command).__name__} is no command")
