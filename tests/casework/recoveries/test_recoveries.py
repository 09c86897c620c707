"""A recovery, as the office's rules: told once, paid back in parts, waived by who may, given back where too much came."""

from datetime import date, timedelta
from functools import reduce
from uuid import UUID

from msgspec.structs import replace

from casework import recoveries
from casework.common.private import Private
from casework.common.refusals import DayInTheFuture
from casework.recoveries import commands as c
from casework.recoveries import events as e
from casework.recoveries import offset_events as o
from casework.recoveries import refusals
from tests.support.spec import TODAY, given

R, PERSON, FAMILY, LIST, CLERK, APPROVER = (UUID(int=n) for n in range(1, 7))
STEP, OTHER, THIRD = (UUID(int=n) for n in range(50, 53))
PART = e.Overpaid(
    list_id=LIST, number=3, component="national", per="month", amount_fen=59_000, months=(24279, 24280), total_fen=118_000,
    cause="died", ledger="411326", position=77,
)  # fmt: skip
WHOM = {"person_id": PERSON, "household_id": FAMILY, "scheme": "special_support", "division": "411326301220"}
FIND = c.FindOverpayment(recovery_id=R, parts=(PART,), **WHOM)
FOUND = e.OverpaymentFound(recovery_id=R, found_on=TODAY, parts=(PART,), amount_fen=118_000, cause="died", **WHOM)
MORE = replace(PART, months=(*PART.months, 24281), total_fen=177_000)
RECEIVE = c.ReceiveRecovery(recovery_id=R, entry_id=STEP, amount_fen=59_000, by=CLERK)
RECEIVED = e.RecoveryReceived(entry_id=STEP, received_on=TODAY, amount_fen=59_000, by=CLERK)
WAIVE = c.WaiveRecovery(recovery_id=R, entry_id=OTHER, reason="没有遗产", by=APPROVER)
WAIVED = e.RecoveryWaived(
    entry_id=OTHER, waived_on=TODAY, amount_fen=59_000, reason=Private(PERSON, "没有遗产"), by=APPROVER
)
WITHDRAWN = e.OverpaymentWithdrawn(recovery_id=R, withdrawn_on=TODAY)


def test_it_is_found_once_and_told_again_whenever_more_is_known() -> None:
    given().when(FIND).then(FOUND)
    given(FOUND).when(FIND).then_nothing()
    more = e.OverpaymentCorrected(
        recovery_id=R, found_on=TODAY, parts=(MORE,), amount_fen=177_000, cause="died", **WHOM
    )
    given(FOUND).when(replace(FIND, parts=(MORE,))).then(more)
    given(FOUND).when(replace(FIND, parts=())).then(WITHDRAWN)
    given().when(replace(FIND, parts=())).then_nothing()
    given(FOUND, WITHDRAWN).when(replace(FIND, parts=())).then_nothing()
    given(FOUND, WITHDRAWN).when(FIND).then(FOUND)


def test_received_and_waived_come_to_what_was_found_and_nothing_more_is_asked() -> None:
    given(FOUND).when(RECEIVE).then(RECEIVED)
    given(FOUND, RECEIVED).when(RECEIVE).then_nothing()
    given(FOUND, RECEIVED).when(WAIVE).then(WAIVED)
    given(FOUND, RECEIVED).when(replace(WAIVE, amount_fen=59_001)).refused(refusals.MoreThanOutstanding, "amount_fen")
    given(FOUND, RECEIVED, WAIVED).when(replace(WAIVE, entry_id=THIRD)).refused(refusals.NothingOutstanding)
    given(FOUND).when(replace(RECEIVE, on=TODAY + timedelta(days=1))).refused(DayInTheFuture, "on")
    given().when(RECEIVE).refused(refusals.RecoveryNotThere)


def test_instalments_add_up_to_what_is_outstanding_in_the_order_of_their_days() -> None:
    two = tuple(c.PlannedInstalment(due_on=date(2026, month, 1), amount_fen=59_000) for month in (8, 9))
    agree = c.AgreeInstalments(recovery_id=R, entry_id=STEP, instalments=two, by=CLERK)
    parts = tuple(e.Instalment(due_on=each.due_on, amount_fen=each.amount_fen) for each in two)
    given(FOUND).when(agree).then(e.InstalmentsAgreed(entry_id=STEP, agreed_on=TODAY, instalments=parts, by=CLERK))
    given(FOUND).when(replace(agree, instalments=two[:1])).refused(refusals.InstalmentsDoNotAddUp)
    given(FOUND).when(replace(agree, instalments=two[::-1])).refused(refusals.InstalmentsNotInOrder)


def test_what_was_due_after_all_is_given_back_and_no_fen_more() -> None:
    refund = c.RefundRecovery(recovery_id=R, entry_id=OTHER, by=CLERK)
    given(FOUND, RECEIVED).when(refund).refused(refusals.NothingToGiveBack)
    given(FOUND, RECEIVED, WITHDRAWN).when(refund).then(
        e.RecoveryRefunded(entry_id=OTHER, refunded_on=TODAY, amount_fen=59_000, by=CLERK)
    )
    too_much = replace(refund, amount_fen=59_001)
    given(FOUND, RECEIVED, WITHDRAWN).when(too_much).refused(refusals.MoreThanOutstanding, "amount_fen")


