"""A pass over its life: ended early, corrected, withdrawn."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.green_channel import (
    CorrectGreenChannelPass,
    EndGreenChannelPass,
    IssueGreenChannelPass,
    WithdrawGreenChannelPass,
)
from casework.households.events.green_channel import (
    PassCorrected,
    PassEnded,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
)
from tests.casework.households.household_story import KNOWN, LI, STRANGER, ZHANG, ZHANGS, private
from tests.support.spec import given

CARD, FROM, JUNE = UUID(int=111), date(2026, 2, 1), date(2026, 6, 1)
ISSUED = PassIssued(pass_id=CARD, member_id=ZHANG, number=Private(ZHANG, "G-7"), from_on=FROM)
NEW = IssueGreenChannelPass(household_id=ZHANGS, pass_id=UUID(int=112), member_id=ZHANG, number="G-8", from_on=JUNE)
END = EndGreenChannelPass(
    household_id=ZHANGS, pass_id=CARD, member_id=ZHANG, until_on=JUNE, cause="lost", reason="in the market"
)
ENDED = PassEnded(pass_id=CARD, member_id=ZHANG, until_on=JUNE, cause="lost", reason=private("in the market"))
CORRECT = CorrectGreenChannelPass(household_id=ZHANGS, pass_id=CARD, member_id=ZHANG, reason="mistyped", number="G-9")
CORRECTED = PassCorrected(
    pass_id=CARD, member_id=ZHANG, number=Private(ZHANG, "G-9"), from_on=FROM, reason=private("mistyped")
)
WITHDRAW = WithdrawGreenChannelPass(household_id=ZHANGS, pass_id=CARD, member_id=ZHANG, reason="never issued")
WITHDRAWN = PassWithdrawn(pass_id=CARD, member_id=ZHANG, reason=private("never issued"))


def test_a_lost_pass_ends_and_another_takes_its_place():
    given(*KNOWN, ISSUED).when(END).then(ENDED)
    given(*KNOWN, ISSUED, ENDED).when(END).then_nothing()
    given(*KNOWN, ISSUED).when(NEW).refused(refusals.PassesOverlap)
    assert given(*KNOWN, ISSUED, ENDED).when(NEW).decided()


def test_a_pass_ends_once_and_not_before_it_began():
    given(*KNOWN, ISSUED, ENDED).when(replace(END, until_on=date(2026, 7, 1))).refused(refusals.PassAlreadyEnded)
    given(*KNOWN, ISSUED).when(replace(END, until_on=date(2026, 1, 1))).refused(refusals.EndBeforeStart, "until_on")
    short = replace(ISSUED, until_on=date(2026, 5, 1))
    given(*KNOWN, short).when(END).refused(refusals.PassEndsBefore, "until_on")
    given(*KNOWN, ISSUED).when(replace(END, pass_id=STRANGER)).refused(refusals.PassNotThere)
    given(*KNOWN, ISSUED).when(replace(END, member_id=LI)).refused(refusals.PassNotThere)


def test_a_pass_is_corrected_with_a_reason_and_told_whole():
    given(*KNOWN, ISSUED).when(CORRECT).then(CORRECTED)
    given(*KNOWN, ISSUED, CORRECTED).when(replace(CORRECT, number="G-9")).then_nothing()
    given(*KNOWN, ISSUED).when(replace(CORRECT, reason=" ")).refused(refusals.TextMissing, "reason")
    given(*KNOWN, ISSUED).when(replace(CORRECT, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")


def test_the_day_a_pass_was_lost_is_corrected():
    may = PassEndingCorrected(
        pass_id=CARD, member_id=ZHANG, until_on=date(2026, 5, 1), cause="lost", reason=private("mistyped")
    )
    asked = CorrectGreenChannelPass(
        household_id=ZHANGS, pass_id=CARD, member_id=ZHANG, reason="mistyped", ended_on=date(2026, 5, 1)
    )
    given(*KNOWN, ISSUED, ENDED).when(asked).then(may)
    given(*KNOWN, ISSUED).when(asked).refused(refusals.PassNotEnded, "ended_on")


def test_a_withdrawn_pass_is_none():
    given(*KNOWN, ISSUED).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, ISSUED, WITHDRAWN).when(WITHDRAW).then_nothing()
    given(*KNOWN, ISSUED, WITHDRAWN).when(CORRECT).refused(refusals.AlreadyWithdrawn)
    assert given(*KNOWN, ISSUED, WITHDRAWN).when(NEW).decided()
