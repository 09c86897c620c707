"""A short form about an application: all shown by one template, or by one that has the conditions above."""

from collections.abc import Callable, Sequence
from typing import Any, Final, get_args

from casework.applications.commands.order import Level
from projections.applications import lookup
from web.applications.told import Told, told_of
from web.applications.views import findings_of, heading_of
from web.http.action import Action, Asking, WriteResult
from web.http.form import Form
from web.http.form_fields import Field, translated
from web.http.form_page import FormPage, Shown
from web.language.application_words import scheme_name
from web.language.i18n import N_, gettext
from web.language.words import word
from web.office import not_found

YES_NO: Final = (("yes", N_("Yes")), ("no", N_("No")))
NO_REASON: Final = {"reason": N_("Write the reason")}
LIST: Final = ("/applications", N_("Applications"))
Fields = Callable[[Shown, Told], Sequence[Field]]


def told(shown: Shown) -> Told:
    """The application that the address names. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        placed = lookup.application(snapshot, shown.ids["application_id"])
        if placed is None:
            raise not_found()
        return told_of(shown.office, shown.caller, snapshot, placed)


def about(
    action: Action, heading: str, button: str, fields: Fields, missing: dict[str, str] | None = None,
    form_at: str = "", template: str = "http/short_form.html", read: Callable[[Form], Any] | None = None,
) -> FormPage:  # fmt: skip
    def show(shown: Shown) -> dict[str, Any]:
        one = told(shown)
        id_ = one.placed.row.application_id
        context = {
            "heading": gettext(heading), "button": gettext(button), "lead": None,
            "back": [(LIST[0], gettext(LIST[1])), (f"/applications/{id_}", scheme_name(one.placed.row.scheme))],
            "address": action.path.replace(":uuid", "").format_map(shown.ids),
            "about": heading_of(shown.office, shown.caller, one.placed),
            "hidden": {"version": one.version} if action.tied_to_version else {},
            "fields": translated(fields(shown, one)),
        }  # fmt: skip
        if template != "http/short_form.html":
            context |= findings_of(shown.office, one)
        return context

    return FormPage(action, template, show, _to_application, missing=missing or {}, form_at=form_at, read=read)


def _to_application(asking: Asking, _: WriteResult) -> str:
    return f"/applications/{asking.ids['application_id']}"


def yes_no() -> list[tuple[str, str]]:
    return [(code, gettext(text)) for code, text in YES_NO]


def levels() -> list[tuple[str, str]]:
    return [(code, word("notice_level", code)) for code in get_args(Level)]


def on_day(shown: Shown) -> Field:
    return Field("day", "on", N_("Day"), shown.office.today(), required=False)


def note() -> Field:
    return Field("long", "note", N_("Note (optional)"), required=False)
