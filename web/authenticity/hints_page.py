"""Hints in what was recorded, for those who supervise: who, what was noticed, and the contacts it was noticed in."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from litestar import get
from litestar.response import Template

from casework.authenticity.hints import KINDS
from casework.common.roles import REVIEW_RECORDS, SUPERVISION
from casework.divisions.country import the_divisions
from projections.authenticity.spot_checks import results
from web.access.caller import any_of
from web.authenticity.looking import Person, people
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import day_of
from web.http.rights import COUNTY_DIGITS
from web.office import Office
from web.unsealing import family_names

A_QUARTER = timedelta(days=92)


@get("/authenticity", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_hints(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    context = {"area": area_name(division), "trail": trail(caller, division), "division": division}
    if len(division) < COUNTY_DIGITS:
        return Template(
            "authenticity/choose.html", context=context | {"below": choices_below(division, office.today())}
        )
    from_on, until_on = period(office, request.query_params)
    with office.open_snapshot(caller) as snapshot:
        found = people(office, snapshot, division, from_on, until_on)
        asked = results(snapshot, division)
    return Template(
        "authenticity/index.html",
        context=context
        | {
            "people": found,
            "from_on": from_on,
            "last_on": until_on - timedelta(days=1),
            "until_on": until_on,
            "results": asked,
            "below": the_divisions().children(division),
            "may_draw": caller.role in SUPERVISION,
        },
    )


@get("/authenticity/contacts", guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_contacts(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The contacts behind one number of the page above."""
    query = request.query_params
    division, (from_on, until_on) = asked_division(caller, query), period(office, query)
    kind = query.get("kind", "")
    with office.open_snapshot(caller) as snapshot:
        found = people(office, snapshot, division, from_on, until_on)
        person = next((each for each in found if str(each.staff_id or "") == query.get("staff", "")), None)
        rows = [] if person is None else [person.rows[id_] for id_ in _noticed(person, kind)]
        names = family_names(office, caller, snapshot, {row.household_id for row in rows})
    return Template(
        "authenticity/contacts.html",
        context={
            "area": area_name(division), "division": division, "person": person, "kind": kind if kind in KINDS else "",
            "rows": [(row, names.get(row.household_id, [])) for row in rows],
            "from_on": from_on, "until_on": until_on, "last_on": until_on - timedelta(days=1),
        },
    )  # fmt: skip


def _noticed(person: Person, kind: str) -> list[UUID]:
    """All contacts of the person, or those of one kind of hint, the latest first."""
    hinted = {hint.kind: set(hint.contacts) for hint in person.hints}
    chosen = hinted.get(kind, set()) if kind in KINDS else set(person.rows)
    return [id_ for id_ in reversed(person.rows) if id_ in chosen]


def period(office: Office, query: Mapping[str, str]) -> tuple[date, date]:
    """The days asked about, `from_on <= day < until_on`; left out: the last quarter, today with it. Raises Problem 422."""
    tomorrow = office.today() + timedelta(days=1)
    until_on = day_of("until_on", query.get("until_on")) or tomorrow
    return day_of("from_on", query.get("from_on")) or until_on - A_QUARTER, until_on
