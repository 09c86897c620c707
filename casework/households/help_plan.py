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
    CorrectHelpPlanReview,
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
    HelpPlanEndingCorrected,
    HelpPlanReviewCorrected,
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
    """The plan, its ending, or both."""
    before = _standing(command.plan_id, household)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    changes = said(command, "from_on", "review_on", of=dict.fromkeys(("goals", "steps"), command.household_id))
    _said_at_all(command, "goals", "steps")
    from_on = changes.get("from_on", before.from_on)
    _reviewed_after(changes.get("review_on", before.review_on), from_on, "review_on")
    ending = _ending_corrected(command, household, from_on, reason)
    return [*corrected(HelpPlanCorrected, before, changes, reason), *ending]


def _ending_corrected(
    command: CorrectHelpPlan, household: Household, from_on: date, reason: Private
) -> list[HelpPlanEndingCorrected]:
    ending, changes = household.help_plan_endings.get(command.plan_id), said(command, until_on="ended_on")
    if ending is None:
        if changes:
            raise refusals.HelpPlanNotEnded("ended_on")
        return []
    if changes.get("until_on", ending.until_on) < from_on:
        raise refusals.EndBeforeStart("ended_on" if changes else "from_on", from_on=from_on)
    return corrected(HelpPlanEndingCorrected, ending, changes, reason)


def withdraw_help_plan(command: WithdrawHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.plan_id, household)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelpPlanWithdrawn(plan_id=command.plan_id, reason=reason)]


def end_help_plan(command: EndHelpPlan, household: Household, today: date) -> list[HouseholdEvent]:
    plan, ending = _standing(command.plan_id, household), household.help_plan_endings.get(command.plan_id)
    if ending is not None:
        if ending.until_on == command.until_on:
            return []
        raise refusals.HelpAlreadyEnded("until_on", until_on=ending.until_on)
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


def correct_help_plan_review(command: CorrectHelpPlanReview, household: Household, today: date) -> list[HouseholdEvent]:
    before = _review(command.review_id, household)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    changes = said(command, "next_review_on", of={"finding": command.household_id}, reviewed_on="on")
    _said_at_all(command, "finding")
    reviewed_on = changes.get("reviewed_on", before.reviewed_on)
    not_in_the_future(reviewed_on, today, "on")
    _reviewed_after(changes.get("next_review_on", before.next_review_on), reviewed_on, "next_review_on")
    return list(corrected(HelpPlanReviewCorrected, before, changes, reason))


def withdraw_help_plan_review(
    command: WithdrawHelpPlanReview, household: Household, today: date
) -> list[HouseholdEvent]:
    review = _review(command.review_id, household)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelpPlanReviewWithdrawn(review_id=command.review_id, plan_id=review.plan_id, reason=reason)]


def _said_at_all(command: CorrectHelpPlan | CorrectHelpPlanReview, *fields: str) -> None:
    """Raises TextMissing where one of these texts would be emptied."""
    for field in fields:
        if isinstance(text := getattr(command, field), str):
            required_text(text, field)


def _review(review_id: UUID, household: Household) -> HelpPlanReviewed | HelpPlanReviewCorrected:
    """Raises HelpPlanNotThere, AlreadyWithdrawn."""
    review = household.help_reviews.get(review_id)
    if review is None:
        raise refusals.HelpPlanNotThere
    if review_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return review


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
