"""What is asked where a family was registered twice."""

from uuid import UUID

from casework.common.command import Given, Text
from casework.households.commands.order import Decision


class MergeHousehold(Decision, frozen=True, kw_only=True):
    """The household that the address names is the wrong one; `right_household_id` stays."""

    merging_id: Given
    right_household_id: UUID
    reason: Text


class UndoMerging(Decision, frozen=True, kw_only=True):
    reason: Text
