"""What is done about a help plan: set, corrected, looked at again, ended, withdrawn."""

from typing import Final

from casework.households.commands.help_plan import (
    CorrectHelpPlan,
    CorrectHelpPlanReview,
    EndHelpPlan,
    ReviewHelpPlan,
    SetHelpPlan,
    WithdrawHelpPlan,
    WithdrawHelpPlanReview,
)
from web.http.action import Action, Step
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

PLAN: Final = HOUSEHOLD + "/help-plans/{plan_id:uuid}"
REVIEWED: Final = HOUSEHOLD + "/help-plan-reviews/{review_id:uuid}"
TO_PLANS: Final = Step(N_("Help plans to look at"), "/help-plans")

SET: Final = Action(
    SetHelpPlan, HOUSEHOLD + "/help-plans", "plan_id", in_household, said=N_("The help plan is recorded.")
)
CORRECT: Final = Action(
    CorrectHelpPlan, PLAN + "/correction", "plan_id", in_household, said=N_("The help plan is corrected.")
)
WITHDRAW: Final = Action(
    WithdrawHelpPlan,
    PLAN + "/withdrawal",
    "plan_id",
    in_household,
    said=N_("This is withdrawn. It stays in the history."),
)
END: Final = Action(EndHelpPlan, PLAN + "/ending", "plan_id", in_household, said=N_("The help plan is ended."))
REVIEW: Final = Action(
    ReviewHelpPlan,
    PLAN + "/reviews",
    "review_id",
    in_household,
    said=N_("What was found is recorded, and when the plan is looked at next."),
    next_steps=(TO_PLANS,),
)
CORRECT_REVIEW: Final = Action(
    CorrectHelpPlanReview,
    REVIEWED + "/correction",
    "review_id",
    in_household,
    said=N_("What was recorded is corrected."),
)
WITHDRAW_REVIEW: Final = Action(
    WithdrawHelpPlanReview,
    REVIEWED + "/withdrawal",
    "review_id",
    in_household,
    said=N_("This is withdrawn. It stays in the history."),
)
ACTIONS: Final = (SET, CORRECT, WITHDRAW, END, REVIEW, CORRECT_REVIEW, WITHDRAW_REVIEW)
