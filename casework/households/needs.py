"""What a household asked for, and what came of it."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.households.commands.needs import (
    AcknowledgeNeed,
    AnswerNeed,
    AssignNeed,
    CloseNeed,
    CorrectNeed,
    OpenNeed,
    ReopenNeed,
    WithdrawNeed,
)
from casework.households.events import HouseholdEvent
from casework.households.events.needs import (
    NeedAcknowledged,
    NeedAnswered,
    NeedAssigned,
    NeedClosed,
    NeedCorrected,
    NeedOpened,
    NeedReopened,
    NeedWithdrawn,
)
from casework.households.state import Household

AS_SAID: Final = ("domain", "due_on", "emergency")


def open_need(command: OpenNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """A closed household may still ask for something. In an emergency help is due on the same day."""
    if command.need_id in household.needs:
        return []
    required_text(command.summary, "summary")
    return [
        NeedOpened(
            need_id=command.need_id,
            domain=command.domain,
            summary=Private(command.household_id, command.summary),
            opened_on=today,
            due_on=today if command.emergency and command.due_on is None else command.due_on,
            emergency=command.emergency,
        )
    ]


def correct_need(command: CorrectNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """What the family needs, as it should have been written. A summary that is left out passes on as it is, sealed."""
    before = _standing(command.need_id, household)
    required_text(command.reason, "reason")
    changes: dict[str, Any] = {field: value for field in AS_SAID if (value := getattr(command, field)) is not UNSET}
    if command.summary is not UNSET:
        required_text(str(command.summary), "summary")
        changes["summary"] = Private(command.household_id, str(command.summary))
    return list(corrected(NeedCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_need(command: WithdrawNeed, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.need_id, household)
    required_text(command.reason, "reason")
    return [NeedWithdrawn(need_id=command.need_id, reason=Private(command.household_id, command.reason))]


def assign_need(command: AssignNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """Again to somebody else, too: the last one sees to it."""
    _open(command.need_id, household)
    organisation = (command.organisation or "").strip() or None
    if command.staff_id is None and organisation is None:
        raise refusals.NobodyNamed("staff_id")
    if household.need_owners.get(command.need_id) == (command.staff_id, organisation):
        return []
    return [
        NeedAssigned(need_id=command.need_id, assigned_on=today, staff_id=command.staff_id, organisation=organisation)
    ]


def acknowledge_need(command: AcknowledgeNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """That a supervisor knows of an emergency. Said once."""
    if _standing(command.need_id, household).emergency is None:
        raise refusals.NoEmergency
    if command.need_id in household.acknowledged_needs:
        return []
    return [NeedAcknowledged(need_id=command.need_id, acknowledged_on=today)]


def answer_need(command: AnswerNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """As often as there is something to say; the same form, sent twice, says it once."""
    if command.answer_id in household.need_answers:
        return []
    _open(command.need_id, household)
    required_text(command.answer, "answer")
    answer = Private(command.household_id, command.answer)
    return [
        NeedAnswered(
            need_id=command.need_id, answer=answer, answered_on=today, interim=command.interim,
            answer_id=command.answer_id,
        )
    ]  # fmt: skip


def close_need(command: CloseNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """With or without an answer: the household may have helped itself."""
    _standing(command.need_id, household)
    if household.need_stages[command.need_id] == "closed":
        return []
    return [
        NeedClosed(
            need_id=command.need_id,
            closed_on=today,
            reason=private(command.household_id, command.reason),
            outcome=command.outcome,
            satisfied=command.satisfied,
        )
    ]


def reopen_need(command: ReopenNeed, household: Household, today: date) -> list[HouseholdEvent]:
    """The family still needs it, or needs it again."""
    _standing(command.need_id, household)
    if household.need_stages[command.need_id] != "closed":
        raise refusals.NeedNotClosed
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [NeedReopened(need_id=command.need_id, reopened_on=today, reason=reason, due_on=command.due_on)]


def _standing(need_id: UUID, household: Household) -> NeedOpened | NeedCorrected:
    """The need as it was last told whole. Raises NeedNotThere, AlreadyWithdrawn."""
    need = household.needs.get(need_id)
    if need is None:
        raise refusals.NeedNotThere
    if need_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return need


def _open(need_id: UUID, household: Household) -> NeedOpened | NeedCorrected:
    """Raises NeedAlreadyClosed."""
    need = _standing(need_id, household)
    if household.need_stages[need_id] == "closed":
        raise refusals.NeedAlreadyClosed
    return need
