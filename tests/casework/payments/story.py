"""A payment list of three lines, told by its events."""

from datetime import date
from functools import reduce
from uuid import UUID

from casework.payments import lists
from casework.payments.bank_events import BankReturnReceived
from casework.payments.commands import ApprovePaymentList, BankRow, FreezePaymentList, RecordBankReturn
from casework.payments.events import (
    PaymentListApproved,
    PaymentListComputed,
    PaymentListEvent,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListSent,
)
from casework.payments.state import PaymentList

LIST, CLERK, OTHER_CLERK, APPROVER = (UUID(int=n) for n in range(1, 5))
TODAY = date(2026, 11, 20)
YUAN = 100
PREPARED = PaymentListPrepared(
    list_id=LIST, scheme="special_support", division="411326", period="2026", prepared_on=TODAY, by=CLERK,
    edition="preset:special_support", known={"411326": 9},
)  # fmt: skip
COMPUTED = PaymentListComputed(list_id=LIST, firsts=(1,), lines=3, left_out=0, amount_fen=60 * YUAN)
FROZEN = PaymentListFrozen(
    list_id=LIST, frozen_on=TODAY, by=OTHER_CLERK, lines=3, persons=3, households=2, amount_fen=60 * YUAN, hash="a"
)
APPROVED = PaymentListApproved(list_id=LIST, approved_on=TODAY, by=APPROVER, hash="a")
SENT = PaymentListSent(list_id=LIST, sent_on=TODAY, by=CLERK, file_hash="f", layout="fixed")
KNOWN = (PREPARED, COMPUTED, FROZEN, APPROVED, SENT)
AMOUNTS = {1: 10 * YUAN, 2: 20 * YUAN, 3: 30 * YUAN}


def after(*events: PaymentListEvent) -> PaymentList:
    return reduce(lists.evolve, events, lists.NEW)


def freeze(hash: str = "a", by: UUID = CLERK) -> FreezePaymentList:
    return FreezePaymentList(list_id=LIST, by=by, persons=3, households=2, amount_fen=60 * YUAN, hash=hash)


def approve(by: UUID = APPROVER, found: str = "a", hash: str | None = None) -> ApprovePaymentList:
    return ApprovePaymentList(list_id=LIST, by=by, found=found, hash=hash)


def paid(number: int, amount_fen: int | None = None) -> BankRow:
    said = AMOUNTS.get(number, 0) if amount_fen is None else amount_fen
    return BankRow(row=number + 1, number=number, amount_fen=said, line_fen=AMOUNTS.get(number), paid=True)


def returned(number: int) -> BankRow:
    said = AMOUNTS[number]
    return BankRow(row=number + 1, number=number, amount_fen=said, line_fen=said, paid=False, reason="name_differs")


def answer(*rows: BankRow, file: str = "r") -> RecordBankReturn:
    return RecordBankReturn(list_id=LIST, file_hash=file, rows=rows)


def told(*rows: BankRow, file: str = "r") -> BankReturnReceived:
    (event,) = lists.decide(answer(*rows, file=file), after(*KNOWN), TODAY)
    assert isinstance(event, BankReturnReceived)
    return event
