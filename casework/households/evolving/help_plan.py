"""How the household changes by its events: help plans."""

from typing import Final

from msgspec.structs import replace

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
from casework.households.state import Folds, Household


def _told(state: Household, event: HelpPlanSet | HelpPlanCorrected) -> Household:
    return replace(state, help_plans=state.help_plans | {event.plan_id: event})


def _ended(state: Household, event: HelpPlanEnded | HelpPlanEndingCorrected) -> Household:
    return replace(state, help_plan_endings=state.help_plan_endings | {event.plan_id: event})


def _reviewed(state: Household, event: HelpPlanReviewed | HelpPlanReviewCorrected) -> Household:
    return replace(state, help_reviews=state.help_reviews | {event.review_id: event})


def _withdrawn(state: Household, event: HelpPlanWithdrawn | HelpPlanReviewWithdrawn) -> Household:
    about = event.plan_id if isinstance(event, HelpPlanWithdrawn) else event.review_id
    return replace(state, withdrawn=state.withdrawn | {about})


FOLDS: Final[Folds] = {
    HelpPlanSet: _told,
    HelpPlanCorrected: _told,
    HelpPlanEnded: _ended,
    HelpPlanEndingCorrected: _ended,
    HelpPlanReviewed: _reviewed,
    HelpPlanReviewCorrected: _reviewed,
    HelpPlanWithdrawn: _withdrawn,
    HelpPlanReviewWithdrawn: _withdrawn,
}
