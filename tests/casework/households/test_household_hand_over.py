from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.assignments import (
    AcceptHandOver,
    AssignContactPerson,
    CorrectAssignment,
    HandOverHousehold,
    QueryHandOver,
    WithdrawAssignment,
)
from casework.households.events.assignments import (
    AssignmentCorrected,
    AssignmentEnded,
    AssignmentEndingCorrected,
    AssignmentWithdrawn,
    ContactPersonAssigned,
    HandOverAccepted,
    HandOverQueried,
)
from tests.casework.households.household_story import (
    ASSIGNED,
    CLOSED,
    KNOWN,
    MAY,
    TOMORROW,
    WANG,
    ZHANGS,
    ZHAO,
    private,
)
from tests.support.spec import given

OLD, NEW = ASSIGNED.assignment_id, UUID(int=42)
ENDED = AssignmentEnded(assignment_id=OLD, until_on=MAY, reason=private("transfer"))
TAKEN_OVER = ContactPersonAssigned(
    assignment_id=NEW,
    level=ASSIGNED.level,
    staff_id=ZHAO,
    from_on=MAY,
    handover_note=private("mornings"),
    took_over=OLD,
)
HAND_OVER = HandOverHousehold(
    household_id=ZHANGS, assignment_id=OLD, successor_id=NEW, staff_id=ZHAO, from_on=MAY, reason="transfer",
    handover_note="mornings",
)  # fmt: skip
ACCEPT = AcceptHandOver(household_id=ZHANGS, assignment_id=NEW, accepted_on=MAY)
ACCEPTED = HandOverAccepted(assignment_id=NEW, accepted_on=MAY)
CORRECT = CorrectAssignment(household_id=ZHANGS, assignment_id=OLD, reason="wrong day", from_on=MAY)
WITHDRAW = WithdrawAssignment(household_id=ZHANGS, assignment_id=OLD, reason="another family")
WITHDRAWN = AssignmentWithdrawn(assignment_id=OLD, reason=private("another family"))


def test_a_household_passes_from_one_contact_person_to_the_next_on_one_day():
    given(*KNOWN, ASSIGNED).when(HAND_OVER).then(ENDED, TAKEN_OVER)


def test_a_hand_over_sent_twice_happens_once():
    given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER).when(HAND_OVER).then_nothing()


def test_whoever_looks_after_the_household_already_does_not_take_it_over_twice():
    theirs = replace(ASSIGNED, assignment_id=UUID(int=43), staff_id=ZHAO)
    given(*KNOWN, ASSIGNED, theirs).when(HAND_OVER).then(ENDED)


def test_an_assignment_that_has_not_begun_passes_on_its_first_day():
    coming = replace(ASSIGNED, from_on=TOMORROW)
    given(*KNOWN, coming).when(HAND_OVER).then(replace(ENDED, until_on=TOMORROW), replace(TAKEN_OVER, from_on=TOMORROW))


def test_nobody_hands_over_to_themselves_nor_what_has_ended_nor_in_a_closed_household():
    given(*KNOWN, ASSIGNED).when(replace(HAND_OVER, staff_id=WANG)).refused(refusals.HandedToThemselves, "staff_id")
    given(*KNOWN, ASSIGNED, ENDED).when(HAND_OVER).refused(refusals.AssignmentAlreadyEnded)
    given(*KNOWN, ASSIGNED, CLOSED).when(HAND_OVER).refused(refusals.HouseholdClosed)
    given(*KNOWN).when(HAND_OVER).refused(refusals.AssignmentNotThere)


def test_who_is_assigned_where_nobody_is_any_more_takes_over_from_the_last():
    after = AssignContactPerson(
        household_id=ZHANGS, assignment_id=NEW, level=ASSIGNED.level, staff_id=ZHAO, from_on=MAY
    )
    given(*KNOWN, ASSIGNED, ENDED).when(after).then(replace(TAKEN_OVER, handover_note=None))
    given(*KNOWN, ASSIGNED).when(after).then(replace(TAKEN_OVER, handover_note=None, took_over=None))


def test_a_hand_over_is_accepted_once_and_not_on_a_day_to_come():
    given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER).when(ACCEPT).then(ACCEPTED)
    given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER, ACCEPTED).when(ACCEPT).then_nothing()
    given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER).when(replace(ACCEPT, accepted_on=TOMORROW)).refused(
        refusals.DayInTheFuture, "accepted_on"
    )


def test_whoever_takes_over_may_ask_first():
    ask = QueryHandOver(household_id=ZHANGS, assignment_id=NEW, query_id=UUID(int=44), question="which mornings?")
    asked = given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER).when(ask).decided()
    assert [(type(each), each.question) for each in asked] == [(HandOverQueried, private("which mornings?"))]
    given(*KNOWN, ASSIGNED, ENDED, TAKEN_OVER).when(replace(ask, question=" ")).refused(refusals.TextMissing)


def test_level_person_and_day_of_an_assignment_are_corrected_with_a_reason():
    told = AssignmentCorrected(
        assignment_id=OLD, reason=private("wrong day"), level=ASSIGNED.level, staff_id=WANG, from_on=MAY
    )
    given(*KNOWN, ASSIGNED).when(CORRECT).then(told)
    given(*KNOWN, ASSIGNED, told).when(CORRECT).then_nothing()
    given(*KNOWN, ASSIGNED).when(replace(CORRECT, reason="")).refused(refusals.TextMissing, "reason")


def test_the_end_of_an_assignment_is_corrected_where_it_has_one():
    other_end = CorrectAssignment(household_id=ZHANGS, assignment_id=OLD, reason="wrong day", until_on=date(2026, 6, 1))
    given(*KNOWN, ASSIGNED, ENDED).when(other_end).then(
        AssignmentEndingCorrected(assignment_id=OLD, until_on=date(2026, 6, 1), reason=private("wrong day"))
    )
    given(*KNOWN, ASSIGNED).when(other_end).refused(refusals.AssignmentNotEnded, "until_on")
    given(*KNOWN, ASSIGNED, ENDED).when(replace(CORRECT, from_on=date(2026, 6, 1))).refused(refusals.EndBeforeStart)


def test_a_corrected_assignment_does_not_overlap_another_of_the_same_person():
    theirs = replace(ASSIGNED, assignment_id=UUID(int=43), staff_id=ZHAO)
    given(*KNOWN, ASSIGNED, theirs).when(replace(CORRECT, staff_id=ZHAO)).refused(refusals.AlreadyAssigned)


def test_a_withdrawn_assignment_never_held():
    given(*KNOWN, ASSIGNED).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, ASSIGNED, WITHDRAWN).when(WITHDRAW).refused(refusals.AlreadyWithdrawn)
    again = AssignContactPerson(
        household_id=ZHANGS, assignment_id=NEW, level=ASSIGNED.level, staff_id=WANG, from_on=MAY
    )
    assert given(*KNOWN, ASSIGNED, WITHDRAWN).when(again).decided()
