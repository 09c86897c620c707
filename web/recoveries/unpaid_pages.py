"""Who is due something that no list has: by what stands in the way, and month by month why."""

from collections.abc import Mapping
from typing import Annotated, Any, Final
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Template
from msgspec import Struct

from casework.common.months import first_day, named
from casework.common.roles import CASE_WORK, READ_FIGURES
from casework.schemes.words import SCHEMES
from projections.applications.proposals import Proposed
from projections.recoveries.unpaid import REASONS, Unpaid
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, trail, village_name
from web.divisions.villages import choices_below
from web.http.api.read import read
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.language.i18n import gettext
from web.language.words import word
from web.office import Office
from web.payments.why_words import because_words, months_words
from web.problem import Problem
from web.recoveries.unpaid_views import asked_of, called, look_through, place_of, reason_of
from web.recoveries.views import names_of

NOT_APPLIED: Final = "not_applied"
GUARDS: Final = [any_of(*READ_FIGURES)]
Scheme = Annotated[str | None, QueryParameter(description="A scheme's id; special_support when left out.")]
Until = Annotated[
    str | None, QueryParameter(description="2026-07: months up to and with it; the last that has ended when left out.")
]
After = Annotated[str | None, QueryParameter(description="`next` of the answer before.")]


@get("/unpaid", guards=GUARDS, sync_to_thread=True)
def show_unpaid(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division = asked_division(caller, query)
    asked, after = asked_of(office, division, query.get("scheme", ""), query.get("until", "")), query.get("after", "")
    found = look_through(office, asked, place_of(after)) if asked else None
    reason = query.get("reason", "") if query.get("reason", "") in REASONS else ""
    rows = [each for each in found.rows if reason in ("", each.reason)] if found else []
    waiting = found.not_applied if found and reason in ("", NOT_APPLIED) else ()
    persons = [*(each.who.person_id for each in rows), *(each.who.person_id for each in waiting)]
    names = names_of(office, caller, persons)
    counts = {code: sum(each.reason == code for each in found.rows) for code in REASONS} if found else {}
    if found:
        counts[NOT_APPLIED] = len(found.not_applied)
    context: dict[str, Any] = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "asked": asked, "found": found,
        "until": first_day(asked.until) if asked else None, "after": after, "then": called(found.then) if found else None,
        "below": choices_below(division, office.today()), "reason": reason, "scheme": asked.scheme if asked else "",
        "schemes": [(each, word("scheme", each), None) for each in SCHEMES if each != "annual_checkup"],
        "reasons": _tabs(counts, sum(counts.values())),
        "waiting": [(each, names.get(each.who.person_id, ""), village_name(each.who.division)) for each in waiting],
        "rows": [
            (each, names.get(each.who.person_id, ""), village_name(each.who.division), months_words(each.months))
            for each in rows
        ],
        "may_propose": caller.role in CASE_WORK,
    }  # fmt: skip
    return Template("recoveries/unpaid.html", context=context)


def _tabs(counts: Mapping[str, int], total: int) -> list[tuple[str, str, int]]:
    """All, and each reason that somebody is listed for."""
    return [("", gettext("All"), total), *((code, word("unpaid_reason", code), n) for code, n in counts.items() if n)]


@get("/unpaid/{application_id:uuid}", guards=GUARDS, sync_to_thread=True)
def show_reason(application_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    found = reason_of(office, caller, application_id)
    with office.open_everywhere() as snapshot:
        scheme = scheme_in_force(snapshot, found.division[:6], found.scheme).scheme  # type: ignore[arg-type]
    context = {
        "found": found, "name": names_of(office, caller, [found.person_id]).get(found.person_id, ""), "scheme": scheme,
        "because_words": because_words, "application_id": application_id,
        "months": months_words(found.unpaid.months) if found.unpaid else "", "place": village_name(found.division),
    }  # fmt: skip
    return Template("recoveries/unpaid_reason.html", context=context)


class UnpaidItem(Struct):
    """`amount_fen`: of all these months; 0 where it waits for something reported to be looked into. Who has not applied
    (`not_applied`) has no months and no `application_id`.
    """

    application_id: UUID | None
    member_id: UUID
    household_id: UUID
    division: str
    scheme: str
    months: list[str]
    amount_fen: int
    reason: str


class UnpaidBatch(Struct):
    """`looked_at`: how many qualifications of the batch; `next`: where the next one begins, nothing at the end."""

    items: list[UnpaidItem]
    looked_at: int
    next: str | None


@read("Unpaid", "/unpaid", READ_FIGURES)
def list_unpaid(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    asked_division: NamedDependency[str],
    scheme: Scheme = None,
    until: Until = None,
    after: After = None,
) -> UnpaidBatch:
    """Who is due something that no list has, some hundred qualifications of a county or a part of it at a time."""
    asked = asked_of(office, asked_division, scheme or "", until or "")
    if asked is None:
        message = gettext("Choose a county or a part of one.")
        raise Problem(422, "invalid", message, errors=[{"field": "division", "message": message}])
    found = look_through(office, asked, place_of(after or ""))
    items = [*map(_item, found.rows), *(_not_applied(each, asked.scheme) for each in found.not_applied)]
    return UnpaidBatch(items, found.looked_at, called(found.then))


def _item(of: Unpaid) -> UnpaidItem:
    who = of.who
    return UnpaidItem(
        who.application_id, who.person_id, who.household_id, who.division, of.scheme, [named(m) for m in of.months],
        of.amount_fen, of.reason,
    )  # fmt: skip


def _not_applied(of: Proposed, scheme: str) -> UnpaidItem:
    who = of.who
    return UnpaidItem(None, who.person_id, who.household_id, who.division, scheme, [], 0, NOT_APPLIED)


HANDLERS: Final = [show_unpaid, show_reason]
API: Final = [list_unpaid]
