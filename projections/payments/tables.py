"""Payment lists, their lines (which never change), who is left out, and what became of lines, in runs of numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args
from uuid import UUID

from msgspec.structs import replace

from casework.common.event import Event
from casework.ledger.recorded import Recorded
from casework.payments.batches import PaymentLinesComputed
from casework.payments.events import (
    BankReturnReceived,
    PaymentLineExcluded,
    PaymentListApproved,
    PaymentListClosed,
    PaymentListComputed,
    PaymentListDiscarded,
    PaymentListEvent,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListSent,
    PaymentListThawed,
)
from casework.payments.lines import LinePart
from projections.engine.projection import Projection, Stored


class PaymentList(Stored, frozen=True):
    """`status`: draft, frozen, approved, sent, settling (the bank has said something), closed, discarded. `lines` and `amount_fen`:
    those to be paid, without the excluded; none before all are computed (`computed`). Amounts in fen."""

    list_id: UUID
    scheme: str
    division: str
    period: str
    status: str
    prepared_on: date
    prepared_by: UUID
    edition: str
    reissue_of: UUID | None = None
    computed: bool = False
    lines: int = 0
    left_out: int = 0
    excluded: int = 0
    amount_fen: int = 0
    households: int | None = None
    hash: str | None = None
    frozen_on: date | None = None
    frozen_by: UUID | None = None
    approved_on: date | None = None
    approved_by: UUID | None = None
    sent_on: date | None = None
    sent_by: UUID | None = None
    layout: str | None = None
    file_hash: str | None = None
    settled: int = 0
    settled_fen: int = 0
    returned: int = 0
    returned_fen: int = 0
    closed_on: date | None = None


class PaymentLine(Stored, frozen=True):
    """A line as it was computed, in a batch (a stream of its own). `first_month` … `last_month`: the months it spans, `months` of them."""

    batch_id: UUID
    list_id: UUID
    number: int
    scheme: str
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    grade: str | None
    first_month: int
    last_month: int
    months: int
    parts: tuple[LinePart, ...]
    amount_fen: int
    arrears_fen: int
    payee: str


class LeftOut(Stored, frozen=True):
    batch_id: UUID
    list_id: UUID
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    reason: str


class BankResult(Stored, frozen=True):
    """`from_number <= line < until_number`; `outcome`: settled, returned, or excluded before the list was frozen."""

    list_id: UUID
    from_number: int
    until_number: int
    outcome: str
    reason: str | None
    amount_fen: int
    told_on: date | None


def fold_list(rows: Sequence[PaymentList], recorded: Recorded) -> Sequence[PaymentList]:
    event = recorded.event
    if isinstance(event, PaymentListPrepared):
        return [
            PaymentList(
                event.list_id, event.scheme, event.division, event.period, "draft", event.prepared_on, event.by,
                event.edition, event.reissue_of,
            )
        ]  # fmt: skip
    return [replace(row, **_changes(event, row)) for row in rows]


def _changes(event: Any, row: PaymentList) -> dict[str, Any]:
    match event:
        case PaymentListComputed():
            said = {"lines": event.lines, "left_out": event.left_out, "amount_fen": event.amount_fen}
            return {"computed": True, **said}
        case PaymentLineExcluded():
            amount_fen = row.amount_fen - event.amount_fen
            return {"lines": row.lines - 1, "excluded": row.excluded + 1, "amount_fen": amount_fen}
        case PaymentListDiscarded():
            return {"status": "discarded"}
        case PaymentListFrozen():
            said = {"hash": event.hash, "frozen_on": event.frozen_on, "frozen_by": event.by}
            return {"status": "frozen", "households": event.households, **said}
        case PaymentListThawed():
            return {"status": "draft", "hash": None, "frozen_on": None, "frozen_by": None}
        case PaymentListApproved():
            return {"status": "approved", "approved_on": event.approved_on, "approved_by": event.by}
        case PaymentListSent():
            said = {"sent_on": event.sent_on, "sent_by": event.by, "file_hash": event.file_hash}
            return {"status": "sent", "layout": event.layout, **said}
        case BankReturnReceived():
            settled = sum(run.until_number - run.from_number for run in event.settled)
            return {
                "status": "settling", "settled": row.settled + settled, "returned": row.returned + len(event.returned),
                "settled_fen": row.settled_fen + sum(run.amount_fen for run in event.settled),
                "returned_fen": row.returned_fen + sum(line.amount_fen for line in event.returned),
            }  # fmt: skip
        case PaymentListClosed():
            return {"status": "closed", "closed_on": event.closed_on}
    return {}


def fold_line(_: Sequence[PaymentLine], recorded: Recorded) -> Sequence[PaymentLine]:
    event: Any = recorded.event
    return [
        PaymentLine(
            recorded.stream_id, event.list_id, line.number, event.scheme, line.application_id, line.person_id,
            line.household_id, line.division, line.category, line.grade, months[0], months[-1], len(months), line.parts,
            line.amount_fen, line.arrears_fen, line.payee,
        )
        for line in event.lines
        if (months := line.months)
    ]  # fmt: skip


def fold_left_out(_: Sequence[LeftOut], recorded: Recorded) -> Sequence[LeftOut]:
    event: Any = recorded.event
    return [
        LeftOut(
            recorded.stream_id, event.list_id, each.application_id, each.person_id, each.household_id, each.division,
            each.reason,
        )
        for each in event.left_out
    ]  # fmt: skip


def fold_result(rows: Sequence[BankResult], recorded: Recorded) -> Sequence[BankResult]:
    event = recorded.event
    if isinstance(event, PaymentLineExcluded):
        until = event.number + 1
        return [*rows, BankResult(event.list_id, event.number, until, "excluded", None, event.amount_fen, None)]
    if not isinstance(event, BankReturnReceived):
        return rows
    settled = [
        BankResult(
            event.list_id, run.from_number, run.until_number, "settled", None, run.amount_fen, event.received_on
        )
        for run in event.settled
    ]
    returned = [
        BankResult(
            event.list_id, line.number, line.number + 1, "returned", line.reason, line.amount_fen, event.received_on
        )
        for line in event.returned
    ]
    return [*rows, *settled, *returned]


IN_BATCHES: dict[type[Event], str] = {PaymentLinesComputed: ""}
PAYMENT_LIST = Projection(
    name="payment_list",
    row=PaymentList,
    group="list_id",
    handles=dict.fromkeys(get_args(PaymentListEvent), ""),
    starts=frozenset({PaymentListPrepared}),
    fold=fold_list,
    visible="county",
    stream="list_id",
    indexes=("(division, period)", "(ledger, status)", "(reissue_of)"),
)
PAYMENT_LINE = Projection(
    name="payment_line",
    row=PaymentLine,
    group="batch_id",
    handles=IN_BATCHES,
    fold=fold_line,
    visible="county",
    stream="batch_id",
    indexes=("(list_id, number)", "(person_id)", "(list_id, division)"),
)
LEFT_OUT = Projection(
    name="left_out",
    row=LeftOut,
    group="batch_id",
    handles=IN_BATCHES,
    fold=fold_left_out,
    visible="county",
    stream="batch_id",
    indexes=("(list_id, person_id)",),
)
BANK_RESULT = Projection(
    name="bank_result",
    row=BankResult,
    group="list_id",
    handles={PaymentLineExcluded: "", BankReturnReceived: ""},
    fold=fold_result,
    visible="county",
    stream="list_id",
    indexes=("(list_id, from_number)",),
)
PROJECTIONS = (PAYMENT_LIST, PAYMENT_LINE, LEFT_OUT, BANK_RESULT)
