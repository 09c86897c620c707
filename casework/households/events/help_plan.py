"""The help plan of a family (帮扶计划): what it is to reach, by what steps, and when it is looked at again."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HelpPlanSet(Event, frozen=True, kw_only=True):
    """From a day on; `help_id`: the category of help that it was set for. `review_on`: when it is first looked at again."""

    goes_along = True
    thing = "plan_id"
    day_field = "from_on"
    theme = "decision"

    plan_id: UUID
    from_on: date
    goals: Private
    steps: Private
    review_on: date
    help_id: UUID | None = None


class HelpPlanCorrected(Event, frozen=True, kw_only=True):
    """The whole plan as it reads after the correction."""

    thing = "plan_id"
    corrects = HelpPlanSet
    day_field = "from_on"
    theme = "decision"

    plan_id: UUID
    from_on: date
    goals: Private
    steps: Private
    review_on: date
    reason: Private
    help_id: UUID | None = None


class HelpPlanWithdrawn(Event, frozen=True, kw_only=True):
    """Set by mistake: there was none."""

    thing = "plan_id"
    withdraws = True
    theme = "decision"

    plan_id: UUID
    reason: Private


class HelpPlanEnded(Event, frozen=True, kw_only=True):
    """It is reached, or given up: nothing of it is looked at from `until_on` on."""

    goes_along = True
    thing = "plan_id"
    day_field = "until_on"
    theme = "decision"

    plan_id: UUID
    until_on: date
    reason: Private


class HelpPlanEndingCorrected(Event, frozen=True, kw_only=True):
    """The whole ending as it reads after the correction."""

    thing = "plan_id"
    corrects = HelpPlanEnded
    day_field = "until_on"
    theme = "decision"

    plan_id: UUID
    until_on: date
    reason: Private


class HelpPlanReviewed(Event, frozen=True, kw_only=True):
    """What was found, and when it is looked at next."""

    goes_along = True
    thing = "review_id"
    day_field = "reviewed_on"
    theme = "need"
    marked_when_late = True

    review_id: UUID
    plan_id: UUID
    reviewed_on: date
    finding: Private
    next_review_on: date


class HelpPlanReviewCorrected(Event, frozen=True, kw_only=True):
    """The whole review as it reads after the correction."""

    thing = "review_id"
    corrects = HelpPlanReviewed
    day_field = "reviewed_on"
    theme = "need"

    review_id: UUID
    plan_id: UUID
    reviewed_on: date
    finding: Private
    next_review_on: date
    reason: Private


class HelpPlanReviewWithdrawn(Event, frozen=True, kw_only=True):
    """It did not take place."""

    thing = "review_id"
    withdraws = True
    theme = "need"

    review_id: UUID
    plan_id: UUID
    reason: Private


HelpPlanEvent = (
    HelpPlanSet | HelpPlanCorrected | HelpPlanWithdrawn | HelpPlanEnded | HelpPlanEndingCorrected
    | HelpPlanReviewed | HelpPlanReviewCorrected | HelpPlanReviewWithdrawn
)  # fmt: skip
