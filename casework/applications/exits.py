"""The exit: its cause, its day, and the last month that is paid as the editions were then; or that it goes on."""

from datetime import date

from casework.applications import guards, refusals
from casework.applications.commands import DecideContinuation, DecideExit, WithdrawExit
from casework.applications.events import ApplicationEvent, ContinuationDecided, ExitDecided, ExitWithdrawn
from casework.applications.state import Application
from casework.common.guards import not_in_the_future, required_text


def decide_exit(command: DecideExit, application: Application, today: date) -> list[ApplicationEvent]:
    """A cause of a day to come is none yet."""
    if guards.is_known(application, command.step_id):
        return []
    guards.confirmed(application)
    on = command.on or today
    not_in_the_future(on, today, "on")
    return [
        ExitDecided(
            step_id=command.step_id,
            cause=command.cause,
            on=on,
            rule=command.rule,
            paid_until_on=command.paid_until_on,
            edition=command.edition,
            by=command.by,
            reason=guards.text(application, command.reason),
        )
    ]


def decide_continuation(command: DecideContinuation, application: Application, today: date) -> list[ApplicationEvent]:
    """Of all that is known by now."""
    if guards.is_known(application, command.step_id):
        return []
    guards.confirmed(application)
    on = command.on or today
    not_in_the_future(on, today, "on")
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [
        ContinuationDecided(step_id=command.step_id, decided_on=on, reason=reason, by=command.by, known=command.known)
    ]


def withdraw_exit(command: WithdrawExit, application: Application, today: date) -> list[ApplicationEvent]:
    if application.exit is None:
        raise refusals.ApplicationNotEnded
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [
        ExitWithdrawn(
            step_id=application.exit.step_id,
            reason=reason,
            excludes=command.excludes,
            needs_reason_beside=command.needs_reason_beside,
        )
    ]
