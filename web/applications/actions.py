"""What is done about an application."""

from collections.abc import Callable
from typing import Any, Final

from casework.applications import commands as c
from web.applications import reaching
from web.http.action import Action, Step, as_asked
from web.http.reach import MEMBER
from web.language.i18n import N_

APPLICATION: Final = "/applications/{application_id:uuid}"
WITHDRAWN: Final = N_("This is withdrawn. It stays in the history.")
TO_DECIDE: Final = Step(N_("To what waits for the county"), "/applications?waits=county", ("approver",))


def _action(
    command: type[c.Command],
    path: str,
    said: str,
    complete: Callable[..., Any] = as_asked,
    answers: str = "application_id",
    **more: Any,
) -> Action:
    return Action(command, APPLICATION + path, answers, reaching.of_application, complete=complete, said=said, **more)


SUBMIT: Final = Action(
    c.SubmitApplication, MEMBER + "/applications", "application_id", reaching.for_person, complete=reaching.whose,
    said=N_("The application is recorded."),
)  # fmt: skip
CORRECT: Final = _action(c.CorrectApplication, "/correction", N_("The application is corrected."))
WITHDRAW: Final = _action(c.WithdrawApplication, "/withdrawal", N_("The application is withdrawn."))
ADD_EVIDENCE: Final = _action(c.AddEvidence, "/evidence", N_("The evidence is recorded."), answers="step_id")
REVIEW: Final = _action(
    c.ReviewInVillage, "/village-review", N_("The village's review is recorded."), reaching.by_caller, "step_id"
)
CHECK: Final = _action(
    c.CheckInTownship, "/township-check", N_("The township's check is recorded."), reaching.by_caller, "step_id"
)
POST_NOTICE: Final = _action(c.PostNotice, "/notices", N_("The notice is recorded."), reaching.noticed, "notice_id")
CORRECT_NOTICE: Final = _action(
    c.CorrectNotice, "/notices/{notice_id:uuid}/correction", N_("The notice is corrected."), answers="notice_id"
)
WITHDRAW_NOTICE: Final = _action(
    c.WithdrawNotice, "/notices/{notice_id:uuid}/withdrawal", WITHDRAWN, answers="notice_id"
)
OBJECT: Final = _action(c.RaiseObjection, "/objections", N_("The objection is recorded."), answers="objection_id")
RESOLVE: Final = _action(
    c.ResolveObjection, "/objections/{objection_id:uuid}/resolution", N_("The objection is resolved."),
    reaching.by_caller, "objection_id",
)  # fmt: skip
DECIDE: Final = _action(
    c.DecideForCounty, "/county-decision", N_("The county's decision is recorded."), reaching.judged, "step_id",
    tied_to_version=True, next_steps=(TO_DECIDE,),
)  # fmt: skip
WITHDRAW_DECISION: Final = _action(
    c.WithdrawDecision, "/county-decision/withdrawal", N_("The decision is withdrawn: it waits for another.")
)
FILE: Final = _action(c.FileUpward, "/filing", N_("It is filed."), reaching.by_caller, "step_id")
REVIEW_YEARLY: Final = _action(
    c.ReviewYearly, "/annual-review", N_("The yearly review is recorded."), reaching.judged, "step_id"
)
EXIT: Final = _action(
    c.DecideExit, "/exit", N_("The exit is recorded."), reaching.by_rule, "step_id", tied_to_version=True
)
GO_ON: Final = _action(
    c.DecideContinuation, "/continuation", N_("It goes on: what was held is paid by the next list."),
    reaching.as_known, "step_id", tied_to_version=True,
)  # fmt: skip
WITHDRAW_EXIT: Final = _action(
    c.WithdrawExit, "/exit/withdrawal", N_("The exit is withdrawn: it did not end."), reaching.not_beside
)
WITHDRAW_STEP: Final = _action(c.WithdrawStep, "/steps/{step_id:uuid}/withdrawal", WITHDRAWN, answers="step_id")
REPORT_OCCASION: Final = _action(
    c.ReportOccasion,
    "/occasions",
    N_("It is reported. Somebody else decides on it."),
    reaching.by_caller,
    "occasion_id",
)
CORRECT_OCCASION: Final = _action(
    c.CorrectOccasion,
    "/occasions/{occasion_id:uuid}/correction",
    N_("It is corrected."),
    reaching.by_caller,
    "occasion_id",
)
WITHDRAW_OCCASION: Final = _action(
    c.WithdrawOccasion, "/occasions/{occasion_id:uuid}/withdrawal", WITHDRAWN, answers="occasion_id"
)
DECIDE_OCCASION: Final = _action(
    c.DecideOccasion, "/occasions/{occasion_id:uuid}/decision", N_("The decision is recorded."),
    reaching.by_caller_and_also, "occasion_id", tied_to_version=True,
)  # fmt: skip
ACTIONS: Final = (
    SUBMIT, CORRECT, WITHDRAW, ADD_EVIDENCE, REVIEW, CHECK, POST_NOTICE, CORRECT_NOTICE, WITHDRAW_NOTICE, OBJECT,
    RESOLVE, DECIDE, WITHDRAW_DECISION, FILE, REVIEW_YEARLY, EXIT, GO_ON, WITHDRAW_EXIT, WITHDRAW_STEP, REPORT_OCCASION, CORRECT_OCCASION,
    DECIDE_OCCASION, WITHDRAW_OCCASION,
)  # fmt: skip
