"""The forms of providers and of activities."""

from collections.abc import Callable, Sequence
from typing import Any, Final, get_args
from urllib.parse import urlencode

from casework.projects.activities import Programme
from casework.projects.catalogue import projects
from casework.projects.providers import ProviderKind
from projections.projects import area_lists
from web.divisions.areas import area_name, asked_division
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_fields import REASON, Field, translated
from web.http.form_page import FormPage, Shown
from web.http.rights import demand_division
from web.http.typed import typed
from web.language.i18n import N_, gettext
from web.language.service_projects import project_options
from web.language.words import word
from web.office import not_found
from web.projects import area_actions as areas
from web.projects.order_pages import ITEM
from web.unsealing import unsealed

NO_REASON: Final = {"reason": N_("Write the reason")}
BACK: Final = {"/providers": N_("Providers"), "/activities": N_("Activities")}
Show = Callable[[Shown, Any], Sequence[Field]]


def _form(
    action: Action, back: str, heading: str, button: str, fields: Show, missing: dict[str, str],
    read: Callable[[Form], Any] | None = None, judge: Callable[[Form, Asking], None] | None = None,
) -> FormPage:  # fmt: skip
    """About something that there is where the address names it, else about something that begins in an area."""
    begins = action.path == back

    def show(shown: Shown) -> dict[str, Any]:
        about = None if begins else _found(shown, back)
        division = about.division if about else shown.form.text("division") or asked_division(shown.caller, shown.query)
        demand_division(shown.caller, division)
        return {
            "heading": gettext(heading), "button": gettext(button), "lead": None,
            "back": [(back, gettext(BACK[back]))], "address": action.path.replace(":uuid", "").format_map(shown.ids),
            "about": area_name(division), "hidden": {"division": division} if begins else {},
            "fields": translated(fields(shown, about)),
        }  # fmt: skip

    def then(asking: Asking, _: WriteResult) -> str:
        return f"{back}?" + urlencode({"division": asking.said["division"]}) if begins else back

    return FormPage(
        action, "http/short_form.html", show, then, missing=missing, form_at="/new" if begins else "", read=read,
        judge=judge,
    )  # fmt: skip


def _found(shown: Shown, back: str) -> Any:
    """The provider or activity that the address names. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        if back == "/providers":
            about: Any = area_lists.provider(snapshot, shown.ids["provider_id"])
        else:
            about = area_lists.activity(snapshot, shown.ids["activity_id"])
    if about is None:
        raise not_found()
    return about


def _provider(shown: Shown, about: area_lists.ListedProvider | None) -> list[Field]:
    kept = [(text, about.ledger, about.provider_id) for text in (about.contact, about.phone)] if about else []
    text = unsealed(shown.office, kept).text
    chosen = [ITEM + code for code in about.projects] if about else []
    return [
        Field("text", "name", N_("Name of the provider"), about and about.name),
        Field(
            "choice",
            "kind",
            N_("What it is"),
            about and about.kind,
            [(k, word("provider", k)) for k in get_args(ProviderKind)],
        ),
        Field(
            "boxes",
            "projects",
            N_("What it provides"),
            chosen,
            [(ITEM + code, name) for code, name in project_options()],
        ),
        Field("text", "contact", N_("Whom to ask there (optional)"), about and text(about.contact), required=False),
        Field("text", "phone", N_("Phone (optional)"), about and text(about.phone), required=False),
        Field("day", "from_on", N_("From"), about.from_on if about else shown.office.today()),
    ]


def _activity(shown: Shown, about: area_lists.ListedActivity | None) -> list[Field]:
    division = about.division if about else shown.form.text("division") or asked_division(shown.caller, shown.query)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        near = [(str(p.provider_id), p.name) for p in area_lists.providers(snapshot, division[:6])]
    return [
        Field("text", "title", N_("What it was"), about and about.title),
        Field("choice", "programme", N_("Which programme?"), about and about.programme,
              [(code, word("programme", code)) for code in get_args(Programme)]),
        Field("day", "on", N_("Day"), about.held_on if about else shown.office.today()),
        Field("number", "persons", N_("How many came"), about and about.persons),
        Field("select", "provider_id", N_("Where, or by whom (optional)"), options=near, required=False),
        Field("text", "donor", N_("Given by (optional)"), about and about.donor, required=False),
    ]  # fmt: skip


def _families(_: Shown, __: Any) -> list[Field]:
    return [Field("long", "families", N_("Numbers of the families that came (optional)"), hint=N_("One a line."))]


def _with_families(form: Form, asking: Asking) -> None:
    """The families by their numbers, a line each; one that does not live in the area is refused."""
    numbers = [line.strip() for line in form.text("families").splitlines() if line.strip()]
    if not numbers:
        return
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = area_lists.by_number(snapshot, asking.said["division"], numbers)
    unknown = [number for number in numbers if number not in found]
    if unknown:
        form.refuse("families", gettext("There is no such household in your area.") + " " + unknown[0])
    asking.said["households"] = [found[number] for number in numbers if number in found]


def _read_provider(action: Action, missing: dict[str, str]) -> Callable[[Form], Any]:
    def read(form: Form) -> dict[str, Any]:
        ticked = tuple(code for code in projects() if form.text(ITEM + code))
        return typed(form, action.shape, missing) | {"projects": ticked}

    return read


NO_PROVIDER: Final = {
    "name": N_("Enter the name"),
    "kind": N_("Choose what it is"),
    "from_on": N_("Enter the first day"),
}
NO_ACTIVITY: Final = {
    "title": N_("Write what it was"),
    "programme": N_("Choose the programme"),
    "on": N_("Enter the day"),
    "persons": N_("Enter how many came"),
}
FORMS: Final = (
    _form(
        areas.REGISTER_PROVIDER, "/providers", N_("Register a provider"), N_("Register it"), _provider, NO_PROVIDER,
        _read_provider(areas.REGISTER_PROVIDER, NO_PROVIDER),
    ),
    _form(
        areas.CORRECT_PROVIDER, "/providers", N_("Correct a provider"), N_("Record the correction"),
        lambda shown, about: [*_provider(shown, about), REASON], NO_REASON,
        _read_provider(areas.CORRECT_PROVIDER, NO_REASON),
    ),
    _form(
        areas.END_PROVIDER, "/providers", N_("Nothing is ordered there any more"), N_("Record it"),
        lambda shown, _: [Field("day", "until_on", N_("First day without it"), shown.office.today()), REASON],
        {"until_on": N_("Enter the day"), **NO_REASON},
    ),
    _form(
        areas.RECORD_ACTIVITY, "/activities", N_("Record an activity"), N_("Record it"),
        lambda shown, about: [*_activity(shown, about), *_families(shown, about)], NO_ACTIVITY,
        judge=_with_families,
    ),
    _form(
        areas.CORRECT_ACTIVITY, "/activities", N_("Correct an activity"), N_("Record the correction"),
        lambda shown, about: [*_activity(shown, about), REASON], NO_REASON,
    ),
    _form(
        areas.WITHDRAW_ACTIVITY, "/activities", N_("Withdraw an activity"), N_("Withdraw it"), lambda *_: [REASON], NO_REASON
    ),
)  # fmt: skip
