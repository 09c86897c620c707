"""A family that was registered twice: the wrong household is merged into the right one, and that can be undone."""

from datetime import date

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private
from casework.households.commands.merging import MergeHousehold, UndoMerging
from casework.households.events import HouseholdEvent
from casework.households.events.merging import HouseholdMerged, MergingUndone
from casework.households.state import Household


def merge_household(command: MergeHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    """Also one that was closed: it counts on no day any more. The edge finds the right one by its number."""
    if command.right_household_id is None:
        raise refusals.HouseholdNotThere("right_household_no")
    if household.merging is not None:
        if household.merging.right_household_id == command.right_household_id:
            return []
        raise refusals.HouseholdMerged
    if command.right_household_id == command.household_id:
        raise refusals.MergedIntoItself("right_household_id")
    required_text(command.reason, "reason")
    return [
        HouseholdMerged(
            merging_id=command.merging_id,
            right_household_id=command.right_household_id,
            reason=Private(command.household_id, command.reason),
        )
    ]


def undo_merging(command: UndoMerging, household: Household, today: date) -> list[HouseholdEvent]:
    if household.merging is None:
        raise refusals.HouseholdNotMerged
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [MergingUndone(merging_id=household.merging.merging_id, reason=reason)]
