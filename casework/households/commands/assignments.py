"""What is asked about contact persons."""

from datetime import date
from typing import Literal
from uuid import UUID

from casework.common.command import Given, Text
from casework.households.commands.order import Decision

Level = Literal["village", "township", "county"]


class AssignContactPerson(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    level: Level
    staff_id: UUID
    from_on: date
    handover_note: Text | None = None


class EndAssignment(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    until_on: date
    reason: Text
