"""What is overdue, oldest first, with the reason and whose turn it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_CASES, SUPERVISION
from casework.divisions.codes import level_of
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.oversight.coming_first import coming_first
from projections.oversight.ledgers import COUNTY
from projections.oversight.overdue import BANDS, Item, overdue, overdue_page
from projections.oversight.reasons import grounds, why
from projections.policies.in_force import in_force
from projections.staff.assignments import assigned_to
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import gettext
from web.office import Office
from web.oversight.bands import band_code, band_of, band_words
from web.unsealing import unsealed


@get("/overdue", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_overdue(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    band = request.query_params.get("band", "")
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found = _found(snapshot, division, band, page, size)
        rows = _rows(office, caller, snapshot, found.items)
        view = as_of_view(office, snapshot, request)
    return Template(
        "oversight/overdue.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "band": found.band,
            "bands": found.bands, "rows": rows, "page": page, "size": size, "total": found.total,
            "households": found.households, "seen": view,
            "deeper": down(view, "/overdue"), "own": caller.role == "contact_person",
        },
    )  # fmt: skip


class Found(NamedTuple):
    """A page of items. Above a county only the oldest and their number are asked for: `households` is None there."""

    items: Sequence[Item]
    total: int
    households: int | None
    band: str
    bands: list[tuple[str, str, int]]


def _found(snapshot: Snapshot, division: str, band: str, page: int, size: int) -> Found:
    if level_of(division) < COUNTY:
        items, total = overdue_page(snapshot, division, page, size)
        return Found(items, total, None, "", [("", gettext("All"), total)])
    every = overdue(snapshot, division)
    wanted = [item for item in every if not band or band_of(item.days_overdue(snapshot.on)) == band]
    households = len({item.household_id for item in wanted})
    return Found(wanted[(page - 1) * size : page * size], len(wanted), households, band, _counted(every, snapshot.on))


def _counted(every: Sequence[Item], on: Any) -> list[tuple[str, str, int]]:
    """Each band with its words and how many items are in it; first all of them."""
    found = [band_of(item.days_overdue(on)) for item in every]
    bands = [(band_code(*band), band_words(*band)) for band in BANDS]
    return [("", gettext("All"), len(every)), *((code, words, found.count(code)) for code, words in bands)]


def _rows(office: Office, caller: Caller, snapshot: Snapshot, items: Sequence[Item]) -> list[dict[str, Any]]:
    households = list({item.household_id for item in items})
    names, assigned = household_list.names(snapshot, households), assigned_to(snapshot, households)
    may_call = caller.role in SUPERVISION
    sealed = [(n.name, n.ledger, n.household_id) for several in names.values() for n in several]
    sealed += [
        (text, a.staff_ledger, a.staff_id)
        for several in assigned.values()
        for a in several
        for text in (a.name, a.phone if may_call else None)
    ]
    texts = unsealed(office, sealed)
    policies = in_force(snapshot, {item.ledger for item in items})
    first = coming_first(snapshot, sorted(policies))
    facts = grounds(snapshot, items, policies)
    return [
        {
            "item": item,
            "first": item.household_id in first,
            "days": item.days_overdue(snapshot.on),
            "village": village_name(item.division),
            "members": [texts.name(n.name, caller) for n in names.get(item.household_id, []) if n.alive],
            "assigned": [
                (a.level, texts.text(a.name), texts.text(a.phone) if may_call else "", a.post)
                for a in assigned.get(item.household_id, [])
            ],
            "why": why(item, policies[item.ledger], facts[item.household_id, item.duty], snapshot.on),
        }
        for item in items
    ]
