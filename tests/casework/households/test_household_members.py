"""Members come later, leave, and were recorded wrongly."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.members import (
    AddMember,
    CorrectLeaving,
    CorrectMember,
    RecordLeaving,
    WithdrawLeaving,
    WithdrawMember,
)
from casework.households.events.members import (
    LeavingCorrected,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberLeft,
    MemberWithdrawn,
)
from tests.casework.households.household_story import (
    CLOSED,
    KNOWN,
    LI,
    NEW_YEAR,
    REGISTERED,
    STRANGER,
    TOMORROW,
    ZHANG,
    ZHANG_ADDED,
    ZHANG_DIED,
    ZHANGS,
    private,
)
from tests.support.spec import TODAY, given

MARCH = date(2026, 3, 1)
ADD = AddMember(
    household_id=ZHANGS,
    member_id=STRANGER,
    name="王秀",
    id_number="41132619991231001X",
    relation="mother",
    from_on=MARCH,
)
ADDED = MemberAdded(
    member_id=STRANGER, name=Private(STRANGER, "王秀"), id_number=Private(STRANGER, "41132619991231001X"), relation="mother",
    born_on=date(1999, 12, 31), sex="male", from_on=MARCH,
)  # fmt: skip
CORRECT = CorrectMember(household_id=ZHANGS, member_id=ZHANG, reason="as on the card")
CORRECTED = MemberCorrected(
    member_id=ZHANG, name=ZHANG_ADDED.name, id_number=ZHANG_ADDED.id_number, relation="father",
    born_on=ZHANG_ADDED.born_on, sex="male", from_on=NEW_YEAR, reason=private("as on the card"),
)  # fmt: skip
AS_FORMULA = {"name": "=HYPERLINK(1)", "payment_account": "+6228"}
LEAVE = RecordLeaving(
    household_id=ZHANGS,
    leaving_id=UUID(int=81),
    member_id=LI,
    from_on=MARCH,
    cause="divorced",
    reason="divorced in March",
)
LEFT = MemberLeft(
    leaving_id=UUID(int=81), member_id=LI, from_on=MARCH, cause="divorced", reason=private("divorced in March")
)


def test_a_member_is_added_later_from_a_day_on():
    given(*KNOWN).when(ADD).then(ADDED)
    given(*KNOWN, ADDED).when(ADD).then_nothing()
    given(*KNOWN).when(replace(ADD, from_on=TOMORROW)).refused(refusals.DayInTheFuture, "from_on")
    given(*KNOWN).when(replace(ADD, from_on=date(1990, 1, 1))).refused(refusals.BeforeBirth, "id_number")
    given(*KNOWN, CLOSED).when(ADD).refused(refusals.HouseholdClosed)


def test_who_had_left_may_come_back():
    back = replace(ADD, member_id=LI, name="李芳", id_number="411326195203040021", from_on=TODAY)
    given(*KNOWN, LEFT).when(back).then(
        MemberAdded(
            member_id=LI, name=Private(LI, "李芳"), id_number=Private(LI, "411326195203040021"), relation="mother",
            born_on=date(1952, 3, 4), sex="female", from_on=TODAY,
        )
    )  # fmt: skip


def test_a_correction_tells_the_member_whole():
    given(*KNOWN).when(replace(CORRECT, name="张鸣", phone="13800001111")).then(
        replace(CORRECTED, name=Private(ZHANG, "张鸣"), phone=Private(ZHANG, "13800001111"))
    )
    given(*KNOWN).when(replace(CORRECT, relation="father")).then_nothing()
    given(*KNOWN).when(replace(CORRECT, reason="")).refused(refusals.TextMissing, "reason")
    given(*KNOWN).when(replace(CORRECT, member_id=STRANGER)).refused(refusals.MemberNotThere)


def test_birth_day_and_sex_follow_a_corrected_number():
    given(*KNOWN).when(replace(CORRECT, id_number="41132619991231001X")).then(
        replace(CORRECTED, id_number=Private(ZHANG, "41132619991231001X"), born_on=date(1999, 12, 31), sex="male")
    )


def test_a_number_that_the_police_replaced_says_so():
    given(*KNOWN).when(replace(CORRECT, id_number="41132619991231001X", former_id_number_valid=True)).then(
        replace(
            CORRECTED, id_number=Private(ZHANG, "41132619991231001X"), born_on=date(1999, 12, 31), sex="male",
            former_id_number_valid=True,
        )
    )  # fmt: skip


def test_nobody_was_a_member_before_birth():
    given(*KNOWN).when(replace(CORRECT, from_on=date(1949, 1, 1))).refused(refusals.BeforeBirth, "from_on")


def test_a_member_leaves_from_a_day_on_and_once():
    given(*KNOWN).when(LEAVE).then(LEFT)
    given(*KNOWN, LEFT).when(LEAVE).then_nothing()
    given(*KNOWN, LEFT).when(replace(LEAVE, leaving_id=UUID(int=82))).refused(refusals.MemberHasLeft)
    given(*KNOWN).when(replace(LEAVE, from_on=date(2025, 12, 31))).refused(refusals.EndBeforeStart, "from_on")
    given(*KNOWN, ZHANG_DIED).when(replace(LEAVE, member_id=ZHANG, from_on=TODAY)).refused(
        refusals.MemberHasDied, "from_on"
    )


def test_when_and_why_somebody_left_is_corrected_within_their_membership():
    correct = CorrectLeaving(household_id=ZHANGS, member_id=LI, reason="misread", cause="moved_out")
    after = LeavingCorrected(
        leaving_id=UUID(int=81), member_id=LI, from_on=LEFT.from_on, cause="moved_out", reason=private("misread")
    )
    given(*KNOWN, LEFT).when(correct).then(after)
    given(*KNOWN).when(correct).refused(refusals.MemberHasNotLeft)
    too_early = replace(correct, from_on=date(2025, 12, 31))
    given(*KNOWN, LEFT, after).when(too_early).refused(refusals.EndBeforeStart, "from_on")


def test_who_did_not_leave_is_a_member_all_along():
    withdraw = WithdrawLeaving(household_id=ZHANGS, member_id=LI, reason="only on a journey")
    given(*KNOWN, LEFT).when(withdraw).then(
        LeavingWithdrawn(leaving_id=UUID(int=81), member_id=LI, reason=private("only on a journey"))
    )
    given(*KNOWN).when(withdraw).refused(refusals.MemberHasNotLeft)


def test_a_member_registered_by_mistake_is_withdrawn_but_never_the_last_one():
    withdraw = WithdrawMember(household_id=ZHANGS, member_id=LI, reason="the neighbour")
    withdrawn = MemberWithdrawn(member_id=LI, reason=private("the neighbour"))
    given(*KNOWN).when(withdraw).then(withdrawn)
    given(*KNOWN, withdrawn).when(withdraw).refused(refusals.MemberNotThere)
    given(REGISTERED, ZHANG_ADDED).when(replace(withdraw, member_id=ZHANG)).refused(refusals.NoMembers)


def test_nobody_is_given_a_name_or_an_account_that_begins_as_a_formula():
    for field, text in AS_FORMULA.items():
        for order in (ADD, CORRECT):
            given(*KNOWN).when(replace(order, **{field: text})).refused(refusals.BeginsAFormula, field)
