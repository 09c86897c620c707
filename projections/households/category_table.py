"""What was said of a household's category, each from a day on, and where."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.life_events import CategoryChanged, LifeEventWithdrawn
from casework.households.events.moving import HouseholdMovedIn
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored

FIRST = date.min


class SaidCategory(Stored, frozen=True):
    """Of the registration it holds since ever, or since the household came from another county. Of one day the last said holds.

    `whole`: whatever other counties said of the household is told here too.
    """

    household_id: UUID
    from_on: date
    category: str
    said_at: int  # position
    whole: bool = False


def fold_category(rows: Sequence[SaidCategory], recorded: Recorded) -> Sequence[SaidCategory]:
    match recorded.event:
        case HouseholdRegistered() as event:
            return [*rows, SaidCategory(recorded.stream_id, FIRST, event.category, recorded.position)]
        case HouseholdMovedIn(categories_told=True):
            return [replace(rows[-1], whole=True)] if rows else rows
        case HouseholdMovedIn() as event:
            return [*rows[:-1], replace(rows[-1], from_on=event.moved_on)] if rows else rows
        case CategoryChanged() as event:
            whole = any(row.whole for row in rows)
            fresh = SaidCategory(recorded.stream_id, event.from_on, event.category, recorded.position, whole)
            others = (row for row in rows if row.from_on != event.from_on)
            return sorted([*others, fresh], key=lambda row: row.from_on)
        case _:
            return rows


SAID_CATEGORY = Projection(
    name="said_category",
    row=SaidCategory,
    group="household_id",
    handles=dict.fromkeys(
        (HouseholdRegistered, HouseholdCorrected, HouseholdMovedIn, CategoryChanged, LifeEventWithdrawn), ""
    ),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_category,
    retold=True,
)
PROJECTIONS = (SAID_CATEGORY,)
