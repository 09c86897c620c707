"""One household as it was known then, beside what is known now, and everything that was recorded of it in between."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import READ_CASES
from casework.oversight.coverage import FIGURES, cover
from projections.engine.snapshot import Snapshot
from projections.households.case import Case, case
from projections.households.history import story
from projections.oversight.comparison import as_known_now
from projections.oversight.on_day import in_scope
from web.access.caller import any_of
from web.divisions.areas import village_name
from web.households.household_summary import household_summary_in
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.language.i18n import gettext
from web.language.words import word
from web.oversight.comparison_page import lines, moments


class Said(NamedTuple):
    """Something of the household in words, then and now."""

    label: str
    then: str
    now: str


@get("/households/{household_id:uuid}/comparison", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_household_comparison(
    request: AnyRequest, household_id: FromPath[UUID], caller: TheCaller, office: TheOffice
) -> Template:
    with open_snapshot(office, caller, request) as then:
        now, view = as_known_now(then), as_of_view(office, then, request)
        household = household_summary_in(office, caller, now, household_id)
        before, after = case(then, household_id), case(now, household_id)
        figures = lines(_figures(then, household_id), _figures(now, household_id))
        told = [entry for entry in story(now, household_id) if entry.position > then.known.get(entry.ledger, 0)]
    sentences = sentences_of(office, caller, told)
    home = f"/households/{household_id}"
    context = {
        "household": household,
        "home": home,
        "seen": view,
        "said": _said(before, after, view.on),
        "figures": [line for line in figures if line.figure != "households"],
        "told": list(zip(told, sentences, strict=True)),
        "moments": moments(office, f"{home}/comparison", {"on": view.on}),
    }
    return Template("oversight/household_comparison.html", context=context)


def _figures(snapshot: Snapshot, household_id: UUID) -> tuple[int, ...]:
    homes = in_scope(snapshot, "", [household_id])
    return cover(*homes[0][1:]).figures() if homes else (0,) * len(FIGURES)


def _said(then: Case | None, now: Case | None, on: date) -> list[Said]:
    labels = (gettext("Status"), gettext("Category"), gettext("Village"), gettext("Overdue"))
    return [Said(*each) for each in zip(labels, _words(then, on), _words(now, on), strict=True)]


def _words(found: Case | None, on: date) -> tuple[str, ...]:
    if found is None:
        return ("–",) * 4
    late = [word("duty", item.duty) for item in found.duties if item.days_overdue(on) and not item.paused]
    return (
        word("status", found.status),
        word("category", found.standing.category),
        village_name(found.standing.division),
        gettext(", ").join(late) or "–",
    )
