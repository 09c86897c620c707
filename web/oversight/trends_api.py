"""The coverages in the course of a year, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from projections.oversight.coverage import CoverageRow
from web.access.caller import Caller
from web.http.api.params import within
from web.http.api.read import read
from web.office import AsOf, Office
from web.oversight.trends import asked_days, points

Year = Annotated[str | None, QueryParameter(description="2026; that of the day asked about when left out.")]
By = Annotated[str | None, QueryParameter(description="months (when left out), or weeks: the last thirteen.")]


class TrendPoint(Struct):
    """`now`: as known now (or as the read knows); `then`: as known at the end of the day, of a province and below."""

    on: date
    now: CoverageRow
    then: CoverageRow | None


class CoverageTrends(Struct):
    division: str
    known_position: Mapping[str, int]
    points: list[TrendPoint]


@read("CoverageTrends", "/coverage/trends", READ_FIGURES)
def show_coverage_trends(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    year: Year = None,
    by: By = None,
) -> CoverageTrends:
    """The division's own row at the ends of the months of a year, or of thirteen weeks."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        days = asked_days({"year": year, "by": by}, snapshot.on)
        found = points(office, snapshot, asked_division, days)
    return CoverageTrends(asked_division, snapshot.known, [TrendPoint(p.on, p.now, p.then) for p in found])


HANDLERS = [show_coverage_trends]
