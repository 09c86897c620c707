"""Forms about a pass of the green channel: issuing, ending, correcting it."""

from typing import Any, Final

from casework.common.days import FOREVER
from projections.care.green_channel_tables import PASS as PASSES
from web.care import green_channel_actions as actions
from web.care.about_member import NO_REASON, NO_START, about_member, standing, to_care
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.language.words import options

NO_NUMBER: Final = N_("Enter the number on the pass")


def _pass(shown: Shown) -> dict[str, Any]:
    """One of the person's passes as it stands. Raises Problem 404."""
    issued, texts = standing(shown, PASSES, "pass_id")
    planned = None if issued.planned_until_on == FOREVER else issued.planned_until_on
    number = texts.text(issued.number)
    return about_member(shown) | {
        "issued": issued, "number": number, "planned": planned, "causes": options("pass_ending")
    }  # fmt: skip


def _read_correction(form: Form) -> dict[str, Any]:
    """The form shows everything, so what is left empty is empty; but a pass that ended early has ended on some day."""
    missing = {"number": NO_NUMBER, "from_on": NO_START, "reason": NO_REASON}
    return {"until_on": None} | typed(form, actions.CORRECT_PASS.shape, missing)


FORMS: Final = (
    FormPage(
        actions.ISSUE_PASS,
        "care/pass.html",
        about_member,
        to_care,
        missing={"number": NO_NUMBER, "from_on": NO_START},
        form_at="/new",
    ),
    FormPage(
        actions.END_PASS,
        "care/pass_ending.html",
        _pass,
        to_care,
        missing={
            "until_on": N_("Enter the first day without the pass"),
            "cause": N_("Choose why it ends"),
            "reason": NO_REASON,
        },
    ),
    FormPage(actions.CORRECT_PASS, "care/pass_correction.html", _pass, to_care, read=_read_correction),
)
