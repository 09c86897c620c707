"""The list of households: of an area, held to a state, a category or a contact person, and whoever a search finds."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from litestar import get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from casework.common.roles import READ_CASES, SEE_NAMES, SUPERVISION
from casework.divisions.codes import level_of
from casework.divisions.country import the_divisions
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.households.household_list import STATUSES, ListedHousehold, Wanted
from projections.staff.looking_after import looking_after
from web.access.caller import Caller, any_of
from web.divisions.areas import Area, area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.parts import page_or_part
from web.http.query_params import page_of, uuid_of
from web.http.rights import COUNTY
from web.language.places import short_name
from web.language.words import WORDS
from web.office import Office
from web.search import Search, asked_for, sealed, search
from web.staff.names import staff_names
from web.unsealing import family_names

CATEGORIES: Final = tuple(WORDS["category"])
KEPT: Final = ("division", "status", "category", "staff", "sort", "on", "known_position", "known_at")
LISTS: Final = {"worklist": "/worklist"}  # that can be searched too, besides the one of all households
SORTS: Final = ("last_contact",)


class Asked(NamedTuple):
    """What the list is held to. `text`: what was searched for; `forgotten`: that was too long ago to be known still.

    `sort`: of a county and below only, because it looks at every household.
    """

    division: str
    text: str
    forgotten: bool
    status: str | None
    category: str | None
    staff: UUID | None
    sort: str | None


@get("/households", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_households(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    asked, (page, size) = _asked(request, office, caller), page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found = search(office, caller, snapshot, asked.division, asked.text) if asked.text else Search()
        rows, total = household_list.households(snapshot, _wanted(asked, found), page, size)
        context = {
            "rows": _rows(office, caller, snapshot, rows),
            "seen": as_of_view(office, snapshot, request),
            "carers": _carers(office, caller, snapshot, asked),
        }
    context |= {"asked": asked, "found": found, "page": page, "size": size, "total": total}
    return _page(request, caller, asked.division, context)


@post("/households/search", guards=[any_of(*SEE_NAMES)], sync_to_thread=False)
def search_households(data: URLEncodedBody[dict[str, str]], office: TheOffice, caller: TheCaller) -> Redirect:
    """What names a person is never part of an address: it is sent as a form, and stands sealed in the address of the
    answer, which can be asked again.
    """
    kept = {name: data[name] for name in KEPT if data.get(name)} | sealed(office, caller, data.get("text", ""))
    return Redirect(f"{LISTS.get(data.get('list', ''), '/households')}?{urlencode(kept)}", status_code=303)


def _asked(request: AnyRequest, office: Office, caller: Caller) -> Asked:
    query, text = request.query_params, asked_for(request, office, caller)
    division = asked_division(caller, query)
    return Asked(
        division=division,
        text=text,
        forgotten=bool(query.get("for")) and not text,
        status=_one_of(STATUSES, query.get("status")),
        category=_one_of(CATEGORIES, query.get("category")),
        staff=uuid_of(query.get("staff", "")),
        sort=_one_of(SORTS, query.get("sort")) if level_of(division) >= COUNTY else None,
    )


def _wanted(asked: Asked, found: Search) -> Wanted:
    return Wanted(
        division=asked.division,
        status=asked.status,
        category=asked.category,
        staff=asked.staff,
        by_last_contact=asked.sort == "last_contact",
        number=found.number,
        persons=found.persons,
    )


def _page(request: AnyRequest, caller: Caller, division: str, context: dict[str, Any]) -> Template:
    own = caller.role == "contact_person"
    context |= {
        "area": area_name(division),
        "division": division,
        "areas": [] if own else _areas(caller, division, context["seen"].on),
        "trail": trail(caller, division),
        "deeper": down(context["seen"], "/households"),
        "statuses": STATUSES,
        "categories": CATEGORIES,
        "sorts": SORTS if level_of(division) >= COUNTY else (),
        "may_register": caller.role in SUPERVISION,
        "sees_names": caller.role in SEE_NAMES,
        "own": own,
    }
    return page_or_part(request, "households/index.html", "households/_found.html", context, here=True)


def _carers(office: Office, caller: Caller, snapshot: Snapshot, asked: Asked) -> list[tuple[UUID, str]]:
    """Whom the list can be held to: the contact persons of a township or a village, and the one it is held to already."""
    there = caller.role != "contact_person" and level_of(asked.division) > COUNTY
    found = looking_after(snapshot, asked.division) if there else []
    names = staff_names(office, snapshot, [*found, asked.staff])
    return sorted(names.items(), key=lambda each: each[1])


def _areas(caller: Caller, division: str, on: date) -> list[Area]:
    """What the list can be held to: the area itself, what is above it within the caller's own, and what is below."""
    below = [Area(child.code, short_name(child.name)) for child in the_divisions().children(division, on)]
    return [*trail(caller, division), Area(division, area_name(division)), *below]


def _one_of(codes: Sequence[str], asked: str | None) -> str | None:
    return asked if asked in codes else None


def _rows(office: Office, caller: Caller, snapshot: Snapshot, found: Sequence[ListedHousehold]) -> list[dict[str, Any]]:
    names = family_names(office, caller, snapshot, [row.household_id for row in found])
    return [
        {"household": row, "village": village_name(row.division), "members": names.get(row.household_id, [])}
        for row in found
    ]
