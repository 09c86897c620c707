"""Withdrawing a contract, a service, a check-up, a pass, a use, an authorisation: one form for all of them."""

from collections.abc import Callable
from typing import Any, Final

from projections.care.checkup_tables import CHECKUP
from projections.care.contract_tables import CONTRACT
from projections.care.doctor_tables import SERVICE
from projections.care.green_channel_tables import PASS, USE
from projections.care.signature_tables import AUTHORISATION
from projections.engine.projection import Projection
from web.care import checkup_actions, doctor_actions, green_channel_actions, signature_actions
from web.care.about_member import NO_REASON, about_member, standing, to_care
from web.http.action import Action
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_, gettext, shown_day
from web.language.words import word

NEVER: Final = N_("For what never was. It counts no longer; the history keeps it with your reason.")


def _withdrawal(
    action: Action, model: Projection[Any], field: str, title: str, line: Callable[[Any], list[str]]
) -> FormPage:
    """`line`: what of the thing says which one it is."""

    def show(shown: Shown) -> dict[str, Any]:
        thing, _ = standing(shown, model, field)
        said = " · ".join(part for part in line(thing) if part)
        path = action.path.replace(":uuid", "").format_map(shown.ids)
        return about_member(shown) | {"title": gettext(title), "lead": gettext(NEVER), "line": said, "action": path}

    return FormPage(action, "care/withdrawal.html", show, to_care, missing={"reason": NO_REASON})


FORMS: Final = (
    _withdrawal(
        doctor_actions.WITHDRAW_CONTRACT, CONTRACT, "contract_id", N_("Withdraw the contract"),
        lambda one: [word("contract", one.kind), one.institution or "", shown_day(one.from_on)],
    ),
    _withdrawal(
        doctor_actions.WITHDRAW_SERVICE, SERVICE, "service_id", N_("Withdraw the service"),
        lambda one: [shown_day(one.served_on), word("contract", one.kind)],
    ),
    _withdrawal(
        checkup_actions.WITHDRAW_CHECKUP, CHECKUP, "checkup_id", N_("Withdraw the check-up"),
        lambda one: [shown_day(one.occurred_on), word("checkup", one.stage)],
    ),
    _withdrawal(
        green_channel_actions.WITHDRAW_PASS, PASS, "pass_id", N_("Withdraw the pass"),
        lambda one: [shown_day(one.from_on)],
    ),
    _withdrawal(
        green_channel_actions.WITHDRAW_USE, USE, "use_id", N_("Withdraw the use"),
        lambda one: [shown_day(one.used_on), *(word("step", step) for step in one.steps)],
    ),
    _withdrawal(
        signature_actions.WITHDRAW, AUTHORISATION, "authorisation_id", N_("Withdraw the authorisation"),
        lambda one: [shown_day(one.from_on), *(word("matter", matter) for matter in one.matters)],
    ),
)  # fmt: skip
