"""Who looks after a household, at which level, and since when."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.days import overlaps
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.households.commands.assignments import (
    AssignContactPerson,
    CorrectAssignment,
    EndAssignment,
    WithdrawAssignment,
)
from casework.households.events import HouseholdEvent
from casework.households.events.assignments import (
    AssignmentCorrected,
    AssignmentEnded,
    AssignmentEndingCorrected,
    AssignmentWithdrawn,
    ContactPersonAssigned,
)
from casework.households.guards import not_closed
from casework.households.state import Assignment, Household

AS_SAID: Final = ("level", "staff_id", "from_on")


def assign_contact_person(command: AssignContactPerson, household: Household, today: date) -> list[HouseholdEvent]:
    """Several people may share a level; one person holds it once at a time. Any day, also a coming one."""
    if command.assignment_id in household.assignments or command.assignment_id in household.withdrawn:
        return []
    not_closed(household)
    _free(household, command.assignment_id, command.level, command.staff_id, command.from_on, None)
    return [
        ContactPersonAssigned(
            assignment_id=command.assignment_id,
            level=command.level,
            staff_id=command.staff_id,
            from_on=command.from_on,
            handover_note=private(command.household_id, command.handover_note),
            took_over=_taken_over(household, command),
        )
    ]


def correct_assignment(command: CorrectAssignment, household: Household, today: date) -> list[HouseholdEvent]:
    """Level, person, day, note; and the day it ended on."""
    before = standing_assignment(command.assignment_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    told, ended = _told_anew(command, before, reason), _ended_anew(command, before, reason)
    after, until_on = told[0] if told else before.told, ended[0].until_on if ended else before.until_on
    if until_on is not None and until_on < after.from_on:
        field = "from_on" if isinstance(command.until_on, UnsetType) else "until_on"
        raise refusals.EndBeforeStart(field, from_on=after.from_on)
    _free(household, command.assignment_id, after.level, after.staff_id, after.from_on, until_on)
    return [*told, *ended]


def withdraw_assignment(command: WithdrawAssignment, household: Household, today: date) -> list[HouseholdEvent]:
    standing_assignment(command.assignment_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [AssignmentWithdrawn(assignment_id=command.assignment_id, reason=reason)]


def end_assignment(command: EndAssignment, household: Household, today: date) -> list[HouseholdEvent]:
    """Ending on the first day is allowed: it then held on no day."""
    assignment = standing_assignment(command.assignment_id, household)
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


def standing_assignment(assignment_id: UUID, household: Household) -> Assignment:
    """One that was not taken back. Raises AssignmentNotThere, AlreadyWithdrawn."""
    if assignment_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    assignment = household.assignments.get(assignment_id)
    if assignment is None:
        raise refusals.AssignmentNotThere
    return assignment


def held_by(household: Household, level: str, staff_id: UUID) -> Iterator[tuple[UUID, Assignment]]:
    """What somebody holds at a level, past and coming."""
    for assignment_id, held in household.assignments.items():
        if (held.level, held.staff_id) == (level, staff_id):
            yield assignment_id, held


def _free(household: Household, but: UUID, level: str, staff_id: UUID, from_on: date, until_on: date | None) -> None:
    for assignment_id, held in held_by(household, level, staff_id):
        if assignment_id != but and overlaps(held.from_on, held.until_on, from_on, until_on):
            raise refusals.AlreadyAssigned("staff_id", from_on=held.from_on)


def _taken_over(household: Household, command: AssignContactPerson) -> UUID | None:
    """Somebody else's assignment of the level that ended last, where nobody holds the level when this one begins."""
    at_level = [(id, held) for id, held in household.assignments.items() if held.level == command.level]
    if any(held.holds(command.from_on) for _, held in at_level):
        return None
    ended = [(held.until_on, id) for id, held in at_level if held.until_on and held.until_on <= command.from_on]
    last = max(ended)[1] if ended else None
    return last if last and household.assignments[last].staff_id != command.staff_id else None


def _told_anew(command: CorrectAssignment, before: Assignment, reason: Private) -> list[AssignmentCorrected]:
    changes: dict[str, Any] = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    if command.handover_note is not UNSET:
        changes["handover_note"] = private(command.household_id, command.handover_note)
    return corrected(AssignmentCorrected, before.told, changes, reason)


def _ended_anew(command: CorrectAssignment, before: Assignment, reason: Private) -> list[AssignmentEndingCorrected]:
    until_on = command.until_on
    if isinstance(until_on, UnsetType) or until_on == before.until_on:
        return []
    if before.until_on is None:
        raise refusals.AssignmentNotEnded("until_on")
    return [AssignmentEndingCorrected(assignment_id=command.assignment_id, until_on=until_on, reason=reason)]
