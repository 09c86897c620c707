"""How the household changes by its events: assignments."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.assignments import (
    AssignmentCorrected,
    AssignmentEnded,
    AssignmentEndingCorrected,
    AssignmentWithdrawn,
    ContactPersonAssigned,
    HandOverAccepted,
    HandOverQueried,
)
from casework.households.state import Assignment, Folds, Household


def _assigned(state: Household, event: ContactPersonAssigned) -> Household:
    return replace(state, assignments=state.assignments | {event.assignment_id: Assignment(event)})


def _corrected(state: Household, event: AssignmentCorrected) -> Household:
    return _changed(state, event.assignment_id, told=event)


def _withdrawn(state: Household, event: AssignmentWithdrawn) -> Household:
    standing = {id: one for id, one in state.assignments.items() if id != event.assignment_id}
    return replace(state, assignments=standing, withdrawn=state.withdrawn | {event.assignment_id})


def _ended(state: Household, event: AssignmentEnded | AssignmentEndingCorrected) -> Household:
    return _changed(state, event.assignment_id, until_on=event.until_on)


def _accepted(state: Household, event: HandOverAccepted) -> Household:
    return _changed(state, event.assignment_id, accepted=True)


def _queried(state: Household, event: HandOverQueried) -> Household:
    before = state.assignments.get(event.assignment_id)
    return _changed(state, event.assignment_id, queries=before.queries | {event.query_id}) if before else state


def _changed(state: Household, assignment_id: UUID, **changes: object) -> Household:
    before = state.assignments.get(assignment_id)
    if before is None:
        return state
    return replace(state, assignments=state.assignments | {assignment_id: replace(before, **changes)})


FOLDS: Final[Folds] = {
    ContactPersonAssigned: _assigned,
    AssignmentCorrected: _corrected,
    AssignmentWithdrawn: _withdrawn,
    AssignmentEnded: _ended,
    AssignmentEndingCorrected: _ended,
    HandOverAccepted: _accepted,
    HandOverQueried: _queried,
}
