"""A household passes from one contact person to the next, who accepts it or asks back. Coverage goes by the days alone."""

from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.assignments import held_by, standing_assignment
from casework.households.commands.assignments import AcceptHandOver, HandOverHousehold, QueryHandOver
from casework.households.events import HouseholdEvent
from casework.households.events.assignments import (
    AssignmentEnded,
    ContactPersonAssigned,
    HandOverAccepted,
    HandOverQueried,
)
from casework.households.guards import not_closed
from casework.households.state import Assignment, Household


def hand_over_household(command: HandOverHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    """Ends one assignment and begins the next on the same day; one that had not begun by then passes on its own first day.

    Who looks after the household at this level already does not take it over twice.
    """
    if command.successor_id in household.assignments or command.successor_id in household.withdrawn:
        return []
    before = standing_assignment(command.assignment_id, household)
    not_closed(household)
    required_text(command.reason, "reason")
    if command.staff_id == before.staff_id:
        raise refusals.HandedToThemselves("staff_id")
    on = max(command.from_on, before.from_on)
    if before.until_on is not None and before.until_on <= on:
        raise refusals.AssignmentAlreadyEnded("from_on", until_on=before.until_on)
    reason = Private(command.household_id, command.reason)
    ended = AssignmentEnded(assignment_id=command.assignment_id, until_on=on, reason=reason)
    return [ended, *_taken_over(command, household, before, on)]


def accept_hand_over(command: AcceptHandOver, household: Household, today: date) -> list[HouseholdEvent]:
    assignment = standing_assignment(command.assignment_id, household)
    accepted_on = command.accepted_on or today
    not_in_the_future(accepted_on, today, "accepted_on")
    if assignment.accepted:
        return []
    return [HandOverAccepted(assignment_id=command.assignment_id, accepted_on=accepted_on)]


def query_hand_over(command: QueryHandOver, household: Household, today: date) -> list[HouseholdEvent]:
    assignment = standing_assignment(command.assignment_id, household)
    if command.query_id in assignment.queries:
        return []  # the same form, sent twice
    required_text(command.question, "question")
    return [
        HandOverQueried(
            assignment_id=command.assignment_id,
            query_id=command.query_id,
            asked_on=today,
            question=Private(command.household_id, command.question),
        )
    ]


def _taken_over(
    command: HandOverHousehold, household: Household, before: Assignment, on: date
) -> list[ContactPersonAssigned]:
    theirs = held_by(household, before.level, command.staff_id)
    if any(overlaps(held.from_on, held.until_on, on, None) for _, held in theirs):
        return []
    return [
        ContactPersonAssigned(
            assignment_id=command.successor_id,
            level=before.level,
            staff_id=command.staff_id,
            from_on=on,
            handover_note=private(command.household_id, command.handover_note),
            took_over=command.assignment_id,
        )
    ]
