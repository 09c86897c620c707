"""What decisions about an application ask first."""

from typing import Final
from uuid import UUID

from casework.applications import refusals
from casework.applications.commands.deciding import DecideForCounty, Judged
from casework.applications.events import (
    AnnualReviewed,
    ContinuationDecided,
    EvidenceAdded,
    FiledUpward,
    ObjectionRaised,
)
from casework.applications.payable import DRAWN_BESIDE
from casework.applications.state import Application, Told
from casework.common.private import Private, private

AFTER_DECISION: Final = (AnnualReviewed, ContinuationDecided, EvidenceAdded, FiledUpward, ObjectionRaised)


def told(application: Application) -> Told:
    """Raises ApplicationNotThere."""
    if application.told is None:
        raise refusals.ApplicationNotThere
    return application.told


def undecided(application: Application) -> Told:
    """Raises ApplicationDecided, ApplicationNotRunning once the county has decided, or the person applies no longer."""
    if not application.runs:
        raise refusals.ApplicationNotRunning
    if application.decision is not None:
        raise refusals.ApplicationDecided
    return told(application)


def confirmed(application: Application) -> Told:
    """Raises ApplicationNotConfirmed, ApplicationNotRunning."""
    if not application.runs:
        raise refusals.ApplicationNotRunning
    if not application.is_confirmed:
        raise refusals.ApplicationNotConfirmed
    return told(application)


def is_known(application: Application, step_id: UUID) -> bool:
    """Whether a step was recorded before: the same form, sent twice."""
    return step_id in application.steps or step_id in application.withdrawn


def text(application: Application, said: str | None) -> Private | None:
    """A text that belongs to the person."""
    return private(told(application).person_id, said)


def reason(application: Application, said: str) -> Private:
    return Private(told(application).person_id, said)


def reasoned(command: DecideForCounty) -> None:
    """Raises ReasonForBoth: what is drawn beside another scheme is confirmed with a reason."""
    other = next((each for each in command.findings if each.condition == DRAWN_BESIDE), None)
    if other and not (command.reason or "").strip():
        raise refusals.ReasonForBoth("reason", scheme=other.said)


def met(command: Judged, field: str) -> None:
    """Raises ConditionNotMet for the first condition that fails. What nobody said, the person who decides has seen."""
    for found in command.findings:
        if found.holds is False:
            raise refusals.ConditionNotMet(field, condition=command.words.get(found.condition, found.condition))
