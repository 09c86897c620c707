"""What a read asks for, as dependencies of its path: the day, what was known then, the division, the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from litestar import Request
from litestar.di import NamedDependency, Provide
from litestar.params import QueryParameter

from casework.divisions.codes import ledger_of, level_of, trim
from casework.divisions.country import the_divisions
from casework.ledger.finding import recorded_at
from web.access.caller import Caller
from web.http.query_params import as_of, page_of
from web.http.rights import demand_division, unknown_division
from web.office import AsOf, Office

COUNTY = 3  # the level from which a division lies in one ledger

On = Annotated[str | None, QueryParameter(description="The day asked about (YYYY-MM-DD); today when left out.")]
KnownPosition = Annotated[
    str | None, QueryParameter(description="What was known: `N` (one ledger), or `411326:1234,411327:99`.")
]
KnownAt = Annotated[
    str | None, QueryParameter(description="What was known by an instant with its offset; not in the future.")
]
Division = Annotated[str | None, QueryParameter(description="A division code; the caller's own when left out.")]
PageNumber = Annotated[str | None, QueryParameter(description="From 1.")]
PageSize = Annotated[str | None, QueryParameter(description="At most 200; 50 when left out.")]


@dataclass(frozen=True, slots=True)
class Paging:
    """A page of a list."""

    page: int
    size: int

    def of(self, items: list[Any]) -> list[Any]:
        return items[(self.page - 1) * self.size : self.page * self.size]


def provide_as_of(
    request: Request[Any, Any, Any],
    office: NamedDependency[Office],
    on: On = None,
    known_position: KnownPosition = None,
    known_at: KnownAt = None,
) -> AsOf:
    """The dependency `as_of`. A bare number of a position stands under `*` until its ledger is known."""
    given = {"on": on, "known_position": known_position, "known_at": known_at}
    return as_of(office, {name: text for name, text in given.items() if text})


def provide_division(caller: NamedDependency[Caller], division: Division = None) -> str:
    """The dependency `asked_division`: the division asked about, trimmed.

    Raises Problem 403 outside the caller's own, 422 for an unknown one.
    """
    wanted = division or caller.division
    demand_division(caller, wanted)
    if trim(wanted) and not the_divisions().exists(wanted):
        raise unknown_division("division")
    return trim(wanted)


def provide_paging(page: PageNumber = None, size: PageSize = None) -> Paging:
    """The dependency `paging`."""
    given: Mapping[str, str | None] = {"page": page, "size": size}
    return Paging(*page_of({name: text for name, text in given.items() if text is not None}))


def within(office: Office, as_of: AsOf, division: str) -> AsOf:
    """With a bare position understood as that of the division's ledger."""
    if not as_of.known_position or "*" not in as_of.known_position or level_of(division) < COUNTY:
        return as_of
    return in_ledger(office, as_of, ledger_of(division))


def in_ledger(office: Office, as_of: AsOf, ledger: str) -> AsOf:
    """With a bare position understood as that of a ledger, and the others as they were at that moment."""
    position = (as_of.known_position or {}).get("*")
    if position is None:
        return as_of
    with office.database.single() as connection:
        moment = recorded_at(connection, ledger, position)
    return replace(as_of, known_position={ledger: position}, known_at=moment)


DEPENDENCIES = {
    "as_of": Provide(provide_as_of, sync_to_thread=False),
    "asked_division": Provide(provide_division, sync_to_thread=False),
    "paging": Provide(provide_paging, sync_to_thread=False),
}
