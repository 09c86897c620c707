"""The list of households, and finding one by number, initials, name, identity number or phone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.common.roles import READ_CASES, SEE_NAMES, SUPERVISION
from casework.ledger.finding import find
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.households.household_list import STATUSES, ListedHousehold, Wanted
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.persons import id_number_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form import WHOLE_PAGE, Form
from web.http.parts import page_or_part
from web.http.query_params import FIRST, page_of
from web.language.i18n import N_
from web.language.words import WORDS
from web.office import Office
from web.problem import Problem
from web.unsealing import family_names

CATEGORIES = tuple(WORDS["category"])
NOTHING_SAID = N_("Write a name, an identity number or a phone number")


@get("/households", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_households(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, asked = asked_division(caller, query), query.get("q", "").strip()
    page, size = page_of(query)
    status, category = _one_of(STATUSES, query.get("status")), _one_of(CATEGORIES, query.get("category"))
    wanted = Wanted(division=division, status=status, category=category, **_by(office, asked))
    with open_snapshot(office, caller, request) as snapshot:
        found, total = household_list.households(snapshot, wanted, page, size)
        context = {
            "rows": _rows(office, caller, snapshot, found),
            "seen": as_of_view(office, snapshot, request),
        }
    context |= {
        "page": page,
        "size": size,
        "total": total,
        "q": asked,
        "status": status,
        "category": category,
    }
    return _page(request, caller, division, Form(), context)


@post("/households/search", guards=[any_of(*SEE_NAMES)], sync_to_thread=True)
def search_households(
    request: AnyRequest, data: URLEncodedBody[dict[str, str]], office: TheOffice, caller: TheCaller
) -> Response[Any]:
    """What names a person is never part of an address, so the search is sent as a form."""
    form = Form(data)
    persons = _persons(office, form)
    with office.open_snapshot(caller) as snapshot:
        found, total = household_list.households(snapshot, Wanted(division=caller.division, persons=persons), 1, FIRST)
        rows = _rows(office, caller, snapshot, found if not form.errors else [])
        context = {"rows": rows, "seen": as_of_view(office, snapshot, request), "searched": not form.errors}
    context |= {"page": 1, "size": FIRST, "total": total, "q": "", "status": None, "category": None}
    return _page(request, caller, caller.division, form, context)


def _page(request: AnyRequest, caller: Caller, division: str, form: Form, context: dict[str, Any]) -> Template:
    context = {
        "searched": False,
        "form": form,
        "area": area_name(division),
        "division": division,
        "trail": trail(caller, division),
        "deeper": down(context["seen"], "/households"),
        "statuses": STATUSES,
        "categories": CATEGORIES,
        "may_register": caller.role in SUPERVISION,
        "may_search": caller.role in SEE_NAMES,
        "own": caller.role == "contact_person",
        **context,
    }
    status_code = 422 if form.errors else 200
    return page_or_part(request, "households/index.html", "households/_found.html", context, status_code=status_code)


def _one_of(codes: Sequence[str], asked: str | None) -> str | None:
    return asked if asked in codes else None


def _by(office: Office, asked: str) -> dict[str, Any]:
    """A text with a digit is part of a household number; letters are the initials of a member's name."""
    if not asked:
        return {}
    if any(char.isdigit() for char in asked):
        return {"number": asked}
    return {"persons": _found(office, {"initials": asked.lower()})}


def _persons(office: Office, form: Form) -> tuple[UUID, ...]:
    texts = {kind: form.text(kind) for kind in ("name", "id_number", "phone") if form.text(kind)}
    if not texts:
        form.refuse("name", NOTHING_SAID)
    if "id_number" in texts:
        try:
            texts["id_number"] = id_number_of(texts["id_number"], "id_number")
        except Problem as problem:
            form.refuse("id_number", problem.errors[0]["message"] if problem.errors else WHOLE_PAGE)
    return () if form.errors else _found(office, texts)


def _found(office: Office, texts: dict[str, str]) -> tuple[UUID, ...]:
    """Who all of these texts fit."""
    with office.database.single() as connection:
        found = [set(find(connection, office.casework.keys, kind, text)) for kind, text in texts.items()]
    return tuple(set.intersection(*found))


def _rows(office: Office, caller: Caller, snapshot: Snapshot, found: Sequence[ListedHousehold]) -> list[dict[str, Any]]:
    names = family_names(office, caller, snapshot, [row.household_id for row in found])
    return [
        {"household": row, "village": village_name(row.division), "members": names.get(row.household_id, [])}
        for row in found
    ]
