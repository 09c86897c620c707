"""A county's last month, closed as its supervisor closes it."""

from datetime import date, timedelta
from uuid import UUID

from casework.ledger.envelope import SYSTEM, Actor, Request
from casework.periods.calendar import last_day
from casework.periods.commands import ClosePeriod
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.periods.counting import counted
from web.office import Office
from web.periods.actions import period_stream

BY = Actor(SYSTEM, "bench", "system", "000000", "cli")


def close_last_month(office: Office, county: str) -> None:
    month, stream = last_month(office.today()), closed_month(county, office.today())
    with open_snapshot(office.database, NATION, last_day(month)) as snapshot:
        figures = counted(snapshot, county)
    close = ClosePeriod(period_close_id=stream, period=month, division=county, counted=figures)
    office.casework.handle(close, ledger=county, stream=stream, by=BY, request=Request.new(), today=office.today())


def closed_month(county: str, today: date) -> UUID:
    """Where it is found."""
    return period_stream(county, last_month(today))


def last_month(today: date) -> str:
    return f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
