"""Applying; putting right what was applied for; more evidence; applying no longer. A step that was a mistake."""

from datetime import date
from typing import Final

from msgspec.structs import replace

from casework.applications import guards, refusals
from casework.applications.commands import (
    AddEvidence,
    CorrectApplication,
    SubmitApplication,
    WithdrawApplication,
    WithdrawStep,
)
from casework.applications.events import (
    ApplicationCorrected,
    ApplicationEvent,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    CountyDecided,
    EvidenceAdded,
    ExitDecided,
    StepWithdrawn,
)
from casework.applications.events.submitting import Declared
from casework.applications.state import Application
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import private
from casework.common.said import said

DECLARED: Final = ("residency", "grade", "child_born_on", "children", "only_girls", "certificate")


def submit_application(command: SubmitApplication, application: Application, today: date) -> list[ApplicationEvent]:
    """That somebody applied is a fact: late is late, and what follows from it the scheme says."""
    if application.told is not None:
        return []  # the same form, sent twice
    on = command.submitted_on or today
    not_in_the_future(on, today, "submitted_on")
    not_in_the_future(command.child_born_on, today, "child_born_on")
    submitted = ApplicationSubmitted(
        application_id=command.application_id,
        person_id=command.person_id,
        household_id=command.household_id,
        scheme=command.scheme,
        submitted_on=on,
        division=command.division,
        declared=Declared(**{name: getattr(command, name) for name in DECLARED}),
        proposed=command.proposed,
        assisted=command.assisted,
    )
    papers = [
        EvidenceAdded(
            step_id=each.evidence_id,
            kind=required_text(each.kind, f"evidence.{place}.kind"),
            added_on=on,
            number=private(command.person_id, each.number),
        )
        for place, each in enumerate(command.evidence)
    ]
    return [submitted, *papers]


def correct_application(command: CorrectApplication, application: Application, today: date) -> list[ApplicationEvent]:
    """What the county decided on stays as it was decided on: first the decision is withdrawn."""
    before = guards.undecided(application)
    required_text(command.reason, "reason")
    changes = said(command, "submitted_on")
    declared = replace(before.declared, **said(command, *DECLARED))
    not_in_the_future(changes.get("submitted_on"), today, "submitted_on")
    not_in_the_future(declared.child_born_on, today, "child_born_on")
    reason = guards.reason(application, command.reason)
    return list(corrected(ApplicationCorrected, before, changes | {"declared": declared}, reason))


def add_evidence(command: AddEvidence, application: Application, today: date) -> list[ApplicationEvent]:
    if guards.is_known(application, command.step_id):
        return []
    if not application.runs:
        raise refusals.ApplicationNotRunning
    not_in_the_future(command.on, today, "on")
    kind, number = required_text(command.kind, "kind"), guards.text(application, command.number)
    return [EvidenceAdded(step_id=command.step_id, kind=kind, added_on=command.on or today, number=number)]


def withdraw_application(command: WithdrawApplication, application: Application, today: date) -> list[ApplicationEvent]:
    """Who is confirmed already does not withdraw: it ends by an exit."""
    if guards.is_known(application, command.step_id):
        return []
    guards.undecided(application)
    not_in_the_future(command.on, today, "on")
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [ApplicationWithdrawn(step_id=command.step_id, withdrawn_on=command.on or today, reason=reason)]


def withdraw_step(command: WithdrawStep, application: Application, today: date) -> list[ApplicationEvent]:
    """What the county decided on stays until its decision is withdrawn; decision, notice and exit have their own withdrawal."""
    if command.step_id in application.withdrawn:
        return []
    step = application.steps.get(command.step_id) or application.objections.get(command.step_id)
    if step is None or isinstance(step, CountyDecided | ExitDecided):
        raise refusals.StepNotThere
    if application.decision is not None and not isinstance(step, guards.AFTER_DECISION):
        raise refusals.ApplicationDecided
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [StepWithdrawn(step_id=command.step_id, reason=reason)]
