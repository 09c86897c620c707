"""Handing over all that somebody looks after, and how far that is: n done, n refused, each with its reason."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from casework.common import refusals
from casework.common.roles import SUPERVISION
from casework.ledger import hand_overs
from casework.ledger.hand_overs import HandOver, Told
from projections.contacts.worklist import places
from projections.staff.looked_after import by_place
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, village_name
from web.http import reach
from web.http.action import Asking, WriteResult
from web.http.as_of_view import TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.language.refusal_words import sentence_of
from web.language.words import WORDS
from web.office import Office, not_found
from web.staff import hand_over_actions as actions
from web.staff.hand_over_form import FIELDS, day_of_end, read_receivers, successors
from web.staff.hand_over_run import carry_on
from web.staff.narrowing import narrowing_of
from web.staff.person import person_of
from web.unsealing import family_names

RUN: Final = "/staff/{staff_id:uuid}/hand-overs/{hand_over_id:uuid}"
LEVELS: Final = tuple(WORDS["level"])


def _read(form: Form) -> dict[str, Any]:
    said = {
        "level": form.choice("level", LEVELS, missing=N_("Choose a level")),
        **{name: form.text(name) for name in ("division", "category", "search")},
        "from_on": form.day("from_on", missing=N_("Enter the first day")),
    }
    receivers = read_receivers(form)
    if receivers is None:
        form.refuse("to", N_("Choose who takes over"))
    return {**filled_in(said), **(receivers or {})}


def _show(shown: Shown) -> dict[str, Any]:
    """What somebody looks after by level; one level at a time is handed over."""
    staff_id = shown.ids["staff_id"]
    reach.staff(shown.office, shown.caller, staff_id)
    person = person_of(shown.office, shown.caller, staff_id)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        narrowing = narrowing_of(shown)
        which = narrowing.narrowed(shown.office, shown.caller, snapshot, staff_id)
        there = by_place(snapshot, staff_id, which)
        held = [level for level in LEVELS if any(each.level == level for each in there)]
        asked = shown.form.text("level") or shown.query.get("level", "")
        level = asked if asked in held else (held or [LEVELS[0]])[0]
        found = successors(shown, snapshot, level, "", staff_id, which)
    ends = [post.until_on for post in person.posts if post.level == level and post.ended]
    return {
        "holder": person.record,
        "name": person.name,
        "level": level,
        "levels": held,
        "narrowing": narrowing,
        "kept": narrowing.kept(shown.office, shown.caller),
        "area": area_name(narrowing.division) if narrowing.division else "",
        "from_on": day_of_end(max(ends, default=None), shown.office.today()),
        "runs": hand_overs.of_staff(shown.office.database, staff_id),
        **found,
    }


def to_run(asking: Asking, result: WriteResult) -> str:
    """How far it is; where nothing was handed over, the list of staff."""
    run = result.more.get("hand_over")
    return f"/staff/{asking.ids['staff_id']}/hand-overs/{run['id']}" if run else "/staff"


@get(RUN, guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def show_run(staff_id: FromPath[UUID], hand_over_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    run = run_of(office, caller, staff_id, hand_over_id)
    context = {
        "holder": staff_id,
        "name": person_of(office, caller, staff_id).name,
        "run": run,
        "counts": hand_overs.counts(office.database, run.id),
        "refused": refused_with_names(office, caller, run),
    }
    return Template("staff/hand_over_run.html", context=context)


@post(f"{RUN}/continuation", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def continue_run(
    data: URLEncodedBody[dict[str, str]],
    staff_id: FromPath[UUID],
    hand_over_id: FromPath[UUID],
    office: TheOffice,
    caller: TheCaller,
) -> Redirect:
    """Goes on for a moment; the page sends this by itself until everything is done, and so does the clock."""
    run = run_of(office, caller, staff_id, hand_over_id)
    carry_on(office, run.id)
    return Redirect(f"/staff/{staff_id}/hand-overs/{run.id}", status_code=303)


def run_of(office: Office, caller: Caller, staff_id: UUID, hand_over_id: UUID) -> HandOver:
    """A hand-over of somebody within the caller's reach. Raises Problem 404, 403."""
    reach.staff(office, caller, staff_id)
    run = hand_overs.hand_over(office.database, hand_over_id)
    if run is None or run.staff_id != staff_id:
        raise not_found()
    return run


def refused_with_names(office: Office, caller: Caller, run: HandOver) -> list[dict[str, Any]]:
    """The households that were not handed over, as far as the caller sees them, and why."""
    rows = hand_overs.refused(office.database, run.id)
    with office.open_snapshot(caller) as snapshot:
        there = places(snapshot, [row.household_id for row in rows])
        names = family_names(office, caller, snapshot, there)
    return [
        {
            "household_id": row.household_id,
            "household_no": there[row.household_id][0],
            "village": village_name(there[row.household_id][1]),
            "names": names.get(row.household_id, []),
            "refusal": row.refusal,
            "reason": _sentence(row),
        }
        for row in rows
        if row.household_id in there
    ]


def _sentence(row: Told) -> str:
    kind = refusals.by_name().get(row.refusal or "", refusals.Refused)
    days = {name: date.fromisoformat(day) for name, day in (row.refused_with or {}).items()}
    return sentence_of(kind(None, **days))


HAND_OVER: Final = FormPage(
    actions.HAND_OVER,
    "staff/hand_over.html",
    _show,
    to_run,
    read=_read,
    fields=FIELDS,
    form_at="/new",
)
FORMS: Final = (HAND_OVER,)
HANDLERS: Final = [show_run, continue_run]
