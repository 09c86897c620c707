"""The three coverages: figures by division, and exactly the households or members behind a cell."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from projections.oversight import coverage
from projections.oversight.coverage import CoverageRow
from projections.oversight.coverage_list import LISTS, behind_page
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem

Kind = Annotated[
    str | None,
    QueryParameter(
        description="contact, contact_effective, doctor, doctor_served, tcm, green_channel, green_channel_tested or all_three."
    ),
]
Covered = Annotated[str | None, QueryParameter(description="true or false; both when left out.")]
COVERED: dict[str | None, bool | None] = {None: None, "true": True, "false": False}


class Coverage(Struct):
    division: str
    on: date
    known_position: Mapping[str, int]
    total: CoverageRow
    rows: tuple[CoverageRow, ...]


class CoverageItem(Struct):
    """A household, or with `member_id` one member of it. `comes_first`: the family is in special difficulty."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID | None
    covered: bool
    comes_first: bool


@read("Coverage", "/coverage", READ_FIGURES)
def show_coverage(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
) -> Coverage:
    """The coverages of a division on a day, with a row for each division directly below."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = coverage.coverage(snapshot, asked_division)
    return Coverage(found.division, snapshot.on, snapshot.known, found.total, found.rows)


@read("CoverageList", "/coverage/list", READ_FIGURES)
def show_coverage_list(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    kind: Kind = None,
    covered: Covered = None,
) -> Page[CoverageItem]:
    """Exactly the households or members behind a cell."""
    if kind not in LISTS:
        raise _unfit("kind", gettext("This is not one of the values allowed here."))
    if covered not in COVERED:
        raise _unfit("covered", gettext("Write true or false."))
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        rows, total = behind_page(snapshot, asked_division, kind, COVERED[covered], paging.page, paging.size)
    items = [
        CoverageItem(r.ledger, r.household_id, r.household_no, r.division, r.member_id, r.covered, r.first)
        for r in rows
    ]
    return Page(items, paging.page, paging.size, total, snapshot.known)


def _unfit(field: str, message: str) -> Problem:
    return Problem(422, "invalid", message, errors=[{"field": field, "message": message}])


HANDLERS = [show_coverage, show_coverage_list]
