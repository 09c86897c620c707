"""When a household was closed, and until when: what money waits for, also after it was opened again."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.common.months import month_of
from casework.households.events.pause_closure import ClosureWithdrawn, HouseholdClosed, HouseholdReopened
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored


class Closure(Stored, frozen=True):
    """A closure that was no mistake. `told_at`: the position that says so; `reopened_on`: the first day on which it is open again."""

    household_id: UUID
    closed_on: date
    told_at: int
    reopened_on: date = FOREVER

    @property
    def has_months(self) -> bool:
        """Whether a whole month lies in it."""
        return month_of(self.reopened_on) > month_of(self.closed_on) + 1


def fold_closure(rows: Sequence[Closure], recorded: Recorded) -> Sequence[Closure]:
    """One in which no month lies is not kept: nothing waits for it."""
    match recorded.event:
        case HouseholdClosed() as event:
            return [*rows, Closure(recorded.stream_id, event.closed_on, recorded.position)]
        case ClosureWithdrawn():
            return [row for row in rows if row.reopened_on != FOREVER]
        case HouseholdReopened() as event:
            ended = [replace(row, reopened_on=min(row.reopened_on, event.from_on)) for row in rows]
            return [row for row in ended if row.has_months]
        case _:
            return rows


CLOSURE: Final = Projection(
    name="closure",
    row=Closure,
    group="household_id",
    handles=dict.fromkeys((HouseholdClosed, ClosureWithdrawn, HouseholdReopened), ""),
    fold=fold_closure,
    indexes=("(household_id)", "(ledger) where known_until = 9223372036854775807"),
)
PROJECTIONS = (CLOSURE,)
