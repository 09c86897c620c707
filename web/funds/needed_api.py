"""What a county's year needs beside what has come in, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.funds.matching import Matched
from projections.funds.milestones import Funding, fundings
from web.access.caller import Caller
from web.funds.reckoning import asked_year, demand_county
from web.http.api.params import within
from web.http.api.read import read
from web.office import AsOf, Office

ThisYear = Annotated[str | None, QueryParameter(description="2026; this year when left out.")]


class NeededRow(Struct):
    """Of one payer, or of several who have not said how they share it (`local` is among them); in fen."""

    payers: tuple[str, ...]
    needed_fen: int
    received_fen: int
    missing_fen: int
    paid_fen: int


class SchemeFunding(Struct):
    """`by_on`: the day by which the money is to be there; `late`: it is not, and the day has passed."""

    scheme: str
    by_on: date | None
    late: bool
    needed_fen: int
    received_fen: int
    missing_fen: int
    rows: list[NeededRow]


class FundsNeededAnswer(Struct):
    division: str
    year: int
    on: date
    known_position: Mapping[str, int]
    schemes: list[SchemeFunding]


@read("FundsNeeded", "/funds-needed", READ_FIGURES)
def show_needed(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    year: ThisYear = None,
) -> FundsNeededAnswer:
    """Of each scheme whose form a county has issued for the year, what it needs, what came, and what was paid out."""
    demand_county(caller, asked_division)
    wanted = asked_year(year, office.today().year)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = [_scheme(each, snapshot.on) for each in fundings(snapshot, asked_division, wanted, with_paid=True)]
    return FundsNeededAnswer(asked_division, wanted, snapshot.on, snapshot.known, found)


def _scheme(of: Funding, on: date) -> SchemeFunding:
    rows = [_row(each) for each in of.rows]
    return SchemeFunding(of.scheme, of.by_on, of.late(on), of.needed_fen, of.received_fen, of.missing_fen, rows)


def _row(of: Matched) -> NeededRow:
    return NeededRow(of.payers, of.needed_fen, of.received_fen, of.missing_fen, of.paid_fen)


HANDLERS = [show_needed]
