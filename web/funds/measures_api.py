"""Unsettled lines and performance for programs: each figure with the list behind it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from casework.funds.ageing import CODES, KINDS
from projections.funds import unsettled
from projections.funds.performance import NAMES, Indicator, Measuring, Missed, Performance
from projections.funds.unsettled import Aged, Unsettled
from web.access.caller import Caller
from web.funds.reckoning import asked_scheme, asked_year, demand_county, demand_funds
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.limits import kinds
from web.office import AsOf, Office

Kind = Annotated[str | None, QueryParameter(description="unanswered (the default) or returned.")]
Band = Annotated[str | None, QueryParameter(description="0-7 (the default), 8-30, 31-90 or 91-: days.")]
Year = Annotated[str | None, QueryParameter(description="2026; this year when left out.")]
OfScheme = Annotated[str | None, QueryParameter(description="A scheme; special_support when left out.")]
Which = Annotated[
    str | None,
    QueryParameter(
        description="coverage (the default), eligibility, timeliness, standard, accuracy; of an issued form headcount, planned."
    ),
]


class UnsettledAnswer(Struct):
    """By kind and band of days: lines, and their sum in fen."""

    division: str
    on: date
    known_position: Mapping[str, int]
    unanswered: Mapping[str, Aged]
    returned: Mapping[str, Aged]


@read("UnsettledLines", "/unsettled-lines", READ_FIGURES)
def show_unsettled(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
) -> UnsettledAnswer:
    """Lines sent and not answered, or returned and not paid again, by how long that has been so."""
    demand_funds(caller, asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = unsettled.ages(snapshot, asked_division)
    return UnsettledAnswer(asked_division, snapshot.on, snapshot.known, found["unanswered"], found["returned"])


@read("UnsettledLinesList", "/unsettled-lines/list", READ_FIGURES)
def list_unsettled(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    kind: Kind = None,
    band: Band = None,
) -> Page[Unsettled]:
    """Exactly the lines behind a figure, the oldest first."""
    demand_funds(caller, asked_division)
    of = next((each for each in KINDS if each == kind), KINDS[0])
    days = band if band in CODES else CODES[0]
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        total = unsettled.ages(snapshot, asked_division)[of][days].lines
        rows = unsettled.lines(snapshot, asked_division, of, days, paging.size, (paging.page - 1) * paging.size)
    return Page(rows, paging.page, paging.size, total, snapshot.known)


class PerformanceAnswer(Struct):
    """`paid`: persons whom the bank paid for months of the year; each indicator: how many of how many.

    `headcount`: of those whom the issued form counts, those paid; `planned`: of those paid, those whom it counts. Without a form
    there is neither.
    """

    division: str
    scheme: str
    year: int
    known_position: Mapping[str, int]
    paid: int
    indicators: Mapping[str, Performance]


@read("FundPerformance", "/fund-performance", READ_FIGURES, opt=kinds.SLOW)
def show_performance(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    year: Year = None,
    scheme: OfScheme = None,
) -> PerformanceAnswer:
    """The indicators of a county's scheme in a year."""
    demand_county(caller, asked_division)
    of, wanted = asked_scheme(scheme) or "special_support", asked_year(year, office.today().year)
    with office.open_everywhere(within(office, as_of, asked_division)) as snapshot:
        measuring = Measuring(snapshot, ledger_of(asked_division), of, wanted)
        told: dict[str, Performance] = {str(name): one for name, one in measuring.figures().items()}
        known = measuring.known()
    return PerformanceAnswer(asked_division, of, wanted, known, measuring.paid, told)


@read("FundPerformanceList", "/fund-performance/list", READ_FIGURES, opt=kinds.SLOW)
def list_missed(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: Year = None,
    scheme: OfScheme = None,
    indicator: Which = None,
) -> Page[Missed]:
    """Exactly the persons or lines that an indicator does not count; nobody where there is no form to count by."""
    demand_county(caller, asked_division)
    of, wanted = asked_scheme(scheme) or "special_support", asked_year(year, office.today().year)
    name: Indicator = next((each for each in NAMES if each == indicator), "coverage")
    with office.open_everywhere(within(office, as_of, asked_division)) as snapshot:
        measuring = Measuring(snapshot, ledger_of(asked_division), of, wanted)
        one = measuring.figure(name) if name in measuring.names else Performance(0, 0)
        rows = measuring.missed(name, paging.size, (paging.page - 1) * paging.size) if one.of else []
        known = measuring.known()
    return Page(rows, paging.page, paging.size, one.of - one.met, known)


HANDLERS = [show_unsettled, list_unsettled, show_performance, list_missed]
