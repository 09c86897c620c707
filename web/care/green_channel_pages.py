"""Forms about the green channel of a person: the pass, each use."""

from typing import Any, Final

from projections.hospitals.hospital_list import hospitals
from web.care import green_channel_actions as actions
from web.care.about_member import NO_START, about_member, to_care
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_


def _with_hospitals(shown: Shown) -> dict[str, Any]:
    about, today = about_member(shown), shown.office.today()
    with shown.office.open_snapshot(shown.caller) as snapshot:
        near = [h for h in hospitals(snapshot, about["household"].division[:6]) if h.from_on <= today < h.until_on]
    return about | {"hospitals": [(h.hospital_id, h.name) for h in near]}


PASS: Final = FormPage(
    actions.ISSUE_PASS,
    "care/pass.html",
    about_member,
    to_care,
    missing={"number": N_("Enter the number on the pass"), "from_on": NO_START},
    form_at="/new",
)
USE: Final = FormPage(
    actions.USE_GREEN_CHANNEL,
    "care/use.html",
    _with_hospitals,
    to_care,
    missing={
        "hospital_id": N_("Choose a hospital"),
        "on": N_("Enter the day it was used"),
        "steps": N_("Choose at least one step"),
    },
    form_at="/new",
)
FORMS: Final = (PASS, USE)
