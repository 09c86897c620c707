"""Days without a contact person: by area for a period, and the households behind them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from projections.oversight.gap_days import gap_days, households_with_gaps
from projections.oversight.ledgers import COUNTY
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form import Form
from web.http.query_params import page_of
from web.language.i18n import N_
from web.unsealing import family_names

DAY: Final = timedelta(days=1)
QUARTER: Final = timedelta(days=91)
LONGEST: Final = timedelta(days=3660)
BACKWARDS: Final = N_("The last day lies before the first")


class Period(NamedTuple):
    """Both days are in it."""

    first: date
    last: date


def period_of(form: Form, today: date) -> Period:
    """What was asked for, else the last 91 days; a mistake stands in the form."""
    last = form.day("last") or today
    first = form.day("first") or last - QUARTER + DAY
    if not first <= last <= first + LONGEST:
        form.refuse("last", BACKWARDS)
        return Period(today - QUARTER + DAY, today)
    return Period(first, last)


@get("/coverage/gap-days", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_gap_days(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Above a county the areas, in a county its households as well."""
    query = request.query_params
    division, form = asked_division(caller, query), Form({name: query.get(name, "") for name in ("first", "last")})
    period, (page, size) = period_of(form, office.today()), page_of(query)
    until_on = period.last + DAY
    with open_snapshot(office, caller, request) as snapshot:
        found = gap_days(snapshot, division, period.first, until_on)
        listed, total = (
            households_with_gaps(snapshot, division, period.first, until_on, page, size)
            if level_of(division) >= COUNTY
            else ([], 0)
        )
        families = family_names(office, caller, snapshot, {each.household_id for each in listed})
        view = as_of_view(office, snapshot, request)
    context: Mapping[str, Any] = {
        "area": area_name(division),
        "division": division,
        "trail": trail(caller, division),
        "form": form,
        "period": period,
        "found": found,
        "rows": [(each, families.get(each.household_id, []), village_name(each.division)) for each in listed],
        "total": total,
        "page": page,
        "size": size,
        "in_county": level_of(division) >= COUNTY,
        "deeper": _deeper(period),
        "seen": view,
    }
    return Template("oversight/gap_days.html", context=dict(context), status_code=422 if form.errors else 200)


def _deeper(period: Period) -> Any:
    """The same period of another area."""

    def address(division: str) -> str:
        return "/coverage/gap-days?" + urlencode({"division": division, "first": period.first, "last": period.last})

    return address
