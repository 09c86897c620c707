"""What is overdue from day to day, each number opening its list: by page and by the API."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import Template
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from projections.oversight.ledgers import COUNTY
from projections.oversight.movement import TURNS, Turn, movement, turned
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.divisions.villages import choices_below
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.as_of_view import AnyRequest, AsOfView, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.oversight.contact_persons_page import demand_county
from web.problem import Problem
from web.unsealing import family_names

ADDRESS: Final = "/overdue/movement"
Asked = Annotated[str | None, QueryParameter(name="turn", description=f"{' or '.join(TURNS)}.")]


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_movement(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Above a county: which counties there are."""
    division = asked_division(caller, request.query_params)
    above = level_of(division) < COUNTY
    with open_snapshot(office, caller, request) as snapshot:
        days = [] if above else movement(snapshot, division)
        view = as_of_view(office, snapshot, request)
    below = choices_below(division, view.on) if above else []
    return Template("oversight/movement.html", context={**_place(caller, division, view), "days": days, "below": below})


@get(ADDRESS + "/list", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_turned(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division, (page, size) = asked_division(caller, request.query_params), page_of(request.query_params)
    demand_county(division)
    turn = _turn(request.query_params.get("turn"))
    with open_snapshot(office, caller, request) as snapshot:
        found = turned(snapshot, division, turn)
        shown = found[(page - 1) * size : page * size]
        names = family_names(office, caller, snapshot, [item.household_id for item in shown])
        view = as_of_view(office, snapshot, request)
    rows = [(item, names.get(item.household_id, []), village_name(item.division)) for item in shown]
    more = {"rows": rows, "turn": turn, "page": page, "size": size, "total": len(found)}
    return Template("oversight/movement_list.html", context={**_place(caller, division, view), **more})


def _place(caller: Caller, division: str, view: AsOfView) -> dict[str, Any]:
    return {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": view,
        "deeper": down(view, ADDRESS),
    }  # fmt: skip


def _turn(asked: str | None) -> Turn:
    """What became overdue, where nothing is asked for. Raises Problem 422."""
    turn = next((each for each in TURNS if each == (asked or TURNS[0])), None)
    if turn is None:
        message = gettext("This is not one of the values allowed here.")
        raise Problem(422, "invalid", message, errors=[{"field": "turn", "message": message}])
    return turn


class DayOf(Struct):
    """`before` + `became` - `resolved` + `moved` = `open`. `moved`: with households that moved in, less those that moved out."""

    day: date
    before: int
    became: int
    resolved: int
    moved: int
    open: int


class Movement(Struct):
    division: str
    on: date
    known_position: Mapping[str, int]
    days: list[DayOf]


class Turned(Struct):
    household_id: UUID
    ledger: str
    household_no: str
    division: str
    duty: str
    due_on: date


@read("OverdueMovement", ADDRESS, READ_FIGURES)
def list_movement(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
) -> Movement:
    """How much was overdue in a county, or an area within one, on each of the last 31 days, and why it is more or less."""
    demand_county(asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        days = [DayOf(*each) for each in movement(snapshot, asked_division)]
    return Movement(asked_division, snapshot.on, snapshot.known, days)


@read("OverdueTurned", ADDRESS + "/list", READ_FIGURES)
def list_turned(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    turn: Asked = None,
) -> Page[Turned]:
    """What became overdue on the day, or was resolved: exactly what is behind the number of that day."""
    demand_county(asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = turned(snapshot, asked_division, _turn(turn))
    items = [
        Turned(item.household_id, item.ledger, item.household_no, item.division, item.duty, item.due_on)
        for item in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


PAGES: Final = [show_movement, show_turned]
HANDLERS: Final = [list_movement, list_turned]
