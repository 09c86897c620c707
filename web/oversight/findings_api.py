"""Who should be in scope and is not, who should have left and has not, for programs."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.oversight.belonging import Finding
from projections.oversight.findings import findings
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office
from web.oversight.contact_persons_page import demand_county
from web.oversight.findings_page import SIDES, side_of

Side = Annotated[str | None, QueryParameter(description="enter or leave; both when left out.")]


class ScopeFinding(Struct):
    """`side`: whether the household should perhaps enter or leave; `finding`: why; `since`: the day of the newest fact."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    side: Literal["enter", "leave"]
    finding: Finding
    since: date | None


@read("ScopeFindings", "/scope-findings", READ_FIGURES)
def show_scope_findings(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    side: Side = None,
) -> Page[ScopeFinding]:
    """Case files of a county, or an area within one, that do not seem to stand where they belong."""
    demand_county(asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        every = findings(office.database, snapshot, asked_division)
    found = [each for each in every if side not in SIDES or each.finding in SIDES[side]]
    items = [
        ScopeFinding(f.ledger, f.household_id, f.household_no, f.division, side_of(f), f.finding, f.since)
        for f in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


HANDLERS = [show_scope_findings]
