"""The county's decision: confirmed only after what the scheme demands, by nobody who reviewed or checked before."""

from datetime import date
from typing import Final

from casework.applications import guards, refusals
from casework.applications.commands import DecideForCounty, WithdrawDecision
from casework.applications.events import ApplicationEvent, CountyDecided, StepWithdrawn
from casework.applications.state import Application
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private

MISSING: Final = {"village": refusals.VillageNoticeMissing, "township": refusals.TownshipNoticeMissing}


def decide_for_county(command: DecideForCounty, application: Application, today: date) -> list[ApplicationEvent]:
    if guards.is_known(application, command.step_id):
        return []
    guards.undecided(application)
    on = command.on or today
    not_in_the_future(on, today, "on")
    _by_another(command, application)
    if command.decision == "confirmed":
        _confirmable(command, application, on)
        from_on: date | None = (command.from_on or command.payable_from_on or on).replace(day=1)
        reason: Private | None = guards.text(application, command.reason)
    else:
        from_on, reason = None, guards.reason(application, required_text(command.reason, "reason"))
    return [
        CountyDecided(
            step_id=command.step_id,
            decision=command.decision,
            decided_on=on,
            from_on=from_on,
            findings=command.findings,
            edition=command.edition,
            by=command.by,
            reason=reason,
            known=command.known,
            excludes=command.excludes if command.decision == "confirmed" else (),
            needs_reason_beside=command.needs_reason_beside if command.decision == "confirmed" else (),
        )
    ]


def _confirmable(command: DecideForCounty, application: Application, on: date) -> None:
    """Raises Refused with the first thing that stands in the way."""
    if application.review is None or not application.review.agreed:
        raise refusals.VillageDidNotAgree
    if application.check is None or not application.check.agreed:
        raise refusals.TownshipDidNotAgree
    for level in MISSING:
        if command.notices.get(level):
            _noticed(level, command.notices[level], application, on)
    if application.open_objections():
        raise refusals.ObjectionOpen
    resolved = [each for id_, each in application.resolved.items() if id_ in application.objections]
    if any(each.upheld for each in resolved):
        raise refusals.ObjectionUpheld
    last = max(application.review.reviewed_on, application.check.checked_on, *(each.resolved_on for each in resolved))
    if on < last:
        raise refusals.DecidedTooEarly("on", day=last)
    guards.met(command, "decision")
    guards.reasoned(command)


def withdraw_decision(command: WithdrawDecision, application: Application, today: date) -> list[ApplicationEvent]:
    """Nothing of what came after it may stand: first the exit is withdrawn."""
    if application.decision is None:
        raise refusals.ApplicationNotDecided
    if application.exit is not None:
        raise refusals.ApplicationEnded
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [StepWithdrawn(step_id=application.decision.step_id, reason=reason)]


def _by_another(command: DecideForCounty, application: Application) -> None:
    """Raises SameOfficer: who confirms for the county neither reviewed it in the village nor checked it in the township (domain 7.5)."""
    before = {step.by for step in (application.review, application.check) if step and step.by}
    if before & {command.by, *command.also}:
        raise refusals.SameOfficer


def _noticed(level: str, days: int, application: Application, on: date) -> None:
    """Raises NoticeMissing, NoticeStillRunning."""
    posted = [each for each in application.notices.values() if each.level == level]
    long_enough = [each for each in posted if (each.until_on - each.from_on).days >= days]
    if not long_enough:
        raise MISSING[level](days=days)
    last = max(each.until_on for each in posted)
    if on < last:
        raise refusals.NoticeStillRunning(until_on=last)
