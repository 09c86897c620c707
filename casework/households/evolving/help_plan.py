"""How the household changes by its events: help plans."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.help_plan import (
    HelpPlanCorrected,
    HelpPlanEnded,
    HelpPlanReviewed,
    HelpPlanReviewWithdrawn,
    HelpPlanSet,
    HelpPlanWithdrawn,
)
from casework.households.state import Folds, Household


def _told(state: Household, event: HelpPlanSet | HelpPlanCorrected) -> Household:
    return replace(state, help_plans=state.help_plans | {event.plan_id: event})


def _ended(state: Household, event: HelpPlanEnded) -> Household:
    return replace(state, help_plans_ended=state.help_plans_ended | {event.plan_id: event.until_on})


def _reviewed(state: Household, event: HelpPlanReviewed) -> Household:
    return replace(state, help_reviews=state.help_reviews | {event.review_id: event})


def _withdrawn(state: Household, event: HelpPlanWithdrawn | HelpPlanReviewWithdrawn) -> Household:
    about = event.plan_id if isinstance(event, HelpPlanWithdrawn) else event.review_id
    return replace(state, withdrawn=state.withdrawn | {about})


FOLDS: Final[Folds] = {
    HelpPlanSet: _told,
    HelpPlanCorrected: _told,
    HelpPlanEnded: _ended,
    HelpPlanReviewed: _reviewed,
    HelpPlanWithdrawn: _withdrawn,
    HelpPlanReviewWithdrawn: _withdrawn,
}
