"""What is asked about alerts: by the clock, and by those whose alerts they are."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from casework.common.command import Asked, Given, Text
from casework.households.commands.order import Command, Decision, Fact


class Overdue(Asked, frozen=True, kw_only=True):
    alert_id: UUID
    duty: str
    due_on: date


class Escalation(Asked, frozen=True, kw_only=True):
    """After how many days an alert is the township's, and the county's, and which edition says so."""

    township_after_days: Annotated[int, Meta(ge=1)]
    county_after_days: Annotated[int, Meta(ge=1)]
    edition: str


class ReviewAlerts(Command, frozen=True, kw_only=True):
    """The clock's: what is overdue on `on`. New items are raised, items no longer overdue are resolved.

    `escalation`: what has stood for too long is passed upwards; nothing is where it is left out.
    """

    on: date
    overdue: tuple[Overdue, ...]
    escalation: Escalation | None = None


class AcknowledgeAlert(Fact, frozen=True, kw_only=True):
    """What will be done. `staff_id`: who will; left out: the caller."""

    alert_id: Given
    acknowledgement_id: Given
    plan: Text
    staff_id: UUID | None = None


class SnoozeAlert(Decision, frozen=True, kw_only=True):
    """It rests until a day, as far as the policy in force allows. What it is about stays overdue."""

    alert_id: Given
    until_on: date
    reason: Text
