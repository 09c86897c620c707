"""Forms about a doctor's service: recording, correcting, withdrawing it."""

from typing import Any, Final

from projections.care.doctor_tables import SERVICE as SERVICES
from web.care import doctor_actions as actions
from web.care.about_member import NO_REASON, about_member, standing, to_care
from web.care.package_words import package_choices, ticked
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_

MISSING: Final = {"on": N_("Enter the day of the service"), "service": N_("Write what the doctor did")}


def _new(shown: Shown) -> dict[str, Any]:
    return about_member(shown) | {"package_choices": package_choices()}


def _service(shown: Shown) -> dict[str, Any]:
    """One of the services as it stands. Raises Problem 404."""
    service, texts = standing(shown, SERVICES, "service_id")
    return _new(shown) | {"service": service, "said": texts.said(service.service, shown.caller)}


def _read_service(form: Form) -> dict[str, Any]:
    said = typed(form, actions.RECORD_SERVICE.shape, MISSING)
    return said | {"items": ticked(form, form.text("kind") or "family")}


def _read_correction(form: Form) -> dict[str, Any]:
    said = typed(form, actions.CORRECT_SERVICE.shape, MISSING | {"reason": NO_REASON})
    return said | {"items": ticked(form, form.text("kind") or "family")}


SERVICE: Final = FormPage(
    actions.RECORD_SERVICE, "care/service.html", _new, to_care, read=_read_service, form_at="/new"
)
CORRECTION: Final = FormPage(
    actions.CORRECT_SERVICE, "care/service_correction.html", _service, to_care, read=_read_correction
)
FORMS: Final = (SERVICE, CORRECTION)
