"""What may be done with a payment list, by whom, and when."""

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.payments import lists
from casework.payments.bank_returns import sums
from casework.payments.claims import lines_not_paid
from casework.payments.commands import (
    ClosePaymentList,
    DiscardPaymentList,
    ExcludePaymentLine,
    PreparePaymentList,
    SendPaymentList,
    ThawPaymentList,
)
from casework.payments.events import PaymentListClosed
from tests.casework.payments.story import (
    APPROVED,
    APPROVER,
    CLERK,
    COMPUTED,
    FROZEN,
    KNOWN,
    LIST,
    OTHER_CLERK,
    PREPARED,
    SENT,
    TODAY,
    after,
    answer,
    approve,
    freeze,
    paid,
    returned,
    told,
)


def refused(kind, command, *before):
    with pytest.raises(kind) as refusal:
        lists.decide(command, after(*before), TODAY)
    return refusal.value


def test_a_list_is_frozen_when_all_lines_are_there_and_then_changes_no_more():
    refused(refusals.PaymentListNotComputed, freeze(), PREPARED)
    assert lists.decide(freeze(), after(PREPARED, COMPUTED), TODAY)
    exclude = ExcludePaymentLine(list_id=LIST, number=1, reason="要再核实")
    assert lists.decide(exclude, after(PREPARED, COMPUTED), TODAY)
    refused(refusals.PaymentListIsFrozen, exclude, PREPARED, COMPUTED, FROZEN)
    refused(refusals.PaymentLineNotThere, replace(exclude, number=4), PREPARED, COMPUTED)


@pytest.mark.parametrize("by", [CLERK, OTHER_CLERK], ids=["who prepared", "who froze"])
def test_nobody_approves_what_they_prepared_or_froze(by):
    refused(refusals.ApprovedByWhoPrepared, approve(by), PREPARED, COMPUTED, FROZEN)


def test_two_users_of_one_person_are_one():
    refused(refusals.ApprovedByWhoPrepared, replace(approve(), also=(CLERK,)), PREPARED, COMPUTED, FROZEN)
    send = SendPaymentList(list_id=LIST, by=CLERK, also=(APPROVER,), file_hash="f")
    refused(refusals.PaidByWhoApproved, send, PREPARED, COMPUTED, FROZEN, APPROVED)


def test_nothing_is_paid_more_than_a_year_ahead():
    ask = PreparePaymentList(list_id=LIST, scheme="special_support", division="411326", period="2027", by=CLERK)
    assert lists.decide(ask, after(), TODAY)
    for far in ("2027-12", "2028", "2199"):
        refused(refusals.PeriodTooFarAhead, replace(ask, period=far))


def test_what_changed_since_it_was_frozen_or_looked_at_is_not_approved():
    refused(refusals.PaymentListHasChanged, approve(found="b"), PREPARED, COMPUTED, FROZEN)
    refused(refusals.PaymentListHasChanged, approve(hash="old"), PREPARED, COMPUTED, FROZEN)
    refused(refusals.PaymentListNotFrozen, approve(), PREPARED, COMPUTED)
    (event,) = lists.decide(approve(hash="a"), after(PREPARED, COMPUTED, FROZEN), TODAY)
    assert (event.by, event.hash) == (APPROVER, "a")


def test_whoever_approved_does_not_pay_and_nothing_is_sent_twice():
    send = SendPaymentList(list_id=LIST, by=CLERK, file_hash="f", layout="fixed")
    refused(refusals.PaymentListNotApproved, send, PREPARED, COMPUTED, FROZEN)
    refused(refusals.PaidByWhoApproved, replace(send, by=APPROVER), PREPARED, COMPUTED, FROZEN, APPROVED)
    assert lists.decide(send, after(*KNOWN), TODAY) == []
    refused(refusals.PaymentListAlreadySent, replace(send, file_hash="g"), *KNOWN)


