"""The form: a scheme that is paid in a division no more."""

from typing import Any, Final

from web.divisions.areas import area_name, asked_division
from web.http.action import Asking, WriteResult
from web.http.form_fields import Field, translated
from web.http.form_page import FormPage, Shown
from web.http.reach import demand_policy
from web.language.i18n import N_, gettext
from web.language.words import word
from web.schemes import actions as schemes
from web.schemes.pages import asked_scheme


def _show(shown: Shown) -> dict[str, Any]:
    said = shown.form.values or shown.query
    scheme, division = asked_scheme(said), asked_division(shown.caller, said)
    demand_policy(shown.caller, division)
    back = f"?scheme={scheme}&division={division}"
    return {
        "heading": gettext("Pay a scheme no more"), "button": gettext("Pay it no more"),
        "lead": gettext("From that day on nothing of it is due here, whatever the divisions above say. What was due before stays due."),
        "back": [("/schemes?division=" + division, gettext("Schemes")), ("/schemes/terms" + back, word("scheme", scheme))],
        "address": schemes.END.path, "about": f"{area_name(division)} · {word('scheme', scheme)}",
        "hidden": {"scheme": scheme, "division": division},
        "fields": translated([
            Field("day", "from_on", N_("From which day on")),
            Field("text", "document_number", N_("Number of the document that says so")),
        ]),
    }  # fmt: skip


def _then(asking: Asking, _: WriteResult) -> str:
    return f"/schemes/terms?scheme={asking.said['scheme']}&division={asking.said.get('division', '')}"


END: Final = FormPage(
    schemes.END, "http/short_form.html", _show, _then,
    missing={"from_on": N_("Enter the day"), "document_number": N_("Enter the number of the document")},
)  # fmt: skip
FORMS: Final = (END,)
