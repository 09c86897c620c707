"""What waits for the county, and for the yearly review: each with its findings, several decided at once."""

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from litestar import Response, get, post
from litestar.response import Template

from casework.common.roles import APPROVAL, CASE_WORK, READ_CASES
from projections.applications import lists
from projections.applications.judging import judgements
from projections.applications.lookup import Placed
from web.access.caller import Caller, any_of
from web.applications.pages import asked_of, rows_of
from web.applications.several import Done, confirm_several, review_several
from web.applications.views import conditions, waits_of
from web.divisions.areas import area_name, asked_division, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import Typed
from web.http.parts import go_on_to
from web.http.query_params import page_of, uuid_of, whole
from web.language.application_words import scheme_name
from web.language.refusal_words import sentence_of
from web.office import Office

AT_ONCE: Final = 20
YEARS: Final = range(1990, 2200)


@get("/applications/decisions", guards=[any_of(*APPROVAL)], sync_to_thread=True)
def show_decisions(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _decisions(request, office, caller, Done(0, {}))


@post("/applications/decisions", guards=[any_of(*APPROVAL)], sync_to_thread=True)
def decide(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    done = confirm_several(office, caller, _chosen(form), form.identity(caller, request.url.path))
    return _after(request, done, lambda: _decisions(request, office, caller, done))


@get("/applications/annual-reviews", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_reviews(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _reviews(request, office, caller, Done(0, {}))


@post("/applications/annual-reviews", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def review(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    year = _year(request, office)
    done = review_several(office, caller, _chosen(form), year, form.identity(caller, request.url.path))
    return _after(request, done, lambda: _reviews(request, office, caller, done))


def _decisions(request: AnyRequest, office: Office, caller: Caller, done: Done) -> Template:
    division = asked_division(caller, request.query_params)
    asked = lists.Asked(division, asked_of(request, division).scheme, waits="county")
    page, _ = page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        found, total = lists.listed(snapshot, asked, page, AT_ONCE), lists.count(snapshot, asked)
    context = _context(request, office, caller, division, found, done) | {
        "total": total, "page": page, "size": AT_ONCE, "action": f"/applications/decisions?division={division}",
    }  # fmt: skip
    return Template("applications/decisions.html", context=context, status_code=422 if done.refused else 200)


def _reviews(request: AnyRequest, office: Office, caller: Caller, done: Done) -> Template:
    """Exceptions first: what fails, what nobody said, what has not been looked into."""
    division, year = asked_division(caller, request.query_params), _year(request, office)
    page, _ = page_of(request.query_params)
    with office.open_snapshot(caller) as snapshot:
        scheme = asked_of(request, division).scheme
        found, total = lists.to_review(snapshot, division, scheme, year, page, AT_ONCE)
    context = _context(request, office, caller, division, found, done) | {
        "total": total, "page": page, "size": AT_ONCE, "year": year, "acts": caller.role in CASE_WORK,
        "action": f"/applications/annual-reviews?division={division}&year={year}",
    }  # fmt: skip
    context["rows"] = sorted(context["rows"], key=lambda row: not row["exception"])
    return Template("applications/annual_reviews.html", context=context, status_code=422 if done.refused else 200)


def _context(
    request: AnyRequest, office: Office, caller: Caller, division: str, found: Sequence[Placed], done: Done
) -> dict[str, Any]:
    with office.open_everywhere() as snapshot:
        judged = judgements(snapshot, found, office.today())
    rows = []
    for each in rows_of(office, caller, found):
        one = judged.get(each["one"].application_id)
        held = bool(one and (one.fails or one.waits))
        rows.append(
            each
            | {
                "judged": one, "waits": waits_of(one), "conditions": conditions(one) if one else [], "exception": held or one is None,
                "fails": one is not None and one.fails,
                "sure": one is not None and not (one.fails or one.beside or one.unsaid),
                "refused": sentence_of(why) if (why := done.refused.get(each["one"].application_id)) else "",
            }
        )  # fmt: skip
    return {
        "rows": rows, "area": area_name(division), "division": division, "trail": trail(caller, division),
        "scheme_name": scheme_name, "ticked": "tick" in request.query_params, "done": done.number, "own": caller.role == "contact_person",
    }  # fmt: skip


def _chosen(form: Form) -> list[UUID]:
    """The boxes that were ticked: each has an application's id for its name."""
    found = (uuid_of(name) for name in form.values if form.text(name) == "yes")
    return [id_ for id_ in found if id_]


def _year(request: AnyRequest, office: Office) -> int:
    year = whole(request.query_params.get("year", ""), YEARS[-1])
    return year if year is not None and year in YEARS else office.today().year


def _after(request: AnyRequest, done: Done, again: Callable[[], Template]) -> Response[Any]:
    """The list without what was done; where something was refused, the list that says why."""
    if done.refused:
        return again()
    return go_on_to(request, f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path)


HANDLERS: Final = [show_decisions, decide, show_reviews, review]
