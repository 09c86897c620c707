"""What a household asked for, and what came of it."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.households.commands.needs import AnswerNeed, CloseNeed, OpenNeed
from casework.households.events import HouseholdEvent
from casework.households.events.needs import NeedAnswered, NeedClosed, NeedOpened
from casework.households.state import Household, Need


def open_need(command: OpenNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """A closed household may still ask for something."""
    if command.need_id in household.needs:
        return []
    required_text(command.summary, "summary")
    return [
        NeedOpened(
            need_id=command.need_id,
            domain=command.domain,
            summary=Private(command.household_id, command.summary),
            opened_on=today,
            due_on=command.due_on,
        )
    ]


def answer_need(command: AnswerNeed, household: Household, today: date) -> list[HouseholdEvent]:
    need = _need(command.need_id, household)
    if need == "closed":
        raise refusals.NeedAlreadyClosed
    if need == "answered":
        raise refusals.NeedAlreadyAnswered
    required_text(command.answer, "answer")
    answer = Private(command.household_id, command.answer)
    return [NeedAnswered(need_id=command.need_id, answer=answer, answered_on=today)]


def close_need(command: CloseNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """With or without an answer: the household may have helped itself."""
    if _need(command.need_id, household) == "closed":
        return []
    reason = private(command.household_id, command.reason)
    return [NeedClosed(need_id=command.need_id, closed_on=today, reason=reason)]


def _need(need_id: UUID, household: Household) -> Need:
    if need_id not in household.needs:
        raise refusals.NeedNotThere
    return household.needs[need_id]
