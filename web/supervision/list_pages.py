"""Trainings, tasks, inspections and campaigns of an area, and how good its records are."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import REVIEW_RECORDS, SUPERVISION
from casework.supervision.tasks import step_due
from projections.supervision import inspection_lists as inspected
from projections.supervision import lists, quality
from projections.supervision.lists import ListedTask
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, trail, village_name
from web.divisions.villages import choices_below
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import day_of, page_of
from web.http.rights import COUNTY_DIGITS
from web.office import not_found
from web.unsealing import family_names, unsealed


@get("/supervision", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_supervision(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The way to each list, with how many there are."""
    context = _context(caller, request.query_params)
    division, on = context["division"], office.today()
    with office.open_snapshot(caller) as snapshot:
        context |= {
            "tasks": lists.tasks(snapshot, division, False, 1, 1)[1],
            "inspections": inspected.inspections(snapshot, division, False, 1, 1)[1]["open"],
            "campaigns": inspected.campaigns(snapshot, division, 1, 1)[1],
            "trainings": lists.trainings(snapshot, division, date(on.year, 1, 1), on + timedelta(days=1), 1, 1)[1],
            "year": on.year,
        }
    return Template("supervision/index.html", context=context)


@get("/trainings", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_trainings(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Of the year so far, unless other days are asked about."""
    query, today = request.query_params, office.today()
    page, size = page_of(query)
    context = _context(caller, query)
    until_on = day_of("until_on", query.get("until_on")) or today + timedelta(days=1)
    from_on = day_of("from_on", query.get("from_on")) or date(today.year, 1, 1)
    with office.open_snapshot(caller) as snapshot:
        rows, totals = lists.trainings(snapshot, context["division"], from_on, until_on, page, size)
    context |= {"rows": [(each, area_name(each.division)) for each in rows], "totals": totals}
    context |= {"from_on": from_on, "until_on": until_on, "page": page, "size": size}
    return Template("supervision/trainings.html", context=context)


@get("/tasks", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_tasks(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query, context = request.query_params, _context(caller, request.query_params)
    page, size = page_of(query)
    closed = query.get("state") == "closed"
    with office.open_snapshot(caller) as snapshot:
        rows, counts = lists.tasks(snapshot, context["division"], closed, page, size)
    texts = unsealed(office, [(text, t.ledger, t.task_id) for t in rows for text in (t.title, t.last_report)])
    context |= {
        "rows": [(each, area_name(each.division), next_step(each)) for each in rows],
        "texts": texts, "counts": counts, "state": "closed" if closed else "", "today": office.today(),
        "page": page, "size": size,
    }  # fmt: skip
    return Template("supervision/tasks.html", context=context)


def next_step(task: ListedTask) -> tuple[str, date] | None:
    """The step of the ladder that comes next, and by which day."""
    return step_due(task.opened_on, dict.fromkeys(task.steps, task.opened_on))


@get("/inspections", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_inspections(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query, context = request.query_params, _context(caller, request.query_params)
    page, size = page_of(query)
    closed = query.get("state") == "closed"
    with office.open_snapshot(caller) as snapshot:
        rows, counts = inspected.inspections(snapshot, context["division"], closed, page, size)
    context |= {"rows": [(each, area_name(each.division)) for each in rows], "counts": counts}
    context |= {"state": "closed" if closed else "", "page": page, "size": size}
    return Template("supervision/inspections.html", context=context)


@get("/inspections/{inspection_id:uuid}", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_inspection(inspection_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    """What was drawn, what was found, and what became of it."""
    with office.open_snapshot(caller) as snapshot:
        one = inspected.inspection(snapshot, inspection_id)
        if one is None:
            raise not_found()
        found = inspected.findings(snapshot, inspection_id)
        sample = inspected.sample_of(snapshot, inspection_id)
        about = {each.household_id for each in found if each.household_id} | set(sample)
        names = family_names(office, caller, snapshot, about)
    sealed = [(text, one.ledger, inspection_id) for f in found for text in (f.finding, f.rectification)]
    return Template(
        "supervision/inspection.html",
        context={
            "one": one, "area": area_name(one.division), "found": found, "sample": sample, "names": names,
            "texts": unsealed(office, [*sealed, (one.conclusion, one.ledger, inspection_id)]),
            "today": office.today(), "supervises": caller.role in SUPERVISION,
        },
    )  # fmt: skip


@get("/campaigns", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_campaigns(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    context, (page, size) = _context(caller, request.query_params), page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        rows, total = inspected.campaigns(snapshot, context["division"], page, size)
        done = {c.campaign_id: quality.progress(snapshot, c.division, c.from_on, c.until_on) for c in rows}
    context |= {"rows": [(each, area_name(each.division), done[each.campaign_id]) for each in rows], "total": total}
    return Template("supervision/campaigns.html", context=context | {"page": page, "size": size})


@get("/campaigns/{campaign_id:uuid}", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_campaign(request: AnyRequest, campaign_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    """The families whose record has not been checked yet."""
    page, size = page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        one = inspected.campaign(snapshot, campaign_id)
        if one is None:
            raise not_found()
        checked, of = quality.progress(snapshot, one.division, one.from_on, one.until_on)
        rows = quality.unchecked(snapshot, one.division, one.from_on, one.until_on, page, size)
        names = family_names(office, caller, snapshot, {row.household_id for row in rows})
    return Template(
        "supervision/campaign.html",
        context={
            "one": one, "area": area_name(one.division), "checked": checked, "of": of, "page": page, "size": size,
            "rows": [(row, names.get(row.household_id, []), village_name(row.division)) for row in rows],
            "supervises": caller.role in SUPERVISION,
        },
    )  # fmt: skip


@get("/quality", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_quality(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Village by village; above a county the county is chosen first."""
    context = _context(caller, request.query_params)
    if len(context["division"]) < COUNTY_DIGITS:
        below = choices_below(context["division"], office.today())
        return Template("supervision/quality_choose.html", context=context | {"below": below})
    with office.open_snapshot(caller) as snapshot:
        rows = quality.quality(snapshot, context["division"])
    context |= {"rows": [(row, village_name(row.division)) for row in rows], "days": quality.TIMELY.days}
    return Template("supervision/quality.html", context=context)


def _context(caller: Caller, query: Mapping[str, str]) -> dict[str, Any]:
    division = asked_division(caller, query)
    return {
        "division": division,
        "area": area_name(division),
        "trail": trail(caller, division),
        "supervises": caller.role in SUPERVISION,
    }


HANDLERS = [
    show_supervision, show_trainings, show_tasks, show_inspections, show_inspection, show_campaigns, show_campaign,
    show_quality,
]  # fmt: skip
