"""Forms about a hospital's other departments and about test calls."""

from typing import Any, Final

import msgspec

from projections.engine.projection import Projection
from projections.hospitals.contact_tables import DEPARTMENT as DEPARTMENTS
from projections.hospitals.contact_tables import TEST_CALL as TEST_CALLS
from web.hospitals import actions
from web.hospitals.pages import one_hospital, to_hospital
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.office import not_found
from web.unsealing import Unsealed, sealed_in, unsealed

NO_REASON: Final = N_("Write the reason")
NAMED: Final = {"name": N_("Enter the department"), "from_on": N_("Enter the first day")}
CALLED: Final = {"on": N_("Enter the day of the call"), "reached": N_("Choose yes or no")}


def _standing(shown: Shown, model: Projection[Any], field: str) -> tuple[Any, dict[str, Any], Unsealed]:
    """What the address names by `field`, with its hospital. Raises Problem 404."""
    about = one_hospital(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        rows: list[msgspec.Struct] = snapshot.of(model, field, shown.ids[field], "hospital_id")
    found: Any = next((row for row in rows if getattr(row, "hospital_id", None) == shown.ids["hospital_id"]), None)
    if found is None:
        raise not_found()
    place = (about["row"]["hospital"].ledger, shown.ids["hospital_id"])
    return found, about, unsealed(shown.office, sealed_in([found], *place))


def _department(shown: Shown) -> dict[str, Any]:
    found, about, texts = _standing(shown, DEPARTMENTS, "department_id")
    person, phone = texts.text(found.responsible_person), texts.text(found.phone)
    return about | {"department": found, "person": person, "phone": phone}


def _test_call(shown: Shown) -> dict[str, Any]:
    found, about, texts = _standing(shown, TEST_CALLS, "test_call_id")
    return about | {"call": found, "note": texts.text(found.note)}


def _read_department(form: Form) -> dict[str, Any]:
    said = typed(form, actions.CORRECT_DEPARTMENT.shape, NAMED | {"reason": NO_REASON})
    return {"responsible_person": None, "phone": None} | said


def _read_test_call(form: Form) -> dict[str, Any]:
    said = typed(form, actions.CORRECT_TEST_CALL.shape, CALLED | {"reason": NO_REASON})
    return {"note": None, "right_person": None} | said


FORMS: Final = (
    FormPage(
        actions.NAME_DEPARTMENT, "hospitals/department.html", one_hospital, to_hospital, missing=NAMED, form_at="/new"
    ),
    FormPage(
        actions.CORRECT_DEPARTMENT,
        "hospitals/department_correction.html",
        _department,
        to_hospital,
        read=_read_department,
    ),
    FormPage(
        actions.END_DEPARTMENT,
        "hospitals/department_ending.html",
        _department,
        to_hospital,
        missing={"until_on": N_("Enter the first day without it"), "reason": NO_REASON},
    ),
    FormPage(
        actions.WITHDRAW_DEPARTMENT,
        "hospitals/department_withdrawal.html",
        _department,
        to_hospital,
        missing={"reason": NO_REASON},
    ),
    FormPage(
        actions.MAKE_TEST_CALL, "hospitals/test_call.html", one_hospital, to_hospital, missing=CALLED, form_at="/new"
    ),
    FormPage(
        actions.CORRECT_TEST_CALL,
        "hospitals/test_call_correction.html",
        _test_call,
        to_hospital,
        read=_read_test_call,
    ),
    FormPage(
        actions.WITHDRAW_TEST_CALL,
        "hospitals/test_call_withdrawal.html",
        _test_call,
        to_hospital,
        missing={"reason": NO_REASON},
    ),
)
