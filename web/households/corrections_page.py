"""What was corrected or withdrawn in an area, in sentences with their reasons: for who audits, and who leads."""

from collections.abc import Sequence
from typing import Any, Final

from litestar import get
from litestar.response import Template

from casework.common.roles import REVIEW_RECORDS
from projections.engine.snapshot import Snapshot
from projections.households.amendment_list import ListedAmendment, amendments
from projections.households.history import HistoryEntry, story
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.office import Office
from web.unsealing import family_names

MOST: Final = 20  # on a page: each is told from its family's history


@get("/corrections", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_corrections(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division, (page, size) = asked_division(caller, request.query_params), page_of(request.query_params)
    size = min(size, MOST)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = amendments(snapshot, division, page, size)
        told = told_of(snapshot, found)
        names = family_names(office, caller, snapshot, {each.household_id for each in found})
        view = as_of_view(office, snapshot, request)
    context = {
        "rows": _rows(office, caller, found, told, names),
        "area": area_name(division),
        "division": division,
        "trail": trail(caller, division),
        "deeper": down(view, "/corrections"),
        "page": page,
        "size": size,
        "total": total,
        "seen": view,
    }
    return Template("households/corrections.html", context=context)


def told_of(snapshot: Snapshot, found: Sequence[ListedAmendment]) -> dict[tuple[str, int], HistoryEntry]:
    """The events at these places, as far as the reader may read them."""
    households = {each.household_id for each in found}
    wanted = {(each.ledger, each.position) for each in found}
    stories = (entry for household in households for entry in story(snapshot, household))
    return {(entry.ledger, entry.position): entry for entry in stories if (entry.ledger, entry.position) in wanted}


def _rows(
    office: Office,
    caller: Caller,
    found: Sequence[ListedAmendment],
    told: dict[tuple[str, int], HistoryEntry],
    names: dict[Any, list[str]],
) -> list[dict[str, Any]]:
    readable = [each for each in found if (each.ledger, each.position) in told]
    entries = [told[each.ledger, each.position] for each in readable]
    return [
        {
            "amendment": each,
            "told": entry,
            "sentence": sentence,
            "members": names.get(each.household_id, []),
            "village": village_name(each.division),
        }
        for each, entry, sentence in zip(readable, entries, sentences_of(office, caller, entries), strict=True)
    ]
