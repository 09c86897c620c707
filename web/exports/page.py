"""Taking a list along: which, as which file, and what for."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division
from web.divisions.villages import choices_below
from web.exports.files import FORMATS
from web.exports.lists import EXPORTS, Export
from web.exports.making import AS_OF, Wanted, counted, made
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, asked_by
from web.http.form import Form
from web.http.form_page import Typed
from web.http.rights import COUNTY
from web.language.i18n import N_, gettext
from web.limits import kinds
from web.office import Office
from web.problem import Problem

KEPT = ("division", *AS_OF)
BACK = {
    "coverage": "/coverage", "coverage-list": "/coverage/list", "overdue": "/overdue", "households": "/households",
    "contact-persons": "/coverage/contact-persons", "annual-form": "/annual-forms",
}  # fmt: skip


@get("/exports/new", guards=[any_of(*READ_FIGURES)], sync_to_thread=True, opt=kinds.SLOW)
def ask_export(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = asked_by(request)
    division, export = asked_division(caller, query), EXPORTS.get(query.get("of", "coverage"))
    if export and export.names and level_of(division) < COUNTY:
        return _choose(office, division, query, export)
    return _page(office, caller, Form(), query)


def _choose(office: Office, division: str, query: Mapping[str, str], export: Export) -> Template:
    """Names are taken along county by county: the way down to one, with what the list is held to."""
    below = [
        (child.name, "/exports/new?" + urlencode({**query, "division": child.code}))
        for child in choices_below(division, office.today())
    ]
    context = {
        "title": gettext(export.title), "area": area_name(division), "below": below,
        "back": f"{BACK[query['of']]}?{urlencode({'division': division})}",
    }  # fmt: skip
    return Template("exports/choose.html", context=context)


@post("/exports", guards=[any_of(*READ_FIGURES)], sync_to_thread=True, opt=kinds.SLOW)
def take_export(data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    of = form.text("of")
    export = EXPORTS.get(of)
    asked = form.choice("format", list(FORMATS), missing=N_("Choose the kind of file"))
    if export and export.names:
        form.required("reason", missing=N_("Say what the list is for: names are in it."))
    query = {name: form.text(name) for name in (*KEPT, *(export.keeps if export else ())) if form.text(name)}
    if form.errors:
        return _page(office, caller, form, {"of": of, **query})
    return made(office, caller, Wanted(of, asked, form.text("reason"), query))


def _page(office: Office, caller: Caller, form: Form, query: Mapping[str, str]) -> Template:
    """The form, with how many rows the file would have."""
    of = query.get("of", "") or "coverage"
    if of not in EXPORTS:
        raise Problem(422, "unknown-kind", gettext("There is no list of this kind."))
    table = counted(office, caller, of, query)
    kept = {name: query[name] for name in (*KEPT, *EXPORTS[of].keeps) if query.get(name)}
    context = {
        "form": form, "of": of, "export": EXPORTS[of], "table": table, "kept": kept, "area": area_name(table.division),
        "back": f"{BACK[of]}?{urlencode(kept)}", "formats": list(FORMATS),
    }  # fmt: skip
    return Template("exports/new.html", context=context, status_code=422 if form.errors else 200)