def test_what_is_approved_is_not_discarded_and_sent_back_only_before_the_bank_has_it():
    approved = (PREPARED, COMPUTED, FROZEN, APPROVED)
    thaw = ThawPaymentList(list_id=LIST, reason="x")
    refused(refusals.PaymentListIsApproved, DiscardPaymentList(list_id=LIST, reason="x"), *approved)
    refused(refusals.PaymentListAlreadySent, thaw, *KNOWN)
    (event,) = lists.decide(thaw, after(*approved), TODAY)
    state = after(*approved, event)
    assert (state.frozen, state.approved) == (None, None)


def test_a_line_that_is_not_due_any_more_is_sent_only_by_a_decision_with_its_reason():
    send = SendPaymentList(list_id=LIST, by=CLERK, file_hash="f", layout="fixed", doubtful=(2,))
    refused(refusals.PaymentLinesDoubtful, send, PREPARED, COMPUTED, FROZEN, APPROVED)
    (event,) = lists.decide(replace(send, despite="家人已说明"), after(PREPARED, COMPUTED, FROZEN, APPROVED), TODAY)
    assert (event.doubtful, event.despite.text) == ((2,), "家人已说明")


def test_a_return_file_is_taken_once_whatever_it_is_called_and_in_parts():
    first = told(paid(1), returned(3))
    assert [(run.from_number, run.until_number) for run in first.settled] == [(1, 2)]
    state = after(*KNOWN, first)
    assert lists.decide(answer(paid(1), returned(3)), state, TODAY) == []
    assert lists.decide(answer(returned(3), paid(1), file="the same rows in another order"), state, TODAY) == []
    (rest,) = lists.decide(answer(paid(1), paid(2), file="all"), state, TODAY)
    assert [(run.from_number, run.until_number, run.amount_fen) for run in rest.settled] == [(2, 3, 2000)]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([paid(1), paid(9)], refusals.BankRowOfNoLine),
        ([paid(1), paid(2, 2001)], refusals.BankRowOfAnotherAmount),
        ([paid(1), paid(2), paid(2)], refusals.BankRowTwice),
        ([paid(2), returned(1)], refusals.BankRowCameBack),
        ([paid(2), paid(3)], refusals.BankRowContradicts),
    ],
    ids=["a line that is not there", "another amount", "a line twice", "paid before", "returned before"],
)
def test_a_file_with_one_wrong_row_is_not_taken_at_all(rows, kind):
    refusal = refused(kind, answer(*rows, file="other"), *KNOWN, told(paid(1)), told(returned(3), file="second"))
    assert refusal.values["row"] == rows[-1].row
    assert refusal.others == ()


def test_every_wrong_row_is_told_in_the_order_of_the_file():
    refusal = refused(refusals.BankRowOfAnotherAmount, answer(paid(9), paid(1, 1), paid(2, 2002)), *KNOWN)
    assert [(each.name, each.values["row"], each.values["said"], each.values["expected"]) for each in refusal.every] == [
        ("bank-row-of-another-amount", 2, "0.01", "10.00"), ("bank-row-of-another-amount", 3, "20.02", "20.00"),
        ("bank-row-of-no-line", 10, "9", "1–3"),
    ]  # fmt: skip


def late(*rows, file="late"):
    return replace(answer(*rows, file=file), late=True)


def test_a_paid_line_comes_back_only_by_a_file_that_says_so_and_then_stays_returned():
    before = (*KNOWN, told(paid(1), paid(2)))
    refused(refusals.BankRowCameBack, answer(returned(2), file="late"), *before)
    (event,) = lists.decide(late(paid(1), returned(2)), after(*before), TODAY)
    assert [(line.number, line.amount_fen, line.reason) for line in event.returned] == [(2, 2000, "name_differs")]
    assert lines_not_paid(event) == (2,)
    now = after(*before, event)
    assert lists.decide(late(paid(1), returned(2)), now, TODAY) == []
    assert lists.decide(late(returned(2), file="another file of the same"), now, TODAY) == []
    refused(refusals.BankRowContradicts, answer(paid(2), file="paid after all"), *before, event)


