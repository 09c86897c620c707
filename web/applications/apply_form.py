"""Applying for a scheme: what is asked of the person."""

from typing import Any, Final, get_args

from casework.schemes.words import SCHEMES, Residency
from web.applications import actions as a
from web.applications.short_forms import yes_no
from web.households.household_summary import member_summary
from web.http.form import Form
from web.http.form_fields import Field, translated
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.application_words import scheme_name
from web.language.i18n import N_, gettext
from web.language.words import word


def declared_fields(said: Any) -> list[Field]:
    """What the person says of themselves; `said`: what they said before."""
    shown = {True: "yes", False: "no", None: None}
    return [
        Field("choice", "residency", N_("Hukou (optional)"), said and said.residency,
              [(each, word("residency", each)) for each in get_args(Residency)]),
        Field("number", "children", N_("Number of children ever (optional)"), said and said.children, required=False),
        Field("choice", "certificate", N_("Only-child certificate? (optional)"), shown[said.certificate] if said else None, yes_no()),
        Field("choice", "only_girls", N_("Only daughters? (optional)"), shown[said.only_girls] if said else None, yes_no()),
        Field("day", "child_born_on", N_("Day the child was born (optional)"), said and said.child_born_on, required=False),
        Field("text", "grade", N_("Grade of the complication (optional)"), said and said.grade, required=False),
    ]  # fmt: skip


def _submission(shown: Shown) -> dict[str, Any]:
    """Raises Problem 404 where the person is not the caller's to see."""
    household, member = member_summary(shown.office, shown.caller, shown.ids["member_id"])
    scheme = shown.query.get("scheme", "")
    fields = [
        Field("select", "scheme", N_("Scheme"), scheme, [(each, scheme_name(each)) for each in SCHEMES]),
        Field("day", "submitted_on", N_("Day of the application"), shown.office.today()),
        *declared_fields(None),
        Field("text", "evidence_kind", N_("Evidence that was shown (optional)"), required=False),
        Field("text", "evidence_number", N_("Its number (optional)"), required=False),
    ]
    return {
        "heading": gettext(N_("Apply for a scheme")), "button": gettext(N_("Record the application")), "about": member.name,
        "lead": gettext(N_("What the register knows need not be said again.")),
        "back": [(f"/households/{household.household_id}", household.household_no)],
        "address": f"/members/{shown.ids['member_id']}/applications", "fields": translated(fields),
        "hidden": {"proposed": "yes"} if shown.query.get("proposed") else {"assisted": "yes"},
    }  # fmt: skip


def _read_submission(form: Form) -> Any:
    said = typed(form, a.SUBMIT.shape, {"scheme": N_("Choose the scheme")})
    if kind := form.text("evidence_kind"):
        said["evidence"] = [{"kind": kind, "number": form.text("evidence_number") or None}]
    return said


SUBMIT: Final = FormPage(
    a.SUBMIT, "http/short_form.html", _submission, lambda _, result: f"/applications/{result.id}",
    read=_read_submission, form_at="/new", fields={"evidence.0.kind": "evidence_kind"},
)  # fmt: skip
FORMS: Final = (SUBMIT,)
