"""Payment lists for other programs: of an area, one with its lines, why somebody is paid what, the bank's files."""

from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, MultipartBody, QueryParameter

from casework.common.refusals import NotAsOf
from casework.common.roles import APPROVAL, PAYING, READ_FIGURES
from projections.payments import differences, left_out, line_pages, lists, sums
from projections.payments.line_pages import Filter
from web.access.caller import Caller
from web.http.action import Asking
from web.http.api.answers import Page, Receipt, only, problems
from web.http.api.params import Paging
from web.http.api.read import read
from web.http.problems import AnyRequest
from web.http.query_params import one_of, period_of, request_of
from web.imports.workbook.refusals import UnusableFile
from web.language.i18n import current_language, gettext
from web.limits import kinds
from web.office import AsOf, Office, not_found
from web.payments import running
from web.payments.actions import of_list
from web.payments.api_shapes import OUTCOMES, STATUSES, ListAnswer, ListItem, items, line_item
from web.payments.file_pages import NO_FILE, file_in, file_of
from web.payments.reading import why_of
from web.payments.returns import take
from web.payments.why import as_json
from web.problem import Problem

Period = Annotated[str | None, QueryParameter(description="2026 (with its months) or 2026-07; all when left out.")]
Status = Annotated[
    str | None, QueryParameter(description="draft, frozen, approved, sent, settling, closed, discarded.")
]
Outcome = Annotated[
    str | None,
    QueryParameter(description="open, settled, returned, excluded or paid (not excluded); all when left out."),
]
LayoutName = Annotated[
    str | None, QueryParameter(description="The layout; the one it was sent in, else the county's own.")
]


@read("PaymentLists", "/payment-lists", READ_FIGURES)
def show_lists(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    period: Period = None,
    status: Status = None,
) -> Page[ListItem]:
    """The payment lists of a division, the latest period first."""
    asked, statuses = period_of("period", period), [one_of(STATUSES, status, "status")] if status else []
    with office.open_snapshot(caller, as_of) as snapshot:
        found = lists.listed(snapshot, asked_division, asked, statuses)
        shown = [ListItem(**each) for each in items(snapshot, paging.of(found))]
    return Page(shown, paging.page, paging.size, len(found), snapshot.known)


@read("PaymentList", "/payment-lists/{list_id:uuid}", READ_FIGURES)
def show_list(
    list_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
    outcome: Outcome = None,
) -> ListAnswer:
    """One list, what differs from the period before, who is left out, and a page of its lines."""
    with office.open_snapshot(caller, as_of) as snapshot:
        listed = lists.one(snapshot, list_id)
        if listed is None:
            raise not_found()
        which = Filter(outcome=one_of(OUTCOMES, outcome, "outcome"))
        rows = line_pages.page(snapshot, list_id, which, paging.size, (paging.page - 1) * paging.size)
        total, _ = line_pages.counted(snapshot, listed, which)
        before = lists.before(snapshot, listed)
        differs = differences.counted(snapshot, listed, before) if before else {}
        reasons = left_out.reasons(snapshot, list_id)
        (told,) = items(snapshot, [listed])
        offset_fen = sums.set_off(snapshot, list_id)
    return ListAnswer(
        **told, offset_fen=offset_fen, lines=[line_item(row) for row in rows], page=paging.page, size=paging.size, total=total,
        before=before.list.list_id if before else None, left_out_by=reasons, known_position=snapshot.known,
        differences={kind: {"persons": d.persons, "amount_fen": d.amount_fen} for kind, d in differs.items()},
    )  # fmt: skip


@read("PaymentReason", "/payment-lists/{list_id:uuid}/persons/{member_id:uuid}", READ_FIGURES)
def show_reason(
    list_id: FromPath[UUID],
    member_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> dict[str, Any]:
    """The reason tree of somebody in a list, left out of it or missing from it: as the list was computed, or as known otherwise."""
    return as_json(why_of(office, caller, list_id, member_id, as_of)[1])


@read("BankFile", "/payment-lists/{list_id:uuid}/bank-file", (*PAYING, *APPROVAL))
def show_file(
    request: AnyRequest,
    list_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    layout: LayoutName = None,
) -> Response[bytes]:
    """The file for the bank, of an approved list: names and accounts as known when the list was prepared, at whatever moment it is
    asked for."""
    if asked := next((name for name in ("on", "known_position", "known_at") if name in request.query_params), None):
        raise NotAsOf(asked)
    return file_of(office, caller, list_id, layout)


@post(
    "/payment-lists/{list_id:uuid}/bank-returns",
    operation_id="RecordBankReturn",
    summary="Record bank return",
    guards=[only(PAYING)],
    responses=problems(401, 403, 404, 409, 422),
    sync_to_thread=True,
    opt=kinds.SLOW,
)
def take_returns(
    request: AnyRequest,
    list_id: FromPath[UUID],
    data: MultipartBody[dict[str, Any]],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
) -> Response[Receipt]:
    """The bank's answer as the field `file`: taken whole or not at all; the same file once more changes nothing. With the field `late` as
    `true` it tells of lines that came back after they were paid, or are paid after all. A refused file says every wrong row in `errors`."""
    content, late = file_in(data), data.get("late") == "true"
    body = {"file": sha256(content).hexdigest()} | ({"late": True} if late else {})
    asked = request_of(caller, request.headers.get("idempotency-key"), "POST", request.url.path, body)
    asking = Asking(office, caller, {"list_id": list_id}, None, asked)
    of_list(asking)
    if not content:
        raise _unfit(gettext(NO_FILE))
    try:
        result = take(asking, content, late=late)
    except UnusableFile as refusal:
        raise _unfit(refusal.message_en if current_language() == "en" else refusal.message) from refusal
    return Response(Receipt(**result.as_json()), status_code=201)


@post(
    "/payment-lists/{list_id:uuid}/computing",
    operation_id="ContinuePaymentList",
    summary="Continue payment list",
    guards=[only(PAYING)],
    responses=problems(401, 403, 404),
    sync_to_thread=True,
)
def go_on(
    request: AnyRequest, list_id: FromPath[UUID], office: NamedDependency[Office], caller: NamedDependency[Caller]
) -> Response[Receipt]:
    """Goes on where computing was broken off; `computed`: all lines are there."""
    asked = request_of(caller, None, "POST", request.url.path, {})
    at = of_list(Asking(office, caller, {"list_id": list_id}, None, asked))
    done = running.start(office, at.ledger, at.stream)
    position = office.casework.last_of(at.ledger, at.stream).last
    return Response(Receipt(list_id, at.ledger, position, computed=done), status_code=201)


def _unfit(message: str) -> Problem:
    return Problem(422, "bank-file", message, errors=[{"field": "file", "message": message}])


HANDLERS = [show_lists, show_list, show_reason, show_file, take_returns, go_on]
