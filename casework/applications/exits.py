"""The exit: its cause, its day, and the last month that is paid by the scheme's rule."""

from datetime import date, timedelta

from casework.applications import guards, refusals
from casework.applications.commands import DecideExit, WithdrawExit
from casework.applications.events import ApplicationEvent, ExitDecided, ExitWithdrawn
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
            cause=required_text(command.cause, "cause"),
            on=on,
            rule=command.rule,
            paid_until_on=last_paid(command.rule, on) if command.rule else None,
            edition=command.edition,
            by=command.by,
            reason=guards.text(application, command.reason),
        )
    ]


def last_paid(rule: str, on: date) -> date:
    """The last day of the last month that is paid: `stop_next_month` the month of the cause, `stop_same_month` the one
    before it, `pay_full_year` December (domain 2.7).
    """
    if rule == "pay_full_year":
        return on.replace(month=12, day=31)
    if rule == "stop_same_month":
        return on.replace(day=1) - timedelta(days=1)
    next_month = (on.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_month - timedelta(days=1)


def withdraw_exit(command: WithdrawExit, application: Application, today: date) -> list[ApplicationEvent]:
    if application.exit is None:
        raise refusals.ApplicationNotEnded
    reason = guards.reason(application, required_text(command.reason, "reason"))
    return [ExitWithdrawn(step_id=application.exit.step_id, reason=reason)]
