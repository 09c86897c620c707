"""Help plans of families, and what was found when they were looked at."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.help_plan import (
    HelpPlanCorrected,
    HelpPlanEnded,
    HelpPlanEndingCorrected,
    HelpPlanReviewCorrected,
    HelpPlanReviewed,
    HelpPlanReviewWithdrawn,
    HelpPlanSet,
    HelpPlanWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import OPEN, Projection, Sealed, Stored, sealed


class HelpPlan(Stored, frozen=True):
    """`review_on`: when it was to be looked at first."""

    plan_id: UUID
    household_id: UUID
    from_on: date
    until_on: date
    goals: Sealed | None
    steps: Sealed | None
    review_on: date
    help_id: UUID | None


class HelpPlanReview(Stored, frozen=True):
    review_id: UUID
    plan_id: UUID
    household_id: UUID
    reviewed_on: date
    finding: Sealed | None
    next_review_on: date


def fold_plan(rows: Sequence[HelpPlan], recorded: Recorded) -> Sequence[HelpPlan]:
    match recorded.event:
        case HelpPlanSet() | HelpPlanCorrected() as event:
            until_on = rows[0].until_on if rows else FOREVER
            return [
                HelpPlan(
                    event.plan_id, recorded.stream_id, event.from_on, until_on, sealed(event.goals), sealed(event.steps),
                    event.review_on, event.help_id,
                )
            ]  # fmt: skip
        case HelpPlanEnded() | HelpPlanEndingCorrected() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case HelpPlanWithdrawn():
            return []
        case _:
            return rows


def fold_review(rows: Sequence[HelpPlanReview], recorded: Recorded) -> Sequence[HelpPlanReview]:
    match recorded.event:
        case HelpPlanReviewed() | HelpPlanReviewCorrected() as event:
            finding = sealed(event.finding)
            return [
                HelpPlanReview(
                    event.review_id, event.plan_id, recorded.stream_id, event.reviewed_on, finding, event.next_review_on
                )
            ]  # fmt: skip
        case HelpPlanReviewWithdrawn():
            return []
        case _:
            return rows


HELP_PLAN = Projection(
    name="help_plan",
    row=HelpPlan,
    group="plan_id",
    handles=dict.fromkeys(
        (HelpPlanSet, HelpPlanCorrected, HelpPlanEnded, HelpPlanEndingCorrected, HelpPlanWithdrawn), "plan_id"
    ),
    starts=frozenset({HelpPlanSet}),
    fold=fold_plan,
    indexes=("(household_id, known_from)", f"(ledger, from_on) where known_until = {OPEN}"),
)
HELP_PLAN_REVIEW = Projection(
    name="help_plan_review",
    row=HelpPlanReview,
    group="review_id",
    handles=dict.fromkeys((HelpPlanReviewed, HelpPlanReviewCorrected, HelpPlanReviewWithdrawn), "review_id"),
    starts=frozenset({HelpPlanReviewed}),
    fold=fold_review,
    indexes=("(household_id, known_from)",),
)
PROJECTIONS = (HELP_PLAN, HELP_PLAN_REVIEW)
