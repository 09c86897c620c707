"""Figures in the course of a year: which days, and what was known at the end of each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from casework.common.days import SHANGHAI
from casework.divisions.codes import level_of
from projections.engine.positions import positions_at
from projections.engine.snapshot import Snapshot
from projections.oversight.trends import Point, month_ends, trend, weeks_until
from web.http.query_params import whole
from web.language.i18n import gettext
from web.office import Office
from web.problem import Problem

BY = ("months", "weeks")
Known = Mapping[date, Mapping[str, int]]


def asked_days(query: Mapping[str, str | None], on: date) -> list[date]:
    """The ends of the months of `year` (the day's own), or the weeks up to the day (`by=weeks`). Raises Problem 422."""
    if query.get("by") == "weeks":
        return weeks_until(on)
    text = query.get("year")
    year = whole(text, 2199) if text else on.year
    if year is None or year < 1900:
        message = gettext("Write the year like 2026.")
        raise Problem(422, "invalid", message, errors=[{"field": "year", "message": message}])
    return month_ends(year, on)


def points(office: Office, snapshot: Snapshot, division: str, days: Sequence[date]) -> list[Point]:
    """Of the whole nation only as known now: to look up where thousands of ledgers stood takes too long for a page."""
    known = _known(office, snapshot, days) if level_of(division) else {}
    return trend(snapshot, division, days, known)


def end_of(day: date) -> datetime:
    """The last second of a day in the offices."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=SHANGHAI)


def _known(office: Office, snapshot: Snapshot, days: Sequence[date]) -> Known:
    """What was known at the end of each day; never more than the snapshot knows."""
    found = {}
    for day in days:
        at = positions_at(office.database, snapshot.scope, end_of(day))
        found[day] = {ledger: min(at.get(ledger, 0), most) for ledger, most in snapshot.known.items()}
    return found