def test_a_line_that_came_back_is_paid_after_all_where_a_late_file_says_so_once_and_may_come_back_again():
    whole, after_all = told(paid(1), paid(2), returned(3)), late(paid(2), file="paid after all")
    (closed,) = lists.decide(ClosePaymentList(list_id=LIST), after(*KNOWN, whole), TODAY)
    (back,) = lists.decide(late(returned(2)), after(*KNOWN, whole, closed), TODAY)
    (event,) = lists.decide(after_all, after(*KNOWN, whole, closed, back), TODAY)
    assert [(run.from_number, run.until_number, run.amount_fen) for run in event.settled] == [(2, 3, 2000)]
    now = after(*KNOWN, whole, closed, back, event)
    assert lists.decide(after_all, now, TODAY) == lists.decide(replace(after_all, file_hash="again"), now, TODAY) == []
    (once_more,) = lists.decide(late(returned(2), file="back again"), now, TODAY)
    ends = [after(*KNOWN, whole, *some) for some in ((back,), (back, event), (back, event, once_more))]
    assert [sums(each) for each in ends] == [(1, 1000, 2, 5000), (2, 3000, 1, 3000), (1, 1000, 2, 5000)]
    (agreed,) = lists.decide(ClosePaymentList(list_id=LIST), ends[1], TODAY)
    assert agreed == closed


def test_what_the_bank_gave_back_at_once_may_be_paid_after_all_too():
    whole = told(paid(1), paid(2), returned(3))
    refused(refusals.BankRowContradicts, answer(paid(3), file="a mistake"), *KNOWN, whole)
    (event,) = lists.decide(late(paid(3), file="found its way"), after(*KNOWN, whole), TODAY)
    assert [(run.from_number, run.until_number, run.amount_fen) for run in event.settled] == [(3, 4, 3000)]
    assert sums(after(*KNOWN, whole, event)) == (3, 6000, 0, 0)


def test_a_late_file_may_answer_what_was_open_too():
    first, second = lists.decide(late(returned(1), paid(3)), after(*KNOWN, told(paid(1))), TODAY)
    assert [(run.from_number, run.until_number) for run in first.settled] == [(3, 4)]
    assert [line.number for line in second.returned] == [1]


def test_what_came_back_is_summed_with_the_returned_also_after_the_list_was_closed():
    close, whole = ClosePaymentList(list_id=LIST), told(paid(1), paid(2), returned(3))
    (event,) = lists.decide(late(returned(2)), after(*KNOWN, whole), TODAY)
    (closed,) = lists.decide(close, after(*KNOWN, whole, event), TODAY)
    assert (closed.settled, closed.settled_fen, closed.returned, closed.returned_fen) == (1, 1000, 2, 5000)
    (earlier,) = lists.decide(close, after(*KNOWN, whole), TODAY)
    assert lists.decide(late(returned(2)), after(*KNOWN, whole, earlier), TODAY) == [event]


def test_a_list_is_closed_when_lines_are_approved_are_settled_and_returned():
    close = ClosePaymentList(list_id=LIST)
    assert refused(refusals.PaymentLinesOpen, close, *KNOWN, told(paid(1))).values == {"lines": 2}
    whole = told(paid(1), paid(2), returned(3))
    (closed,) = lists.decide(close, after(*KNOWN, whole), TODAY)
    assert closed == PaymentListClosed(
        list_id=LIST, closed_on=TODAY, settled=2, settled_fen=3000, returned=1, returned_fen=3000
    )
    wrong = replace(FROZEN, amount_fen=6001)
    refused(refusals.PaymentSumsDiffer, close, PREPARED, COMPUTED, wrong, APPROVED, SENT, whole)
