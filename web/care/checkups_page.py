"""The yearly check-ups of an area: who was not yet offered one, on a page and to programs."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import Template
from msgspec import Struct

from casework.common.roles import READ_CASES
from projections.care.checkup_list import STAGES, CheckedUp, Stage, checkups
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.divisions.villages import choices_below
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of, whole
from web.language.i18n import gettext
from web.language.words import word
from web.office import AsOf, Office
from web.problem import Problem
from web.unsealing import Unsealed, unsealed

COUNTY_DIGITS: Final = 6
LAST_YEAR: Final = 2199
Year = Annotated[str | None, QueryParameter(description="The year; that of the day when left out.")]
AtStage = Annotated[str | None, QueryParameter(description="missing (when left out), offered, done or declined.")]


@get("/checkups", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_checkups(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    stage = _stage(request.query_params.get("stage"))
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        view = as_of_view(office, snapshot, request)
        year = _year(request.query_params.get("year"), view.on.year)
        found, counts = _found(snapshot, division, year, stage, page, size)
    texts = _texts(office, found)
    rows = [{"one": one, "name": texts.name(one.name, caller), "village": village_name(one.division)} for one in found]
    return Template(
        "care/checkups.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "stage": stage,
            "below": choices_below(division, view.on) if len(division) < COUNTY_DIGITS else [],
            "stages": [(each, word("checkup", each), counts.get(each, 0)) for each in STAGES],
            "rows": rows, "page": page, "size": size, "total": counts.get(stage, 0), "year": year, "seen": view,
            "deeper": down(view, "/checkups"), "own": caller.role == "contact_person",
        },
    )  # fmt: skip


def _found(
    snapshot: Any, division: str, year: int, stage: Stage, page: int, size: int
) -> tuple[Sequence[CheckedUp], Mapping[Stage, int]]:
    """Above a county nobody is listed: the county is chosen first."""
    return ([], {}) if len(division) < COUNTY_DIGITS else checkups(snapshot, division, year, stage, page, size)


class YearlyCheckup(Struct):
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    name: str
    year: int
    stage: str


@read("Checkups", "/checkups", READ_CASES)
def list_checkups(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: Year = None,
    stage: AtStage = None,
) -> Page[YearlyCheckup]:
    """The living members of a county, or an area below it, whose check-up of the year stands so."""
    if len(asked_division) < COUNTY_DIGITS:
        message = gettext("First choose the county.")
        raise Problem(422, "invalid", message, errors=[{"field": "division", "message": message}])
    at = _stage(stage)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        of = _year(year, snapshot.on.year)
        found, counts = checkups(snapshot, asked_division, of, at, paging.page, paging.size)
    texts = _texts(office, found)
    items = [
        YearlyCheckup(
            one.ledger, one.household_id, one.household_no, one.division, one.member_id, texts.name(one.name, caller), of,
            one.stage,
        )
        for one in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, counts[at], snapshot.known)


def _stage(asked: str | None) -> Stage:
    return next((stage for stage in STAGES if stage == asked), "missing")


def _year(asked: str | None, this_year: int) -> int:
    """The year asked for. Raises Problem 422 for what is none."""
    year = whole(asked, LAST_YEAR) if asked else this_year
    if not year:
        message = gettext("Enter a whole number")
        raise Problem(422, "invalid", message, errors=[{"field": "year", "message": message}])
    return year


def _texts(office: Office, found: Sequence[CheckedUp]) -> Unsealed:
    return unsealed(office, [(one.name, one.ledger, one.household_id) for one in found])


API: Final = [list_checkups]
