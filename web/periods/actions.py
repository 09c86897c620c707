"""Closing a county's period, restating it, opening it again. The figures are counted here, as they are known now."""

from typing import Final
from uuid import UUID, uuid5

from msgspec.structs import replace

from casework.divisions.codes import ledger_of, level_of, trim
from casework.divisions.country import the_divisions
from casework.periods.calendar import last_day
from casework.periods.commands import ClosePeriod, ReopenPeriod, RestatePeriod
from projections.periods.closes import versions
from projections.periods.counting import counted
from projections.periods.restating import counted_again
from projections.periods.tables import PeriodClose
from web.access.caller import Caller
from web.http import reach
from web.http.action import Action, Asking
from web.http.rights import COUNTY, demand_division, leads_county, unknown_division
from web.language.i18n import N_, gettext
from web.office import AsOf, Office, Reached, not_found
from web.problem import Problem

PERIODS: Final = UUID("5a3f7f8e-6a53-4d51-8f0e-7a0c63a1f002")  # the namespace of the periods' streams
PERIOD_CLOSE: Final = "/period-closes/{period_close_id:uuid}"


def period_stream(ledger: str, period: str) -> UUID:
    """The one stream of a county's period."""
    return uuid5(PERIODS, f"{ledger} {period}")


def _of_county(asking: Asking) -> Reached:
    division = asking.said.division or asking.caller.division
    demand_county(asking.caller, division)
    return reach.new(asking.caller, division, period_stream(ledger_of(division), asking.said.period))


def demand_county(caller: Caller, division: str) -> None:
    """A period is closed for a whole county. Raises Problem 403, 422."""
    demand_division(caller, division)
    if trim(division) and not the_divisions().exists(division):
        raise unknown_division("division")
    if level_of(division) != COUNTY:
        message = gettext("A period is closed by a county, for all of it.")
        raise Problem(403, "division-not-allowed", message, errors=[{"field": "division", "message": message}])


def _of_period(asking: Asking) -> Reached:
    ledger, _ = last_told(asking.office, asking.caller, asking.ids["period_close_id"])
    demand_division(asking.caller, ledger)
    if not leads_county(asking.caller):
        raise Problem(403, "division-not-allowed", gettext("A period is closed by a county, for all of it."))
    return Reached(ledger, asking.ids["period_close_id"])


def last_told(office: Office, caller: Caller, period_close_id: UUID) -> tuple[str, PeriodClose]:
    """The ledger of a period, and what was told of it last. Raises Problem 404."""
    with office.open_snapshot(caller) as snapshot:
        told = versions(snapshot, period_close_id)
    if not told:
        raise not_found()
    return told[-1]


def _with_figures(asking: Asking, command: ClosePeriod) -> ClosePeriod:
    ledger = ledger_of(command.division or asking.caller.division)
    with asking.office.open_snapshot(asking.caller, AsOf(last_day(command.period))) as snapshot:
        return replace(command, division=ledger, counted=counted(snapshot, ledger))


def _with_causes(asking: Asking, command: RestatePeriod) -> RestatePeriod:
    """The figures as they are known now, and what made the difference to those told last."""
    ledger, told = last_told(asking.office, asking.caller, command.period_close_id)
    with asking.office.open_snapshot(asking.caller, AsOf(told.on_day)) as snapshot:
        figures, causes = counted_again(asking.office.database, snapshot, ledger, told)
    return replace(command, counted=figures, causes=causes)


CLOSE: Final = Action(
    ClosePeriod, "/period-closes", "period_close_id", _of_county, complete=_with_figures,
    said=N_("The period is closed: its figures are frozen."),
)  # fmt: skip
RESTATE: Final = Action(
    RestatePeriod, PERIOD_CLOSE + "/restatement", "period_close_id", _of_period, complete=_with_causes,
    said=N_("The restatement stands beside the closed figures."),
)  # fmt: skip
REOPEN: Final = Action(
    ReopenPeriod, PERIOD_CLOSE + "/reopening", "period_close_id", _of_period,
    said=N_("The period is open again and may be closed anew."),
)  # fmt: skip
ACTIONS: Final = (CLOSE, RESTATE, REOPEN)
