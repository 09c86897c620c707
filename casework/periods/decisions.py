"""A county closes a period; what becomes known later is a restatement; an approver may open it again.

Closing never holds up a fact: whatever happened may be recorded for ever, also of days in a closed period.
"""

from datetime import date

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private
from casework.periods.calendar import last_day
from casework.periods.commands import ClosePeriod, Command, ReopenPeriod, RestatePeriod
from casework.periods.events import PeriodClosed, PeriodEvent, PeriodReopened, PeriodRestated
from casework.periods.figures import Counted, digest
from casework.periods.state import PeriodClose


def decide(command: Command, period: PeriodClose, today: date) -> list[PeriodEvent]:
    """What happens if this is asked of this period. Raises Refused."""
    match command:
        case ClosePeriod():
            return close_period(command, period, today)
        case RestatePeriod():
            return restate_period(command, period, today)
        case ReopenPeriod():
            return reopen_period(command, period, today)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a period")


def close_period(command: ClosePeriod, period: PeriodClose, today: date) -> list[PeriodEvent]:
    """Of a period that is over, as its last day is known now. Raises PeriodNotOver, PeriodAlreadyClosed."""
    until_on = last_day(command.period)
    if until_on >= today:
        raise refusals.PeriodNotOver("period", until_on=until_on)
    if not period.open:
        raise refusals.PeriodAlreadyClosed("period")
    counted, division = _counted(command.counted), command.division or ""
    return [
        PeriodClosed(
            division=division,
            period=command.period,
            closed_on=today,
            counted=counted,
            hash=digest(division, command.period, counted),
        )
    ]


def restate_period(command: RestatePeriod, period: PeriodClose, today: date) -> list[PeriodEvent]:
    """Raises PeriodNotClosed, NothingToRestate: the figures told last stand until they differ."""
    if period.counted is None or period.open:
        raise refusals.PeriodNotClosed
    counted = _counted(command.counted)
    if counted.alike(period.counted):
        raise refusals.NothingToRestate
    return [
        PeriodRestated(
            division=period.division,
            period=period.period,
            restated_on=today,
            counted=counted,
            hash=digest(period.division, period.period, counted),
            causes=command.causes,
            reason=_reason(command),
        )
    ]


def reopen_period(command: ReopenPeriod, period: PeriodClose, today: date) -> list[PeriodEvent]:
    """Raises PeriodNotClosed."""
    if period.counted is None or period.open:
        raise refusals.PeriodNotClosed
    return [PeriodReopened(division=period.division, period=period.period, reopened_on=today, reason=_reason(command))]


def _counted(counted: Counted | None) -> Counted:
    if counted is None:
        raise TypeError("figures are counted before they are closed")
    return counted


def _reason(command: RestatePeriod | ReopenPeriod) -> Private:
    return Private(command.period_close_id, required_text(command.reason, "reason"))
