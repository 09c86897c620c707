"""A petition is recorded, answered, corrected, withdrawn."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.petitions.commands import AnswerPetition, Command, CorrectPetition, RecordPetition, WithdrawPetition
from casework.petitions.events import (
    PetitionAnswered,
    PetitionCorrected,
    PetitionEvent,
    PetitionRecorded,
    PetitionWithdrawn,
)
from casework.petitions.state import Petition

AS_SAID: Final = ("received_on", "unit", "due_on")
Told = PetitionRecorded | PetitionCorrected


def decide(command: Command, petition: Petition, today: date) -> list[PetitionEvent]:
    """What happens if this is asked of this petition; nothing when it happened already. Raises Refused."""
    if isinstance(command, RecordPetition):
        return record_petition(command, petition, today)
    told = _standing(petition)
    match command:
        case CorrectPetition():
            return correct_petition(command, told, today)
        case WithdrawPetition():
            return withdraw_petition(command, told)
        case AnswerPetition():
            return answer_petition(command, told, today)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a petition")


def record_petition(command: RecordPetition, petition: Petition, today: date) -> list[PetitionEvent]:
    if petition.told is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.received_on, today, "received_on")
    required_text(command.matter, "matter")
    required_text(command.unit, "unit")
    return [
        PetitionRecorded(
            petition_id=command.petition_id,
            household_id=command.household_id,
            received_on=command.received_on,
            matter=Private(command.household_id, command.matter),
            unit=command.unit,
            due_on=command.due_on,
        )
    ]


def correct_petition(command: CorrectPetition, told: Told, today: date) -> list[PetitionEvent]:
    """What is left out passes on as it is, the matter sealed."""
    required_text(command.reason, "reason")
    changes = said(command, *AS_SAID, of={"matter": told.household_id})
    not_in_the_future(changes.get("received_on"), today, "received_on")
    if "unit" in changes:
        required_text(changes["unit"], "unit")
    if isinstance(command.matter, str):
        required_text(command.matter, "matter")
    return list(corrected(PetitionCorrected, told, changes, Private(told.household_id, command.reason)))


def withdraw_petition(command: WithdrawPetition, told: Told) -> list[PetitionEvent]:
    required_text(command.reason, "reason")
    reason = Private(told.household_id, command.reason)
    return [PetitionWithdrawn(petition_id=command.petition_id, reason=reason)]


def answer_petition(command: AnswerPetition, told: Told, today: date) -> list[PetitionEvent]:
    required_text(command.result, "result")
    not_in_the_future(command.on, today, "on")
    result = Private(told.household_id, command.result)
    return [PetitionAnswered(petition_id=command.petition_id, answered_on=command.on or today, result=result)]


def _standing(petition: Petition) -> Told:
    """Raises PetitionNotThere, AlreadyWithdrawn."""
    if petition.told is None:
        raise refusals.PetitionNotThere
    if petition.withdrawn:
        raise refusals.AlreadyWithdrawn
    return petition.told
