"""A family's record is checked; its number in another system: the forms."""

from typing import Any, Final

from projections.supervision.check_tables import EXTERNAL_NUMBER, RECORD_CHECK
from web.households.decision_pages import NO_REASON, about_household, to_household
from web.http.form_fields import REASON, Field
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_, gettext
from web.language.words import options, word
from web.office import not_found
from web.supervision import check_actions as checks


def _show(heading: str, button: str, path: str, fields: list[Field]) -> Any:
    def show(shown: Shown) -> dict[str, Any]:
        today = shown.office.today()
        told = [
            each._replace(
                label=gettext(each.label),
                options=options(each.options[0][0]) if each.options else (),
                value=today if each.kind == "day" else each.value,
            )
            for each in fields
        ]
        ids = shown.ids
        return about_household(shown) | {
            "heading": gettext(heading), "button": gettext(button), "fields": told, "lead": None, "about": None,
            "address": f"/households/{ids['household_id']}{path.format_map(ids)}", "hidden": {},
        }  # fmt: skip

    return show


def _check(shown: Shown) -> dict[str, Any]:
    """One of the household's checks. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = snapshot.of(RECORD_CHECK, "check_id", shown.ids["check_id"], "checked_on")
    if not found or found[0].household_id != shown.household_id:
        raise not_found()
    shown_form = _show(N_("Withdraw a check"), N_("Withdraw it"), "/checks/{check_id}/withdrawal", [REASON])(shown)
    return {**shown_form, "lead": word("check_result", found[0].result)}


def _number(shown: Shown) -> dict[str, Any]:
    """One of the household's numbers. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        id_ = shown.ids["external_number_id"]
        found = snapshot.of(EXTERNAL_NUMBER, "external_number_id", id_, "entered_on")
    if not found or found[0].household_id != shown.household_id:
        raise not_found()
    path = "/external-numbers/{external_number_id}/withdrawal"
    shown_form = _show(N_("Withdraw a number"), N_("Withdraw it"), path, [REASON])(shown)
    return {**shown_form, "lead": word("system", found[0].system)}


TEMPLATE: Final = "households/short_form.html"
CHECK: Final = FormPage(
    checks.CHECK_RECORD,
    TEMPLATE,
    _show(
        N_("The record was checked"), N_("Record it"), "/checks",
        [
            Field("choice", "way", N_("How was it checked?"), options=(("check_way", ""),)),
            Field("choice", "result", N_("What came of it?"), options=(("check_result", ""),)),
            Field("day", "on", N_("Day")),
            Field("long", "note", N_("What was put right, or is to be (optional)")),
        ],
    ),
    to_household,
    missing={"way": N_("Choose how it was checked"), "result": N_("Choose what came of it")},
    form_at="/new",
)  # fmt: skip
NUMBER: Final = FormPage(
    checks.RECORD_NUMBER,
    TEMPLATE,
    _show(
        N_("Number in another system"), N_("Record it"), "/external-numbers",
        [
            Field("choice", "system", N_("Which system?"), options=(("system", ""),)),
            Field("text", "number", N_("Number there")),
            Field("day", "entered_on", N_("Entered there on")),
        ],
    ),
    to_household,
    missing={"system": N_("Choose the system"), "number": N_("Enter the number")},
    form_at="/new",
)  # fmt: skip
CHECK_WITHDRAWAL: Final = FormPage(checks.WITHDRAW_CHECK, TEMPLATE, _check, to_household, missing={"reason": NO_REASON})
NUMBER_WITHDRAWAL: Final = FormPage(
    checks.WITHDRAW_NUMBER, TEMPLATE, _number, to_household, missing={"reason": NO_REASON}
)
FORMS: Final = (CHECK, NUMBER, CHECK_WITHDRAWAL, NUMBER_WITHDRAWAL)
