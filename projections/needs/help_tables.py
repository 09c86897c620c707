"""The category of help that a family was given, from which day on."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.help import (
    HelpCategoryAssigned,
    HelpCategoryCorrected,
    HelpCategoryEnded,
    HelpCategoryWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class HelpGiven(Stored, frozen=True):
    """Of those whose day has come the latest holds, of one day the one given last (`given_at`); none from its end on."""

    help_id: UUID
    household_id: UUID
    help_category: str
    from_on: date
    until_on: date
    reason: Sealed | None
    given_at: int


def fold_help(rows: Sequence[HelpGiven], recorded: Recorded) -> Sequence[HelpGiven]:
    event = recorded.event
    match event:
        case HelpCategoryAssigned():
            reason = sealed(event.reason)
            return [
                HelpGiven(
                    event.help_id, recorded.stream_id, event.help_category, event.from_on, FOREVER, reason, recorded.position
                )
            ]  # fmt: skip
        case HelpCategoryCorrected():
            told = {"help_category": event.help_category, "from_on": event.from_on}
            return [replace(row, reason=sealed(event.reason), **told) for row in rows]
        case HelpCategoryEnded():
            return [replace(row, until_on=event.until_on) for row in rows]
        case HelpCategoryWithdrawn():
            return []
        case _:
            return rows


def holding(given: Sequence[HelpGiven], on: date) -> HelpGiven | None:
    """The one that holds on a day. `given`: by day, of one day as they were given."""
    latest = next((each for each in reversed(given) if each.from_on <= on), None)
    return latest if latest and on < latest.until_on else None


HELP = Projection(
    name="help_given",
    row=HelpGiven,
    group="help_id",
    handles=dict.fromkeys(
        (HelpCategoryAssigned, HelpCategoryCorrected, HelpCategoryEnded, HelpCategoryWithdrawn), "help_id"
    ),
    starts=frozenset({HelpCategoryAssigned}),
    fold=fold_help,
)
PROJECTIONS = (HELP,)
