"""Figures as they were known then, beside those known now: which households count otherwise, and since which records."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from litestar import get
from litestar.response import Template

from casework.common.days import SHANGHAI
from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from casework.oversight.coverage import FIGURES
from projections.engine.snapshot import Snapshot
from projections.households.history import HistoryEntry, story
from projections.oversight.comparison import Otherwise, as_known_now, causes, otherwise, touches
from projections.oversight.coverage import figures_by_child
from projections.oversight.ledgers import COUNTY
from web.access.caller import Caller, any_of
from web.divisions.areas import Area, area_name, asked_division, down, trail, village_name
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.office import Office
from web.unsealing import family_names

ADDRESS: Final = "/coverage/comparison"


class Line(NamedTuple):
    """One figure, then and now."""

    figure: str
    then: int
    now: int


class Difference(NamedTuple):
    """`told`: the households of a page, with their people's names and what was recorded of them between the two looks."""

    then: Snapshot
    now: Snapshot
    division: str
    told: list[tuple[Otherwise, list[str], list[HistoryEntry]]]
    total: int


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_comparison(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as then:
        now, view = as_known_now(then), as_of_view(office, then, request)
        found: Difference | None = None
        before, after = figures_by_child(then, division), figures_by_child(now, division)
        context: dict[str, Any] = {"lines": lines(_sum(before), _sum(after)), "areas": [], "rows": [], "total": 0}
        if view.asked and level_of(division) < COUNTY:
            context["areas"] = [Area(code, area_name(code)) for code in sorted(before.keys() | after.keys())
                                if before.get(code) != after.get(code)]  # fmt: skip
        elif view.asked:
            found = difference(office, caller, then, now, division, page, size)
    if found:
        context |= in_words(office, caller, found)
    context |= {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": view,
        "deeper": down(view, ADDRESS), "page": page, "size": size,
        "moments": moments(office, ADDRESS, {"division": division, "on": view.on}), "kept": urlencode(view.kept),
    }  # fmt: skip
    return Template("oversight/comparison.html", context=context)


def lines(before: Sequence[int], after: Sequence[int]) -> list[Line]:
    """Each figure both ways."""
    return [Line(*each) for each in zip(FIGURES, before, after, strict=True)]


def difference(
    office: Office, caller: Caller, then: Snapshot, now: Snapshot, division: str, page: int, size: int
) -> Difference:
    """A page of the households that count otherwise, with what was recorded of each in between."""
    found = otherwise(then, now, division)
    shown = found[(page - 1) * size : page * size]
    names = family_names(office, caller, now, [each.household_id for each in shown])
    told = [(each, names.get(each.household_id, []), since(then, now, each)) for each in shown]
    return Difference(then, now, division, told, len(found))


def in_words(office: Office, caller: Caller, of: Difference) -> dict[str, Any]:
    """What pages show of it: each household with what counts otherwise and the sentences of what was recorded; what all share.

    Once the look is closed: it takes connections of its own, and whoever holds one while waiting for another holds up the rest.
    """
    why = causes(office.database, of.then, of.now, of.division, (each.household_id for each, _, _ in of.told))
    entries = [entry for _, _, recorded in of.told for entry in recorded]
    sentences = iter(zip(entries, sentences_of(office, caller, entries), strict=True))
    rows = [
        {
            "household": each,
            "members": names,
            "village": village_name(each.division),
            "changed": [line for line in lines(each.then or _NONE, each.now or _NONE) if line.then != line.now],
            "told": [next(sentences) for _ in recorded],
        }
        for each, names, recorded in of.told
    ]
    return {"rows": rows, "total": of.total, "shared": [cause for cause in why if cause.about != "household"]}


def since(then: Snapshot, now: Snapshot, each: Otherwise) -> list[HistoryEntry]:
    """What was recorded of a household after `then` that figures rest on."""
    after = then.known.get(each.ledger, 0)
    return [entry for entry in story(now, each.household_id) if entry.position > after and touches(entry.event, now.on)]


def _sum(by_child: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*by_child.values(), strict=True))) if by_child else _NONE


_NONE: Final = (0,) * len(FIGURES)


def moments(office: Office, path: str, asked: Mapping[str, object]) -> list[tuple[datetime, str]]:
    """Some moments to choose from, each with its address: a day, a week, a month ago, and the end of the last month."""
    now = office.clock().astimezone(SHANGHAI).replace(second=0, microsecond=0)
    first = now.replace(day=1, hour=0, minute=0)
    chosen = sorted({now - timedelta(days=1), now - timedelta(days=7), now - timedelta(days=30), first}, reverse=True)
    return [(moment, f"{path}?" + urlencode({**asked, "known_at": moment.isoformat()})) for moment in chosen]
