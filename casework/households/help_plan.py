"""A help plan is set, looked at again and again, ended; what was recorded wrongly is corrected or withdrawn."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.help_plan import (
    CorrectHelpPlan,
    EndHelpPlan,
    ReviewHelpPlan,
    SetHelpPlan,
    WithdrawHelpPlan,
    WithdrawHelpPlanReview,
)
from casework.households.events import HouseholdEvent
from casework.households.events.help_plan import (
    HelpPlanCorrected,
    HelpPlanEnded,
    HelpPlanReviewed,
    HelpPlanReviewWithdrawn,
    HelpPlanSet,
    HelpPlanWithdrawn,
)
from casework.households.guards import not_closed_by
from casework.households.state import Household


def set_help_plan(command: SetHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    """Several may stand beside each other: each with what is to be reached, and its own days."""
    if command.plan_id in household.help_plans:
        return []
    not_closed_by(household, command.from_on)
    if command.help_id is not None and command.help_id not in household.help_categories:
        raise refusals.HelpNotThere("help_id")
    _reviewed_after(command.review_on, command.from_on, "review_on")
    return [
        HelpPlanSet(
            plan_id=command.plan_id,
            from_on=command.from_on,
            goals=Private(command.household_id, required_text(command.goals, "goals")),
            steps=Private(command.household_id, required_text(command.steps, "steps")),
            review_on=command.review_on,
            help_id=command.help_id,
        )
    ]


def correct_help_plan(command: CorrectHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(command.plan_id, household)
    required_text(command.reason, "reason")
    whose = command.household_id
    changes = said(command, "from_on", "review_on", of={"goals": whose, "steps": whose})
    for field in ("goals", "steps"):
        if isinstance(text := getattr(command, field), str):
            required_text(text, field)
    from_on = changes.get("from_on", before.from_on)
    _reviewed_after(changes.get("review_on", before.review_on), from_on, "review_on")
    ended = household.help_plans_ended.get(command.plan_id)
    if ended is not None and ended < from_on:
        raise refusals.EndBeforeStart("from_on", from_on=from_on)
    return list(corrected(HelpPlanCorrected, before, changes, Private(whose, command.reason)))


def withdraw_help_plan(command: WithdrawHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.plan_id, household)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelpPlanWithdrawn(plan_id=command.plan_id, reason=reason)]


def end_help_plan(command: EndHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    plan, ended = _standing(command.plan_id, household), household.help_plans_ended.get(command.plan_id)
    if ended == command.until_on:
        return []
    if ended is not None:
        raise refusals.HelpAlreadyEnded("until_on", until_on=ended)
    if command.until_on < plan.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=plan.from_on)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelpPlanEnded(plan_id=command.plan_id, until_on=command.until_on, reason=reason)]


def review_help_plan(command: ReviewHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    """Also of one that has ended: that it was looked at is a fact."""
    if command.review_id in household.help_reviews:
        return []
    _standing(command.plan_id, household)
    not_in_the_future(command.on, today, "on")
    _reviewed_after(command.next_review_on, command.on, "next_review_on")
    return [
        HelpPlanReviewed(
            review_id=command.review_id,
            plan_id=command.plan_id,
            reviewed_on=command.on,
            finding=Private(command.household_id, required_text(command.finding, "finding")),
            next_review_on=command.next_review_on,
        )
    ]


def withdraw_help_plan_review(
    command: WithdrawHelpPlanReview, household: Household, today: date
) -> list[HouseholdEvent]:
    review = household.help_reviews.get(command.review_id)
    if review is None:
        raise refusals.HelpPlanNotThere
    if command.review_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelpPlanReviewWithdrawn(review_id=command.review_id, plan_id=review.plan_id, reason=reason)]


def _reviewed_after(day: date, before: date, field: str) -> None:
    if day <= before:
        raise refusals.ReviewTooEarly(field, before=before)


def _standing(plan_id: UUID, household: Household) -> HelpPlanSet | HelpPlanCorrected:
    """Raises HelpPlanNotThere, AlreadyWithdrawn."""
    plan = household.help_plans.get(plan_id)
    if plan is None:
        raise refusals.HelpPlanNotThere
    if plan_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return plan
