"""The forms of a help plan, and the list of those whose day has come."""

from typing import Any, Final

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from projections.needs.help_plan_list import plans_due
from projections.needs.help_plan_tables import HELP_PLAN, HELP_PLAN_REVIEW
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.decision_pages import NO_REASON, about_household, to_household
from web.households.reason_page import ReasonPage
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form_page import FormPage
from web.http.query_params import page_of
from web.language.i18n import N_
from web.needs import help_plan_actions as plans
from web.needs.measure_pages import one_of_household
from web.unsealing import family_names, unsealed

PLAN: Final[Any] = one_of_household(HELP_PLAN, "plan_id")
REVIEWED: Final[Any] = one_of_household(HELP_PLAN_REVIEW, "review_id")
MISSING: Final = {
    "from_on": N_("Enter the first day"),
    "goals": N_("Write what is to be reached"),
    "steps": N_("Write what is to be done"),
    "review_on": N_("Enter the day on which it is looked at"),
}
FOUND: Final = {
    "on": N_("Enter the day"),
    "finding": N_("Write what was found"),
    "next_review_on": N_("Enter the day on which it is looked at"),
}
FORMS: Final = (
    FormPage(plans.SET, "needs/help_plan.html", about_household, to_household, missing=MISSING, form_at="/new"),
    FormPage(
        plans.CORRECT, "needs/help_plan_correction.html", PLAN, to_household, missing=MISSING | {"reason": NO_REASON}
    ),
    FormPage(
        plans.END,
        "needs/help_plan_ending.html",
        PLAN,
        to_household,
        missing={"until_on": N_("Enter the first day without it"), "reason": NO_REASON},
    ),
    FormPage(plans.REVIEW, "needs/help_plan_review.html", PLAN, to_household, missing=FOUND),
    FormPage(
        plans.CORRECT_REVIEW,
        "needs/help_plan_review_correction.html",
        REVIEWED,
        to_household,
        missing=FOUND | {"reason": NO_REASON},
    ),
    ReasonPage(
        plans.WITHDRAW,
        to_household,
        N_("Withdraw the help plan"),
        N_("It was set by mistake: there was none. It stays in the history with your reason beside it."),
        N_("Withdraw it"),
        PLAN,
    ).form(),
    ReasonPage(
        plans.WITHDRAW_REVIEW,
        to_household,
        N_("Withdraw what was found of the help plan"),
        N_("It did not take place. The plan is looked at when it was to be before."),
        N_("Withdraw it"),
        REVIEWED,
    ).form(),
)


@get("/help-plans", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_help_plans(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The longest due first."""
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = plans_due(snapshot, division, page, size)
        families = family_names(office, caller, snapshot, [each.household_id for each in found])
        seen = as_of_view(office, snapshot, request)
    texts = unsealed(office, [(each.goals, each.ledger, each.household_id) for each in found])
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": seen,
        "deeper": down(seen, "/help-plans"), "page": page, "size": size, "total": total,
        "said": lambda token: texts.said(token, caller),
        "rows": [(each, families.get(each.household_id, []), village_name(each.division)) for each in found],
    }  # fmt: skip
    return Template("needs/help_plans.html", context=context)


HANDLERS: Final = [show_help_plans]
