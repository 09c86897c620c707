"""Whether a published headcount and amount can be right, for programs."""

from collections.abc import Mapping
from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import SkipValidation
from msgspec import Meta, Struct

from casework.common.command import Asked, Division
from casework.common.roles import READ_FIGURES
from casework.schemes.plausibility import Plausibility
from casework.schemes.standards import Standard
from casework.schemes.words import SchemeId
from web.access.caller import Caller
from web.divisions.areas import asked_division
from web.http.api.body import decoded
from web.http.api.params import within
from web.http.api.read import read_by_body
from web.office import AsOf, Office
from web.schemes.plausibility_page import MOST, YEARS, Figure, find


class PlausibilityBody(Asked, frozen=True, kw_only=True):
    """A figure of a year (this one when left out), in fen. `edition`: a preset's name; left out, the one in force in the
    division at the end of the year. `division`: the caller's own when left out."""

    scheme: SchemeId
    headcount: Annotated[int, Meta(ge=1, lt=MOST)]
    amount_fen: Annotated[int, Meta(ge=1, le=10**13)]
    year: Annotated[int, Meta(ge=YEARS[0], le=YEARS[-1])] | None = None
    edition: Annotated[str, Meta(max_length=60)] = ""
    division: Division | None = None


class PlausibilityAnswer(Struct):
    """`edition`: of which edition the `standards` are; none where the scheme is not paid there."""

    division: str
    scheme: str
    year: int
    edition: str | None
    known_position: Mapping[str, int]
    standards: tuple[Standard, ...]
    answer: Plausibility


@read_by_body("Plausibility", "/plausibility", READ_FIGURES)
def ask_plausibility(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    data: SkipValidation[PlausibilityBody] = None,  # type: ignore[assignment]
) -> PlausibilityAnswer:
    """A read: which rates and part-years give an amount, and what it cannot be."""
    said = decoded(data, PlausibilityBody)
    division = asked_division(caller, {"division": said.division or ""})
    year = said.year or office.today().year
    with office.open_snapshot(caller, within(office, as_of, division)) as snapshot:
        found = find(snapshot, division, Figure(said.scheme, year, said.headcount, said.amount_fen, said.edition))
    name = found.edition.edition if found.edition else None
    return PlausibilityAnswer(division, said.scheme, year, name, snapshot.known, found.standards, found.answer)


HANDLERS = [ask_plausibility]
