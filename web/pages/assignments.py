"""Who looks after a household: giving it a contact person, and ending that."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from projections import staffing
from projections.assigning import assignments
from web.access.caller import Caller, any_of
from web.actions import households
from web.actions.bodies import AssignmentBody, AssignmentEndingBody
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.opening import opened
from web.pages.acting import attempt, identity
from web.pages.areas import village_name
from web.pages.decisions import NO_REASON, back_to, version_seen
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import assignment_of, whose_in
from web.rights import SUPERVISION
from web.staff_names import staff_names
from web.words import WORDS

Typed = URLEncodedBody[dict[str, str]]
LEVELS = tuple(WORDS["level"])


@get("/households/{household_id:uuid}/assignments/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_assignment(request: AnyRequest, office: TheOffice, caller: TheCaller, household_id: Id) -> Template:
    return _new_page(office, caller, household_id, Form(), request.query_params.get("level", ""))


@post("/households/{household_id:uuid}/assignments", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def assign(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, household_id: Id) -> Response[Any]:
    form = Form(data)
    level, _, staff_id = form.required("post", missing=N_("Choose a contact person")).partition(":")
    from_on = form.day("from_on", missing=N_("Enter the first day"))
    if not form.errors and attempt(
        form,
        {"level": "post", "staff_id": "post"},
        lambda: households.assign(
            office, caller, household_id,
            body_of(
                AssignmentBody, level=level, staff_id=staff_id, from_on=from_on,
                handover_note=form.text("handover_note"),
            ),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _new_page(office, caller, household_id, form, level)


@get(
    "/households/{household_id:uuid}/assignments/{assignment_id:uuid}/ending",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def ask_ending(office: TheOffice, caller: TheCaller, household_id: Id, assignment_id: Id) -> Template:
    return _ending_page(office, caller, household_id, assignment_id, Form())


@post(
    "/households/{household_id:uuid}/assignments/{assignment_id:uuid}/ending",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def end_assignment(
    request: AnyRequest,
    data: Typed,
    office: TheOffice,
    caller: TheCaller,
    household_id: Id,
    assignment_id: Id,
) -> Response[Any]:
    form = Form(data)
    until_on = form.day("until_on", missing=N_("Enter the first day without this contact person"))
    reason = form.required("reason", missing=NO_REASON)
    if not form.errors and attempt(
        form,
        {},
        lambda: households.end_assignment(
            office, caller, household_id, assignment_id,
            body_of(AssignmentEndingBody, until_on=until_on, reason=reason),
            identity(caller, form, request.url.path), version_seen(form),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _ending_page(office, caller, household_id, assignment_id, form)


def _new_page(office: Office, caller: Caller, household_id: UUID, form: Form, level: str) -> Template:
    with office.looking(caller) as look:
        household = whose_in(office, caller, look, household_id)
        able = staffing.candidates(look, household.division)
        present = assignments(look, household_id)
    texts = opened(
        office,
        [(c.name, c.ledger, c.staff_id) for c in able] + [(a.name, a.staff_ledger or "", a.staff_id) for a in present],
    )
    groups = {wanted: [c for c in able if c.level == wanted] for wanted in _first(level)}
    context = {
        "form": form,
        "household": household,
        "today": office.today(),
        "present": [(a, texts.text(a.name)) for a in present],
        "groups": {
            level: [
                (c, texts.text(c.name), village_name(c.division), household.division.startswith(c.division))
                for c in some
            ]
            for level, some in groups.items()
            if some
        },
    }
    return Template("assignments/new.html", context=context, status_code=422 if form.errors else 200)


def _first(level: str) -> list[str]:
    """The levels, the one asked for before the others."""
    return sorted(LEVELS, key=lambda one: one != level)


def _ending_page(office: Office, caller: Caller, household_id: UUID, assignment_id: UUID, form: Form) -> Template:
    with office.looking(caller) as look:
        household = whose_in(office, caller, look, household_id)
        assignment = assignment_of(look, household_id, assignment_id)
        names = staff_names(office, look, [assignment.staff_id])
    context = {
        "form": form,
        "household": household,
        "assignment": assignment,
        "name": names.get(assignment.staff_id, ""),
        "today": office.today(),
    }
    return Template("assignments/ending.html", context=context, status_code=422 if form.errors else 200)
