"""What is asked about help plans."""

from datetime import date
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Text
from casework.households.commands.order import Decision, Fact


class SetHelpPlan(Decision, frozen=True, kw_only=True):
    """`help_id`: the category of help that it is set for, if for one."""

    plan_id: Given
    from_on: date
    goals: Text
    steps: Text
    review_on: date
    help_id: UUID | None = None


class CorrectHelpPlan(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. `ended_on`: of one that has ended, the first day without it."""

    plan_id: Given
    reason: Text
    from_on: date | UnsetType = UNSET
    goals: Text | UnsetType = UNSET
    steps: Text | UnsetType = UNSET
    review_on: date | UnsetType = UNSET
    ended_on: date | UnsetType = UNSET


class WithdrawHelpPlan(Decision, frozen=True, kw_only=True):
    plan_id: Given
    reason: Text


class EndHelpPlan(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day without it."""

    plan_id: Given
    until_on: date
    reason: Text


class ReviewHelpPlan(Fact, frozen=True, kw_only=True):
    """`on`: when it was looked at; `next_review_on`: when next."""

    review_id: Given
    plan_id: Given
    on: date
    finding: Text
    next_review_on: date


class CorrectHelpPlanReview(Fact, frozen=True, kw_only=True):
    """Only what changes, and why."""

    review_id: Given
    reason: Text
    on: date | UnsetType = UNSET
    finding: Text | UnsetType = UNSET
    next_review_on: date | UnsetType = UNSET


class WithdrawHelpPlanReview(Fact, frozen=True, kw_only=True):
    review_id: Given
    reason: Text
