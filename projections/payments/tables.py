"""Payment lists: where each stands, and its sums."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args
from uuid import UUID

from msgspec.structs import replace

from casework.ledger.recorded import Recorded
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.events import (
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
from projections.engine.projection import Projection, Stored


class PaymentList(Stored, frozen=True):
    """`status`: draft, frozen, approved, sent, settling (the bank has said something), closed, discarded. `lines` and `amount_fen`:
    those to be paid, without the excluded; none before all are computed (`computed`). Amounts in fen.

    `persons` and `households`: counted when it is frozen. `came_back`: lines that were paid and came back after the list was closed;
    they are among the returned, but those of them or of others returned before that were `paid_after_all` since."""

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
    persons: int | None = None
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
    came_back: int = 0
    came_back_fen: int = 0
    paid_after_all: int = 0
    paid_after_all_fen: int = 0


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
    said: dict[str, Any]
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
            return {"status": "frozen", "persons": event.persons, "households": event.households, **said}
        case PaymentListThawed():
            nobody = {"frozen_on": None, "frozen_by": None, "approved_on": None, "approved_by": None}
            return {"status": "draft", "hash": None, "persons": None, "households": None, **nobody}
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
        case SettledLinesReturned():
            lines, fen = len(event.returned), sum(line.amount_fen for line in event.returned)
            return _turned(row, -lines, -fen, "came_back")
        case ReturnedLinesSettled():
            lines = sum(run.until_number - run.from_number for run in event.settled)
            return _turned(row, lines, sum(run.amount_fen for run in event.settled), "paid_after_all")
        case PaymentListClosed():
            return {"status": "closed", "closed_on": event.closed_on}
    return {}


def _turned(row: PaymentList, lines: int, fen: int, since: str) -> dict[str, Any]:
    """So many more are settled, and fewer returned, than was told before. A closed list stays closed, and balanced."""
    said = {since: getattr(row, since) + abs(lines), f"{since}_fen": getattr(row, f"{since}_fen") + abs(fen)}
    return {
        "settled": row.settled + lines, "settled_fen": row.settled_fen + fen, "returned": row.returned - lines,
        "returned_fen": row.returned_fen - fen, **(said if row.closed_on else {}),
    }  # fmt: skip


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
PROJECTIONS = (PAYMENT_LIST,)