def test_a_receipt_is_corrected_and_a_step_withdrawn_a_waiver_only_by_who_may_decide_one() -> None:
    correct = c.CorrectReceipt(recovery_id=R, entry_id=STEP, reason="多写了", amount_fen=50_000)
    given(FOUND, RECEIVED).when(correct).then(
        e.RecoveryReceiptCorrected(
            entry_id=STEP, received_on=TODAY, amount_fen=50_000, by=CLERK, reason=Private(PERSON, "多写了")
        )
    )
    withdraw = c.WithdrawRecoveryStep(recovery_id=R, entry_id=OTHER, reason="误录")
    gone = e.RecoveryStepWithdrawn(entry_id=OTHER, reason=Private(PERSON, "误录"))
    given(FOUND, WAIVED).when(withdraw).refused(refusals.WaivedByAnother)
    given(FOUND, WAIVED).when(replace(withdraw, decides=True)).then(gone)
    given(FOUND, WAIVED, gone).when(withdraw).then_nothing()
    given(FOUND, WAIVED, gone).when(WAIVE).then_nothing()
    given(FOUND).when(withdraw).refused(refusals.RecoveryStepNotThere)
    explained = c.ExplainRecovery(recovery_id=R, entry_id=STEP, by=CLERK)
    given(FOUND).when(explained).then(e.RecoveryExplained(entry_id=STEP, explained_on=TODAY, by=CLERK))


AGREE_OFFSET = c.AgreeOffset(recovery_id=R, entry_id=THIRD, amount_fen=50_000, by=CLERK)
OFFSET_AGREED = o.OffsetAgreed(entry_id=THIRD, agreed_on=TODAY, amount_fen=50_000, by=CLERK)
TELL = c.TellOffset(recovery_id=R, entry_id=STEP, on=TODAY, amount_fen=118_000, list_id=LIST, number=4)
OFFSET = o.RecoveryOffset(entry_id=STEP, offset_on=TODAY, amount_fen=118_000, list_id=LIST, number=4)


def test_what_is_set_off_counts_as_paid_back_is_told_once_and_comes_back_with_the_payment_alone() -> None:
    given(FOUND).when(AGREE_OFFSET).then(OFFSET_AGREED)
    given(FOUND, RECEIVED).when(replace(AGREE_OFFSET, amount_fen=59_001)).refused(
        refusals.MoreThanOutstanding, "amount_fen"
    )
    given(FOUND).when(TELL).then(OFFSET)
    given(FOUND, OFFSET).when(TELL).then_nothing()
    given(FOUND, OFFSET).when(replace(WAIVE, entry_id=OTHER)).refused(refusals.NothingOutstanding)
    given(FOUND, OFFSET).when(c.WithdrawRecoveryStep(recovery_id=R, entry_id=STEP, reason="误录")).refused(
        refusals.OffsetByList
    )
    back = o.RecoveryOffsetReturned(entry_id=STEP, returned_on=TODAY)
    take_back = c.TakeBackOffset(recovery_id=R, entry_id=STEP, on=TODAY)
    given(FOUND).when(take_back).then_nothing()
    given(FOUND, OFFSET).when(take_back).then(back)
    given(FOUND, OFFSET, back).when(TELL).then(OFFSET)  # the line is paid after all
    all_of_it = replace(AGREE_OFFSET, amount_fen=118_000)
    given(FOUND, OFFSET, back).when(all_of_it).then(replace(OFFSET_AGREED, amount_fen=118_000))
    given(FOUND, OFFSET, WITHDRAWN).when(c.RefundRecovery(recovery_id=R, entry_id=OTHER, by=CLERK)).then(
        e.RecoveryRefunded(entry_id=OTHER, refunded_on=TODAY, amount_fen=118_000, by=CLERK)
    )


def test_an_agreement_ends_with_what_it_was_about_what_is_found_later_is_agreed_on_anew() -> None:
    def agreed(*events: e.RecoveryEvent) -> int | None:
        state = reduce(recoveries.evolve, events, recoveries.NEW)
        return state.offset_agreed.amount_fen if state.offset_agreed else None

    more = e.OverpaymentCorrected(
        recovery_id=R, found_on=TODAY, parts=(MORE,), amount_fen=177_000, cause="died", **WHOM
    )
    assert agreed(FOUND, OFFSET_AGREED) == 50_000
    assert agreed(FOUND, OFFSET_AGREED, replace(OFFSET_AGREED, entry_id=OTHER, amount_fen=20_000)) == 20_000
    assert agreed(FOUND, OFFSET_AGREED, OFFSET, more) is None
    assert agreed(FOUND, OFFSET_AGREED, WITHDRAWN, FOUND) is None
