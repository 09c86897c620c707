"""Whether a published headcount and amount can be right, for programs."""

from collections.abc import Mapping
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Meta, Struct

from casework.common.roles import READ_FIGURES
from casework.schemes.plausibility import Plausibility
from casework.schemes.standards import Standard
from casework.schemes.words import SchemeId
from web.access.caller import Caller
from web.http.api.params import within
from web.http.api.read import read
from web.office import AsOf, Office
from web.schemes.plausibility_page import MOST, YEARS, Asked, find

SchemeAsked = Annotated[SchemeId, QueryParameter(description="Which scheme it is a figure of.")]
Headcount = Annotated[
    int, QueryParameter(description="Persons, or households where the scheme is counted so.", ge=1, lt=MOST)
]
Amount = Annotated[int, QueryParameter(description="Of the year, in fen.", ge=1, le=10**13)]
Year = Annotated[int | None, QueryParameter(description="This year when left out.", ge=YEARS[0], le=YEARS[-1])]
EditionName = Annotated[
    Annotated[str, Meta(max_length=60)] | None,
    QueryParameter(
        description="A preset's name; the edition in force in the division at the end of the year when left out."
    ),
]


class PlausibilityAnswer(Struct):
    """`edition`: of which edition the `standards` are; none where the scheme is not paid there."""

    division: str
    scheme: str
    year: int
    edition: str | None
    known_position: Mapping[str, int]
    standards: tuple[Standard, ...]
    answer: Plausibility


@read("Plausibility", "/plausibility", READ_FIGURES)
def show_plausibility(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    scheme: SchemeAsked,
    headcount: Headcount,
    amount_fen: Amount,
    year: Year = None,
    edition: EditionName = None,
) -> PlausibilityAnswer:
    """Which rates and part-years give an amount, and what it cannot be."""
    asked = Asked(scheme, year or office.today().year, headcount, amount_fen, edition or "")
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = find(snapshot, asked_division, asked)
    name = found.edition.edition if found.edition else None
    return PlausibilityAnswer(asked_division, scheme, asked.year, name, snapshot.known, found.standards, found.answer)


HANDLERS = [show_plausibility]
