"""How the household changes by its events: assignments."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.assignments import AssignmentEnded, ContactPersonAssigned
from casework.households.state import Assignment, Folds, Household


def _assigned(state: Household, event: ContactPersonAssigned) -> Household:
    assignment = Assignment(event.level, event.staff_id, event.from_on)
    return replace(state, assignments=state.assignments | {event.assignment_id: assignment})


def _assignment_ended(state: Household, event: AssignmentEnded) -> Household:
    assignment = state.assignments.get(event.assignment_id)
    if assignment is None:
        return state
    ended = replace(assignment, until_on=event.until_on)
    return replace(state, assignments=state.assignments | {event.assignment_id: ended})


FOLDS: Final[Folds] = {
    ContactPersonAssigned: _assigned,
    AssignmentEnded: _assignment_ended,
}
