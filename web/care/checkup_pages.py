"""Forms about a yearly check-up: recording and correcting it."""

from typing import Any, Final

from projections.care.checkup_tables import CHECKUP
from web.care import checkup_actions as actions
from web.care.about_member import NO_REASON, about_member, standing, to_care
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.language.words import options

MISSING: Final = {"stage": N_("Choose what happened"), "on": N_("Enter the day")}


def _new(shown: Shown) -> dict[str, Any]:
    return about_member(shown) | {"stages": options("checkup")[1:], "this_year": shown.office.today().year}


def _checkup(shown: Shown) -> dict[str, Any]:
    return _new(shown) | {"checkup": standing(shown, CHECKUP, "checkup_id")[0]}


def _read_correction(form: Form) -> dict[str, Any]:
    """The form shows everything, so what is left empty is empty."""
    return {"institution": None} | typed(form, actions.CORRECT_CHECKUP.shape, MISSING | {"reason": NO_REASON})


FORMS: Final = (
    FormPage(actions.RECORD_CHECKUP, "care/checkup.html", _new, to_care, missing=MISSING, form_at="/new"),
    FormPage(actions.CORRECT_CHECKUP, "care/checkup_correction.html", _checkup, to_care, read=_read_correction),
)
