"""Days without a contact person, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from projections.oversight.gap_days import GapDays, HouseholdGaps, gap_days, households_with_gaps
from projections.oversight.ledgers import COUNTY
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.oversight.gap_days_page import DAY, LONGEST, QUARTER
from web.problem import Problem

FromOn = Annotated[date | None, QueryParameter(description="The first day; 91 days before the end when left out.")]
UntilOn = Annotated[
    date | None, QueryParameter(description="The first day that is no longer asked about; tomorrow when left out.")
]


class Gaps(Struct):
    """`days`: household-days on which a required level was lacking; `of`: household-days in scope."""

    division: str
    from_on: date
    until_on: date
    known_position: Mapping[str, int]
    total: GapDays
    rows: tuple[GapDays, ...]


@read("GapDays", "/coverage/gap-days", READ_FIGURES)
def show_gap_days(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    from_on: FromOn = None,
    until_on: UntilOn = None,
) -> Gaps:
    """Days on which households of a division lacked a contact person of a required level, from_on <= day < until_on."""
    first, until = _period(office, from_on, until_on)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = gap_days(snapshot, asked_division, first, until)
    return Gaps(found.division, first, until, snapshot.known, found.total, found.rows)


@read("GapDaysList", "/coverage/gap-days/list", READ_FIGURES)
def show_gap_days_list(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    from_on: FromOn = None,
    until_on: UntilOn = None,
) -> Page[HouseholdGaps]:
    """The households behind the days, of a county or of what lies in it, who lacked somebody longest first."""
    first, until = _period(office, from_on, until_on)
    if level_of(asked_division) < COUNTY:
        raise _unfit("division", gettext("Ask for a county, or for a place in it."))
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        items, total = households_with_gaps(snapshot, asked_division, first, until, paging.page, paging.size)
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _period(office: Office, from_on: date | None, until_on: date | None) -> tuple[date, date]:
    until = until_on or office.today() + DAY
    first = from_on or until - QUARTER
    if not first < until <= first + LONGEST:
        raise _unfit("until_on", gettext("The end has to be later than the beginning, by ten years at most."))
    return first, until


def _unfit(field: str, message: str) -> Problem:
    return Problem(422, "invalid", message, errors=[{"field": field, "message": message}])


HANDLERS = [show_gap_days, show_gap_days_list]
