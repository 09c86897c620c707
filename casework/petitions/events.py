"""What can happen to a petition. Only who handles petitions reads it (casework/common/confidentiality.py)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from casework.common.confidentiality import Confidentiality
from casework.common.event import Event
from casework.common.private import Private


class PetitionRecorded(Event, frozen=True, kw_only=True):
    """`unit`: who is responsible for the answer, by `due_on`."""

    confidentiality: ClassVar[Confidentiality] = "petition"
    thing = "petition_id"
    day_field = "received_on"

    petition_id: UUID
    household_id: UUID
    received_on: date
    matter: Private
    unit: str
    due_on: date


class PetitionCorrected(Event, frozen=True, kw_only=True):
    """The whole petition as it reads after the correction."""

    confidentiality: ClassVar[Confidentiality] = "petition"
    thing = "petition_id"
    corrects = PetitionRecorded

    petition_id: UUID
    household_id: UUID
    received_on: date
    matter: Private
    unit: str
    due_on: date
    reason: Private


class PetitionWithdrawn(Event, frozen=True, kw_only=True):
    """Recorded by mistake: it counts no longer."""

    confidentiality: ClassVar[Confidentiality] = "petition"
    thing = "petition_id"
    withdraws = True

    petition_id: UUID
    reason: Private


class PetitionAnswered(Event, frozen=True, kw_only=True):
    """With its result; again, where there is more to say."""

    confidentiality: ClassVar[Confidentiality] = "petition"
    thing = "petition_id"
    day_field = "answered_on"

    petition_id: UUID
    answered_on: date
    result: Private


PetitionEvent = PetitionRecorded | PetitionCorrected | PetitionWithdrawn | PetitionAnswered
