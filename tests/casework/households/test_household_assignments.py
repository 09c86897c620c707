from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.assignments import AssignContactPerson, EndAssignment
from casework.households.events.assignments import AssignmentEnded
from tests.casework.households.household_story import ASSIGNED, CLOSED, KNOWN, WANG, ZHANGS, ZHAO, private
from tests.support.spec import given

ASSIGN = AssignContactPerson(
    household_id=ZHANGS,
    assignment_id=ASSIGNED.assignment_id,
    level="village",
    staff_id=WANG,
    from_on=ASSIGNED.from_on,
)
AGAIN = replace(ASSIGN, assignment_id=UUID(int=42), from_on=date(2026, 5, 1))
END = EndAssignment(
    household_id=ZHANGS, assignment_id=ASSIGNED.assignment_id, until_on=date(2026, 5, 1), reason="transfer"
)
ENDED = AssignmentEnded(assignment_id=ASSIGNED.assignment_id, until_on=date(2026, 5, 1), reason=private("transfer"))


def test_a_contact_person_is_assigned_from_a_day_on():
    given(*KNOWN).when(ASSIGN).then(ASSIGNED)


def test_a_handover_note_belongs_to_the_household():
    given(*KNOWN).when(replace(ASSIGN, handover_note="likes mornings")).then(
        replace(ASSIGNED, handover_note=private("likes mornings"))
    )


def test_an_assignment_may_begin_on_a_day_to_come():
    coming = date(2026, 9, 1)
    given(*KNOWN).when(replace(ASSIGN, from_on=coming)).then(replace(ASSIGNED, from_on=coming))


def test_the_same_assignment_sent_twice_is_made_once():
    given(*KNOWN, ASSIGNED).when(ASSIGN).then_nothing()


def test_one_person_is_not_assigned_twice_at_one_level_at_a_time():
    given(*KNOWN, ASSIGNED).when(AGAIN).refused(refusals.AlreadyAssigned)


def test_an_assignment_before_an_open_one_of_the_same_person_is_refused():
    given(*KNOWN, ASSIGNED).when(replace(AGAIN, from_on=date(2026, 1, 2))).refused(refusals.AlreadyAssigned)


def test_a_team_may_share_a_level_and_one_person_may_hold_two():
    given(*KNOWN, ASSIGNED).when(replace(AGAIN, staff_id=ZHAO)).then(
        replace(ASSIGNED, assignment_id=UUID(int=42), staff_id=ZHAO, from_on=date(2026, 5, 1))
    )
    given(*KNOWN, ASSIGNED).when(replace(AGAIN, level="township")).then(
        replace(ASSIGNED, assignment_id=UUID(int=42), level="township", from_on=date(2026, 5, 1))
    )


def test_a_person_may_return_on_the_day_their_assignment_ended():
    given(*KNOWN, ASSIGNED, ENDED).when(AGAIN).then(
        replace(ASSIGNED, assignment_id=UUID(int=42), from_on=date(2026, 5, 1))
    )


def test_a_closed_household_is_assigned_to_nobody():
    given(*KNOWN, CLOSED).when(ASSIGN).refused(refusals.HouseholdClosed)


def test_an_assignment_ends_on_a_day_for_a_reason():
    given(*KNOWN, ASSIGNED).when(END).then(ENDED)
    given(*KNOWN, ASSIGNED).when(replace(END, reason="")).refused(refusals.TextMissing, "reason")


def test_an_assignment_still_ends_after_the_household_was_closed():
    given(*KNOWN, ASSIGNED, CLOSED).when(END).then(ENDED)


def test_an_assignment_does_not_end_before_it_began_but_may_hold_on_no_day():
    given(*KNOWN, ASSIGNED).when(replace(END, until_on=date(2026, 1, 9))).refused(refusals.EndBeforeStart, "until_on")
    given(*KNOWN, ASSIGNED).when(replace(END, until_on=ASSIGNED.from_on)).then(
        replace(ENDED, until_on=ASSIGNED.from_on)
    )


def test_an_unknown_assignment_is_not_ended():
    given(*KNOWN).when(END).refused(refusals.AssignmentNotThere)


def test_ending_twice_on_the_same_day_ends_once_and_another_day_is_refused():
    given(*KNOWN, ASSIGNED, ENDED).when(END).then_nothing()
    given(*KNOWN, ASSIGNED, ENDED).when(replace(END, until_on=date(2026, 5, 2))).refused(
        refusals.AssignmentAlreadyEnded
    )
