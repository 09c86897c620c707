"""Closed periods: a county's year, or of an area above it the sum of its counties, with who has not closed."""

from datetime import date
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import APPROVAL, READ_FIGURES, SUPERVISION
from casework.divisions.codes import ledger_of, level_of
from casework.periods.calendar import first_day, periods_of
from projections.oversight.ledgers import COUNTY
from web.access.caller import Caller, any_of
from web.divisions.areas import Area, area_name, asked_division, down, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import whole
from web.http.rights import leads_county
from web.language.i18n import gettext
from web.oversight.comparison_page import lines
from web.periods.views import sums_of, year_of
from web.problem import Problem

ADDRESS = "/period-closes"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_period_closes(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    year = asked_year(request.query_params.get("year"), office.today())
    period = asked_period(request.query_params.get("period"), year)
    above = level_of(division) < COUNTY
    with open_snapshot(office, caller, request) as snapshot:
        sums = sums_of(snapshot, division, [period] if period else periods_of(year)) if above else []
        entries = [] if above else year_of(snapshot, division, year, office.today())
        view = as_of_view(office, snapshot, request)
    context = _place(caller, division) | {
        "entries": [each for each in entries if first_day(each.period) <= office.today()],
        "sums": sums, "above": above, "year": year, "this_year": office.today().year, "seen": view, "period": period,
        "deeper": down(view, ADDRESS), "today": office.today(),
        "lines": [(line.figure, line.then) for line in lines(sums[0].figures, sums[0].figures)] if period and sums else [],
        "missing": [Area(ledger, area_name(ledger)) for ledger in sums[0].missing] if period and sums else [],
    }  # fmt: skip
    return Template("periods/index.html", context=context)


def _place(caller: Caller, division: str) -> dict[str, Any]:
    county = division if level_of(division) < COUNTY else ledger_of(division)
    return {
        "area": area_name(county),
        "division": county,
        "trail": trail(caller, county),
        "may_close": caller.role in SUPERVISION and leads_county(caller),
        "may_reopen": caller.role in APPROVAL and leads_county(caller),
    }


def asked_year(text: str | None, today: date) -> int:
    """The year asked about, else this one. Raises Problem 422."""
    year = whole(text, 2199) if text else today.year
    if year is None or year < 1900:
        raise _unfit("year", gettext("Write the year like 2026."))
    return year


def asked_period(text: str | None, year: int) -> str:
    """A period of the year, or none. Raises Problem 422."""
    if text and text not in periods_of(int(text[:4]) if text[:4].isdecimal() and text[:4].isascii() else year):
        raise _unfit("period", gettext("Write the period like 2026, 2026-Q3 or 2026-10."))
    return text or ""


def _unfit(field: str, message: str) -> Problem:
    return Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
