"""What is asked where a family was registered twice."""

from uuid import UUID

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision


class MergeHousehold(Decision, frozen=True, kw_only=True):
    """The household that the address names is the wrong one; the right one is named by its id or by its number in the county."""

    merging_id: Given
    reason: Text
    right_household_id: UUID | None = None
    right_household_no: Short | None = None


class UndoMerging(Decision, frozen=True, kw_only=True):
    reason: Text
