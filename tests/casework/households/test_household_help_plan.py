from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.help_plan import (
    CorrectHelpPlan,
    CorrectHelpPlanReview,
    EndHelpPlan,
    ReviewHelpPlan,
    SetHelpPlan,
    WithdrawHelpPlan,
    WithdrawHelpPlanReview,
)
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
from tests.casework.households.household_story import KNOWN, MAY, ZHANGS, private
from tests.support.spec import TODAY, given

PLAN, REVIEW = UUID(int=71), UUID(int=72)
AUGUST, DAY = date(2026, 8, 1), timedelta(days=1)
SET = SetHelpPlan(
    household_id=ZHANGS, plan_id=PLAN, from_on=MAY, goals="walks to town", steps="a doctor", review_on=AUGUST
)
STANDS = HelpPlanSet(
    plan_id=PLAN, from_on=MAY, goals=private("walks to town"), steps=private("a doctor"), review_on=AUGUST
)
LOOK = ReviewHelpPlan(
    household_id=ZHANGS, review_id=REVIEW, plan_id=PLAN, on=TODAY, finding="better", next_review_on=AUGUST
)
LOOKED = HelpPlanReviewed(
    review_id=REVIEW, plan_id=PLAN, reviewed_on=TODAY, finding=private("better"), next_review_on=AUGUST
)
END = EndHelpPlan(household_id=ZHANGS, plan_id=PLAN, until_on=TODAY, reason="reached")
ENDED = HelpPlanEnded(plan_id=PLAN, until_on=TODAY, reason=private("reached"))
WITHDRAWN = HelpPlanWithdrawn(plan_id=PLAN, reason=private("another family"))


def test_a_plan_says_what_is_to_be_reached_and_when_it_is_looked_at():
    given(*KNOWN).when(SET).then(STANDS)
    given(*KNOWN, STANDS).when(SET).then_nothing()
    given(*KNOWN).when(replace(SET, steps=" ")).refused(refusals.TextMissing, "steps")
    given(*KNOWN).when(replace(SET, review_on=MAY)).refused(refusals.ReviewTooEarly, "review_on")
    given(*KNOWN).when(replace(SET, help_id=PLAN)).refused(refusals.HelpNotThere, "help_id")


def test_it_is_looked_at_and_says_when_next():
    given(*KNOWN, STANDS).when(LOOK).then(LOOKED)
    given(*KNOWN, STANDS, LOOKED).when(LOOK).then_nothing()
    given(*KNOWN).when(LOOK).refused(refusals.HelpPlanNotThere)
    given(*KNOWN, STANDS).when(replace(LOOK, on=AUGUST)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN, STANDS).when(replace(LOOK, next_review_on=TODAY)).refused(refusals.ReviewTooEarly, "next_review_on")
    right = CorrectHelpPlanReview(household_id=ZHANGS, review_id=REVIEW, reason="misread", on=MAY)
    told = {"finding": private("better"), "next_review_on": AUGUST, "reason": private("misread")}
    corrected = HelpPlanReviewCorrected(review_id=REVIEW, plan_id=PLAN, reviewed_on=MAY, **told)
    given(*KNOWN, STANDS, LOOKED).when(right).then(corrected)
    given(*KNOWN, STANDS, LOOKED, corrected).when(right).then_nothing()
    given(*KNOWN, STANDS, LOOKED).when(replace(right, finding=" ")).refused(refusals.TextMissing, "finding")
    given(*KNOWN, STANDS, LOOKED).when(replace(right, on=AUGUST)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN, STANDS, corrected).when(replace(right, next_review_on=MAY)).refused(
        refusals.ReviewTooEarly, "next_review_on"
    )
    back = WithdrawHelpPlanReview(household_id=ZHANGS, review_id=REVIEW, reason="not done")
    gone = HelpPlanReviewWithdrawn(review_id=REVIEW, plan_id=PLAN, reason=private("not done"))
    given(*KNOWN, STANDS, LOOKED).when(back).then(gone)
    for order in (back, right):
        given(*KNOWN, STANDS, LOOKED, gone).when(order).refused(refusals.AlreadyWithdrawn)


def test_it_ends_once_and_is_corrected_or_withdrawn():
    given(*KNOWN, STANDS).when(END).then(ENDED)
    given(*KNOWN, STANDS, ENDED).when(replace(END, until_on=AUGUST)).refused(refusals.HelpAlreadyEnded, "until_on")
    right = CorrectHelpPlan(household_id=ZHANGS, plan_id=PLAN, reason="misread", goals="walks to the clinic")
    told = {"plan_id": PLAN, "from_on": MAY, "steps": private("a doctor"), "review_on": AUGUST}
    given(*KNOWN, STANDS).when(right).then(
        HelpPlanCorrected(goals=private("walks to the clinic"), reason=private("misread"), **told)
    )
    given(*KNOWN, STANDS).when(replace(right, goals="walks to town")).then_nothing()
    given(*KNOWN, STANDS).when(replace(right, ended_on=TODAY)).refused(refusals.HelpPlanNotEnded, "ended_on")
    earlier = CorrectHelpPlan(household_id=ZHANGS, plan_id=PLAN, reason="misread", ended_on=MAY)
    given(*KNOWN, STANDS, ENDED).when(earlier).then(
        HelpPlanEndingCorrected(plan_id=PLAN, until_on=MAY, reason=private("misread"))
    )
    given(*KNOWN, STANDS, ENDED).when(replace(earlier, ended_on=MAY - DAY)).refused(refusals.EndBeforeStart, "ended_on")
    back = WithdrawHelpPlan(household_id=ZHANGS, plan_id=PLAN, reason="another family")
    given(*KNOWN, STANDS).when(back).then(WITHDRAWN)
    given(*KNOWN, STANDS, WITHDRAWN).when(LOOK).refused(refusals.AlreadyWithdrawn)
