"""Forms about signing for a person: giving, correcting and revoking an authorisation."""

from datetime import timedelta
from typing import Any, Final

from casework.care.terms import terms_on
from projections.care.signature_tables import AUTHORISATION
from web.care import signature_actions as actions
from web.care.about_member import NO_REASON, NO_START, about_member, standing, to_care
from web.care.at_hospital import choices_near
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.language.words import options

MISSING: Final = {
    "signer": N_("Enter the name of the person who may sign"),
    "relation": N_("Enter what they are to the family, such as nephew"),
    "matters": N_("Choose at least one matter"),
    "from_on": NO_START,
    "until_on": N_("Enter the last day: an authorisation always ends"),
    "document": N_("Enter the written authorisation it rests on"),
}
EMPTIED: Final = ("phone", "hospital_id")


def _new(shown: Shown) -> dict[str, Any]:
    about, today = about_member(shown), shown.office.today()
    days = terms_on(today).signature_days
    with shown.office.open_snapshot(shown.caller) as snapshot:
        choices = choices_near(snapshot, about["household"].division)
    return about | {
        "matters": options("matter"), "hospitals": choices, "longest": days, "latest": today + timedelta(days=days)
    }  # fmt: skip


def _authorisation(shown: Shown) -> dict[str, Any]:
    given, texts = standing(shown, AUTHORISATION, "authorisation_id")
    private = {name: texts.text(getattr(given, name)) for name in ("signer", "phone", "document")}
    return _new(shown) | {"given": given, "texts": private}


def _read_correction(form: Form) -> dict[str, Any]:
    """The form shows everything, so what is left empty is empty."""
    return dict.fromkeys(EMPTIED) | typed(form, actions.CORRECT.shape, MISSING | {"reason": NO_REASON})


FORMS: Final = (
    FormPage(actions.AUTHORISE, "care/authorisation.html", _new, to_care, missing=MISSING, form_at="/new"),
    FormPage(actions.CORRECT, "care/authorisation_correction.html", _authorisation, to_care, read=_read_correction),
    FormPage(
        actions.REVOKE,
        "care/authorisation_revocation.html",
        _authorisation,
        to_care,
        missing={"on": N_("Enter the first day without it"), "reason": NO_REASON},
    ),
)
