"""Who looks after a household, at which level, and since when."""

from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.households.commands.assignments import AssignContactPerson, EndAssignment
from casework.households.events import HouseholdEvent
from casework.households.events.assignments import AssignmentEnded, ContactPersonAssigned
from casework.households.guards import not_closed
from casework.households.state import Household


def assign_contact_person(command: AssignContactPerson, household: Household, today: date) -> list[HouseholdEvent]:
    """Several people may share a level; one person holds it once at a time. Any day, also a coming one."""
    if command.assignment_id in household.assignments:
        return []
    not_closed(household)
    for held in household.assignments.values():
        same = (held.level, held.staff_id) == (command.level, command.staff_id)
        if same and overlaps(held.from_on, held.until_on, command.from_on, None):
            raise refusals.AlreadyAssigned("staff_id", from_on=held.from_on)
    return [
        ContactPersonAssigned(
            assignment_id=command.assignment_id,
            level=command.level,
            staff_id=command.staff_id,
            from_on=command.from_on,
            handover_note=private(command.household_id, command.handover_note),
        )
    ]


def end_assignment(command: EndAssignment, household: Household, today: date) -> list[HouseholdEvent]:
    """Ending on the first day is allowed: it then held on no day."""
    assignment = household.assignments.get(command.assignment_id)
    if assignment is None:
        raise refusals.AssignmentNotThere
    if assignment.until_on == command.until_on:
        return []
    if assignment.until_on is not None:
        raise refusals.AssignmentAlreadyEnded("until_on", until_on=assignment.until_on)
    if command.until_on < assignment.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=assignment.from_on)
    required_text(command.reason, "reason")
    return [
        AssignmentEnded(
            assignment_id=command.assignment_id,
            until_on=command.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]
