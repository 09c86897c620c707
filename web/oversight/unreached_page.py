"""Households that nobody has reached lately: by page and by the API."""

from datetime import date
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.response import Template
from msgspec import Struct

from casework.common.roles import READ_CASES
from projections.oversight.unreached import unreached
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.office import AsOf, Office
from web.unsealing import family_names


@get("/unreached", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_unreached(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division, (page, size) = asked_division(caller, request.query_params), page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = unreached(snapshot, division, page, size)
        names = family_names(office, caller, snapshot, [each.household_id for each in found])
        seen = as_of_view(office, snapshot, request)
    return Template(
        "oversight/unreached.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "seen": seen,
            "deeper": down(seen, "/unreached"), "own": caller.role == "contact_person",
            "rows": [(each, names.get(each.household_id, []), village_name(each.division)) for each in found],
            "page": page, "size": size, "total": total,
        },
    )  # fmt: skip


class ListedUnreached(Struct):
    household_id: UUID
    ledger: str
    household_no: str
    division: str
    since: date
    last_on: date
    attempts: int
    wrong_number: bool


@read("Unreached", "/unreached", READ_CASES)
def list_unreached(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[ListedUnreached]:
    """Households that nobody has reached for as many attempts as the policy says, or whose number is wrong."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = unreached(snapshot, asked_division, paging.page, paging.size)
    items = [
        ListedUnreached(
            each.household_id, each.ledger, each.household_no, each.division, each.since, each.last_on, each.attempts,
            each.wrong_number,
        )
        for each in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


HANDLERS = [list_unreached]
