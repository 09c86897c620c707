"""Contact cards (联系卡) to be printed: one family's, or those of a village; A6, four to a sheet of A4."""

from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import CASE_WORK
from projections.households.household_list import Wanted, households
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division
from web.households.cards import cards_of
from web.households.household_summary import household_summary_in
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import page_of


@get("/households/{household_id:uuid}/card", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def show_card(household_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    """As of today: a card that names who has left is worse than none."""
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        found, _ = households(snapshot, Wanted(division=household.division, number=household.household_no), 1, 10)
        cards = cards_of(office, snapshot, [each for each in found if each.household_id == household_id])
    return Template("households/cards.html", context=_context(household.division, cards, 1, 1, 1))


@get("/cards", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def show_cards(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Those of the families in care in a division."""
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        found, total = households(snapshot, Wanted(division=division, status="open"), page, size)
        cards = cards_of(office, snapshot, found)
    return Template("households/cards.html", context=_context(division, cards, page, size, total))


def _context(division: str, cards: Any, page: int, size: int, total: int) -> dict[str, Any]:
    return {
        "division": division, "area": area_name(division), "cards": cards, "page": page, "size": size, "total": total,
    }  # fmt: skip
