"""A household that was registered twice is merged into the right one: a link, which can be undone."""

from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HouseholdMerged(Event, frozen=True, kw_only=True):
    """Said of the wrong one: it is `right_household_id` really, and was never a household of its own."""

    thing = "merging_id"
    theme = "decision"

    merging_id: UUID
    right_household_id: UUID
    reason: Private


class MergingUndone(Event, frozen=True, kw_only=True):
    """They are two households after all."""

    thing = "merging_id"
    withdraws = True
    theme = "decision"

    merging_id: UUID
    reason: Private


MergingEvent = HouseholdMerged | MergingUndone
