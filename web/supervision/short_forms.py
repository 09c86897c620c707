"""A short form about something that begins in an area, or that there is: all shown by one template."""

from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from projections.supervision import inspection_lists as inspected
from projections.supervision import lists
from web.divisions.areas import area_name, asked_division
from web.http.action import Action, Asking, WriteResult
from web.http.form_fields import Field, translated
from web.http.form_page import FormPage, Shown
from web.http.rights import demand_division
from web.language.i18n import N_, gettext
from web.office import not_found
from web.unsealing import unsealed

Fields = Callable[[Shown, Any], Sequence[Field]]
BACK: Final = {
    "training": ("/trainings", N_("Trainings")),
    "task": ("/tasks", N_("Tasks")),
    "inspection": ("/inspections", N_("Inspections")),
    "campaign": ("/campaigns", N_("Checking campaigns")),
}


def on_day(label: str, of: str | None = None) -> Callable[[Shown, Any], Field]:
    return lambda shown, about: Field("day", "on", label, getattr(about, of) if of else shown.office.today())


def new(action: Action, what: str, heading: str, button: str, fields: Fields, missing: dict[str, str]) -> FormPage:
    """A form for something that begins in an area."""

    def show(shown: Shown) -> dict[str, Any]:
        division = shown.form.text("division") or asked_division(shown.caller, shown.query)
        demand_division(shown.caller, division)
        return {
            **_said(heading, button, [(BACK[what][0], gettext(BACK[what][1]))], action.path),
            "about": area_name(division),
            "hidden": {"division": division},
            "fields": translated(fields(shown, None)),
        }

    def back(asking: Asking, _: WriteResult) -> str:
        return f"{BACK[what][0]}?" + urlencode({"division": asking.said["division"]})

    return FormPage(action, "http/short_form.html", show, back, missing=missing, form_at="/new")


def about(
    action: Action, what: str, heading: str, button: str, fields: Fields, missing: dict[str, str], form_at: str = ""
) -> FormPage:
    """A form about something that there is."""

    def show(shown: Shown) -> dict[str, Any]:
        with shown.office.open_snapshot(shown.caller) as snapshot:
            one: Any = FINDS[what](snapshot, shown.ids[f"{what}_id"])
        if one is None:
            raise not_found()
        demand_division(shown.caller, one.division)
        address = action.path.replace(":uuid", "").format_map(shown.ids)
        return {
            **_said(heading, button, _way_back(what, one), address),
            "about": name_of(shown, one),
            "hidden": {},
            "fields": translated(fields(shown, one)),
        }

    def back(asking: Asking, _: WriteResult) -> str:
        return f"/inspections/{asking.ids['inspection_id']}" if what == "inspection" else BACK[what][0]

    return FormPage(action, "http/short_form.html", show, back, missing=missing, form_at=form_at)


def _way_back(what: str, one: Any) -> list[tuple[str, str]]:
    way = [(BACK[what][0], gettext(BACK[what][1]))]
    return [*way, (f"/inspections/{one.inspection_id}", one.matter)] if what == "inspection" else way


def name_of(shown: Shown, one: Any) -> str:
    """What it is called: a task's title is sealed."""
    if isinstance(one, lists.ListedTask):
        return unsealed(shown.office, [(one.title, one.ledger, one.task_id)]).text(one.title)
    text: str = getattr(one, "topic", None) or getattr(one, "matter", None) or one.title
    return text


def _said(heading: str, button: str, back: list[tuple[str, str]], address: str) -> dict[str, Any]:
    return {"heading": gettext(heading), "button": gettext(button), "back": back, "address": address, "lead": None}


FINDS: Final = {
    "task": lists.task,
    "inspection": inspected.inspection,
    "campaign": inspected.campaign,
    "training": lists.training,
}
