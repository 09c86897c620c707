"""Money to be paid back, for programs: of a division, one with its months and steps, and what was found since last night."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import NAMESPACE_OID, UUID, uuid5

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from casework.common.months import named
from casework.common.roles import PAYING, READ_CASES
from casework.divisions.codes import ledger_of
from projections.recoveries import recovery_list
from projections.recoveries.recovery_list import STATES, Asked, Placed
from web.access.caller import Caller
from web.http.api.answers import Page, Receipt, only, problems
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.language.i18n import gettext
from web.limits import kinds
from web.office import AsOf, Office, not_found
from web.problem import Problem
from web.recoveries import finding
from web.recoveries.pages import COUNTY
from web.recoveries.views import as_json, offsets_of, reason_of, steps_of, told_of

Waits = Annotated[
    str | None,
    QueryParameter(description="open, to_tell, to_agree, overdue, to_give_back, closed or all; open when left out."),
]


class RecoveryItem(Struct):
    """Amounts in fen. `outstanding_fen` below zero: to be given back. `offset_fen`: set off against later payments; `offset_agreed_fen`:
    of each of them at most, where that is agreed."""

    id: UUID
    ledger: str
    member_id: UUID
    household_id: UUID
    scheme: str
    division: str
    found_on: date
    cause: str
    months: int
    amount_fen: int
    received_fen: int
    waived_fen: int
    refunded_fen: int
    offset_fen: int
    offset_agreed_fen: int | None
    outstanding_fen: int
    explained_on: date | None
    next_due_on: date | None


class WholeRecovery(RecoveryItem, kw_only=True):
    """`parts`: what was paid and was not due; `instalments`: as agreed last; `offsets`: lines of payment lists that it is set off
    against; `months_known`: what is due, as known now."""

    parts: Sequence[dict[str, Any]]
    instalments: Sequence[dict[str, Any]]
    steps: Sequence[dict[str, Any]]
    offsets: Sequence[dict[str, Any]]
    months_known: Sequence[dict[str, Any]]
    known_position: dict[str, int]


@read("Recoveries", "/recoveries", READ_CASES)
def list_recoveries(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    waits: Waits = None,
) -> Page[RecoveryItem]:
    """Those of a division, found first first."""
    if waits and waits not in STATES:
        message = gettext("This is not one of the values allowed here.")
        raise Problem(422, "invalid", message, errors=[{"field": "waits", "message": message}])
    asked = Asked(asked_division, waits or "open")
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = recovery_list.listed(snapshot, asked, paging.page, paging.size)
        total = recovery_list.totals(snapshot, asked).number
    return Page([RecoveryItem(**_item(each)) for each in found], paging.page, paging.size, total, snapshot.known)


@read("Recovery", "/recoveries/{recovery_id:uuid}", READ_CASES)
def show_recovery(
    recovery_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> WholeRecovery:
    """One with its months, its steps, and what is due as known now."""
    with office.open_snapshot(caller) as snapshot:
        placed = recovery_list.recovery(snapshot, recovery_id)
    if placed is None:
        raise not_found()
    with office.open_snapshot(caller, in_ledger(office, as_of, placed.ledger)) as snapshot:
        placed = recovery_list.recovery(snapshot, recovery_id)
        if placed is None:
            raise not_found()
        told, offsets = told_of(office, placed, snapshot.known[placed.ledger]), offsets_of(snapshot, placed)
    state, reason = told.state, reason_of(office, placed)
    plan = state.plan.instalments if state.plan else ()
    return WholeRecovery(
        **_item(placed), parts=[as_json(part) for part in state.told.parts] if state.told and state.stands else [],
        instalments=[{"due_on": each.due_on, "amount_fen": each.amount_fen} for each in plan],
        steps=[
            {"id": id_, "event": event, "on": on, "amount_fen": fen} for id_, event, on, fen in steps_of(state)
        ],
        offsets=[
            {"list_id": each.list_id, "line": each.number, "amount_fen": each.amount_fen, "outcome": each.outcome}
            for each, *_ in offsets
        ],
        months_known=[
            {"from": named(s.first), "to": named(s.last), "state": s.state, "amount_fen": sum(p.amount_fen for p in s.parts)}
            for spans in reason.spans for s in spans
        ],
        known_position=dict(snapshot.known),
    )  # fmt: skip


@post(
    "/recoveries/looking",
    operation_id="LookForOverpayments",
    summary="Look for overpayments",
    guards=[only(PAYING)],
    responses=problems(401, 403),
    sync_to_thread=True,
    opt=kinds.SLOW,
)
def look(office: NamedDependency[Office], caller: NamedDependency[Caller]) -> Response[Receipt]:
    """Looks now at whatever is new in the caller's county, without waiting for the night; asked again it finds nothing more."""
    finding.look(office, caller.division[:COUNTY])
    ledger = ledger_of(caller.division)
    with office.open_snapshot(caller) as snapshot:
        position = snapshot.known.get(ledger, 0)
    return Response(Receipt(uuid5(NAMESPACE_OID, ledger), ledger, position), status_code=201)


def _item(placed: Placed) -> dict[str, Any]:
    r = placed.row
    return {
        "id": r.recovery_id, "ledger": placed.ledger, "member_id": r.person_id, "household_id": r.household_id,
        "scheme": r.scheme, "division": r.division, "found_on": r.found_on, "cause": r.cause, "months": r.months,
        "amount_fen": r.amount_fen, "received_fen": r.received_fen, "waived_fen": r.waived_fen,
        "refunded_fen": r.refunded_fen, "offset_fen": r.offset_fen, "offset_agreed_fen": r.offset_agreed_fen,
        "outstanding_fen": r.outstanding_fen, "explained_on": r.explained_on,
        "next_due_on": r.next_due_on,
    }  # fmt: skip


HANDLERS = [list_recoveries, show_recovery, look]
