"""Money before and after it is paid, for programs: the estimate, who is behind a figure, funds received, annual forms."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from casework.funds.form import Carried, Row
from projections.funds import forms
from projections.funds.reckoning import reckoned
from projections.oversight.ledgers import ledgers_below
from web.access.caller import Caller
from web.funds.behind import Wanted, behind
from web.funds.reckoning import PAID_SCHEMES, asked_scheme, asked_year, demand_funds
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.rights import COUNTY
from web.office import AsOf, Office

Year = Annotated[str | None, QueryParameter(description="2027; the next year when left out.")]
ThisYear = Annotated[str | None, QueryParameter(description="2026; this year when left out.")]
OfScheme = Annotated[str | None, QueryParameter(description="A scheme; all when left out.")]
Figure = Annotated[str | None, QueryParameter(description="last, exits, new or this (the default).")]
OfCategory = Annotated[str | None, QueryParameter(description="death, disability, complication or all.")]
OfResidency = Annotated[str | None, QueryParameter(description="urban, rural or not_said.")]


class SchemeEstimate(Struct):
    """`this` = `last` (paid last year) - `exits` + `new`, in every row and total; amounts in fen, `payers` sums to `amount_fen`.

    A total names what it is about and leaves empty (`""`) what it sums over. `not_issued`: of an area above a county, the
    counties whose form is not issued; its figures are the sums of those that are. `carried`: the account of the year before.
    """

    scheme: str
    edition: str
    counted_by: str
    total: Row
    totals: tuple[Row, ...]
    rows: tuple[Row, ...]
    carried: tuple[Carried, ...]
    not_issued: tuple[str, ...] = ()


class FundEstimateAnswer(Struct):
    division: str
    year: int
    on: date
    known_position: Mapping[str, int]
    schemes: list[SchemeEstimate]


@read("FundEstimate", "/fund-estimate", READ_FIGURES)
def show_estimate(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    year: Year = None,
    scheme: OfScheme = None,
) -> FundEstimateAnswer:
    """What a year will need, from the cases of a county; above a county the sum of the forms that counties issued."""
    demand_funds(caller, asked_division)
    wanted = asked_year(year, office.today().year + 1)
    only = asked_scheme(scheme)
    if level_of(asked_division) < COUNTY:
        return _summed(office, caller, as_of, asked_division, wanted, only)
    with office.open_everywhere(within(office, as_of, asked_division)) as snapshot:
        every = [
            reckoned(snapshot, asked_division, each, wanted, counted=True)
            for each in ([only] if only else PAID_SCHEMES)
        ]
    found = [each for each in every if each.estimate.people or only]
    known: dict[str, int] = {}
    for each in every:
        known |= each.known
    schemes = [
        SchemeEstimate(
            each.estimate.scheme, each.form.edition, each.form.counted_by, each.form.total, each.form.totals, each.form.rows,
            each.form.carried,
        )
        for each in found
    ]  # fmt: skip
    return FundEstimateAnswer(asked_division, wanted, snapshot.on, known, schemes)


def _summed(
    office: Office, caller: Caller, as_of: AsOf, division: str, year: int, scheme: str | None
) -> FundEstimateAnswer:
    with office.open_snapshot(caller, as_of) as snapshot:
        ledgers = ledgers_below(snapshot, division)
        told = forms.issued(snapshot, ledgers, year, scheme)
    schemes = [
        SchemeEstimate(one.scheme, "", one.counted_by, one.total, (one.total,), one.rows, (), one.missing)
        for one in forms.summed(told, ledgers)
    ]
    return FundEstimateAnswer(division, year, snapshot.on, snapshot.known, schemes)


class Behind(Struct):
    """Somebody behind a figure. `last`, `this`: the category and residency counted in, `death/rural`; amounts in fen."""

    member_ids: tuple[UUID, ...]
    household_id: UUID
    division: str
    last: str | None
    this: str | None
    reason: str | None
    months: int
    amount_fen: int


@read("FundEstimatePeople", "/fund-estimate/people", READ_FIGURES)
def show_people(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: Year = None,
    scheme: OfScheme = None,
    figure: Figure = None,
    category: OfCategory = None,
    residency: OfResidency = None,
) -> Page[Behind]:
    """Exactly those behind a figure of a county's estimate."""
    demand_funds(caller, asked_division)
    of, wanted = asked_scheme(scheme) or "special_support", asked_year(year, office.today().year + 1)
    asked = Wanted(figure or "this", category or "", residency or "")
    with office.open_everywhere(within(office, as_of, asked_division)) as snapshot:
        found = behind(snapshot, asked_division, of, wanted, asked, paging.page, paging.size)
    items = [
        Behind(
            each.person_ids, each.household_id, each.division, "/".join(each.last) if each.last else None,
            "/".join(each.this) if each.this else None, each.reason, each.months, each.amount_fen,
        )
        for each in found.people
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, found.total, found.reckoned.known)


HANDLERS = [show_estimate, show_people]
