"""Service projects of an area: what there is of each, orders, whom to offer what, providers, activities."""

from collections.abc import Mapping
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import REVIEW_RECORDS, SUPERVISION
from casework.projects.catalogue import projects
from projections.projects import area_lists, lists
from projections.projects.lists import ProjectCount
from projections.projects.offers import ToOffer, to_offer
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, trail, village_name
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice
from web.http.query_params import page_of
from web.http.rights import COUNTY_DIGITS
from web.language.service_projects import project_name
from web.office import not_found
from web.unsealing import family_names, unsealed


@get("/projects", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_projects(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Every project of the catalogue, with what there is of it this year."""
    context = _context(caller, request.query_params)
    with office.open_snapshot(caller) as snapshot:
        found = {each.project: each for each in lists.counts(snapshot, context["division"])}
        _, activities, persons = area_lists.activities(snapshot, context["division"], 1, 1)
        there_are = len(area_lists.providers(snapshot, context["division"]))
    rows = [(found.get(code, ProjectCount(code, 0, 0, 0, 0)), project) for code, project in projects().items()]
    context |= {"rows": rows, "activities": activities, "persons": persons, "providers": there_are}
    return Template("projects/index.html", context=context)


@get("/projects/orders", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_project(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Orders of one project; of one that is offered from an age on, also whom it is still to be offered."""
    project = request.query_params.get("project", next(iter(projects())))
    if project not in projects():
        raise not_found()
    query, context, kind = request.query_params, _context(caller, request.query_params), projects()[project]
    (page, size), state = page_of(query), query.get("state", "")
    offered = bool(kind.from_age and kind.every_months) and len(context["division"]) >= COUNTY_DIGITS
    with office.open_snapshot(caller) as snapshot:
        orders, total = lists.orders(snapshot, context["division"], project, state == "ended", page, size)
        due: list[ToOffer] = []
        due_total = 0
        if offered:
            due, due_total = to_offer(
                snapshot, context["division"], project, kind.from_age or 0, kind.every_months or 0, page, size
            )
        names = family_names(
            office, caller, snapshot, {o.household_id for o in orders} | {each.household_id for each in due}
        )
        known = area_lists.provider_names(snapshot, (order.provider_id for order in orders))
    context |= {
        "project": kind, "state": state, "offered": offered, "total": due_total if state == "offer" else total,
        "due_total": due_total, "page": page, "size": size, "today": office.today(),
        "orders": [
            (o, names.get(o.household_id, []), village_name(o.division), known.get(o.provider_id, "")) for o in orders
        ],
        "due": [(each, names.get(each.household_id, []), village_name(each.division)) for each in due],
    }  # fmt: skip
    return Template("projects/project.html", context=context)


@get("/providers", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_providers(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    context = _context(caller, request.query_params)
    with office.open_snapshot(caller) as snapshot:
        rows = area_lists.providers(snapshot, context["division"])
        on = snapshot.on
    texts = unsealed(office, [(text, p.ledger, p.provider_id) for p in rows for text in (p.contact, p.phone)])
    context |= {"rows": [(each, area_name(each.division)) for each in rows], "text": texts.text, "on": on}
    return Template("projects/providers.html", context=context)


@get("/activities", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_activities(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    context, (page, size) = _context(caller, request.query_params), page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        rows, total, persons = area_lists.activities(snapshot, context["division"], page, size)
    context |= {"rows": [(each, area_name(each.division)) for each in rows], "total": total, "persons": persons}
    return Template("projects/activities.html", context=context | {"page": page, "size": size})


@get("/activities/{activity_id:uuid}", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_activity(activity_id: Id, office: TheOffice, caller: TheCaller) -> Template:
    """Which families came."""
    with office.open_snapshot(caller) as snapshot:
        one = area_lists.activity(snapshot, activity_id)
        if one is None:
            raise not_found()
        families = area_lists.families_at(snapshot, activity_id)
        names = family_names(office, caller, snapshot, families)
    return Template(
        "projects/activity.html",
        context={
            "one": one, "area": area_name(one.division), "families": [(each, names.get(each, [])) for each in families],
            "supervises": caller.role in SUPERVISION,
        },
    )  # fmt: skip


def _context(caller: Caller, query: Mapping[str, str]) -> dict[str, Any]:
    division = asked_division(caller, query)
    return {
        "division": division,
        "area": area_name(division),
        "trail": trail(caller, division),
        "supervises": caller.role in SUPERVISION,
        "project_name": project_name,
    }


HANDLERS = [show_projects, show_project, show_providers, show_activities, show_activity]
