"""Schemes for programs: the edition of each that is in force, and the editions at hand."""

from collections.abc import Mapping
from datetime import date

from litestar.di import NamedDependency
from litestar.params import SkipValidation
from msgspec import Struct

from casework.common.command import Asked, Division, Short
from casework.common.roles import READ_OFFICE, SUPERVISION
from casework.divisions.codes import ledger_of, trim
from casework.schemes.adoption import scheme_asked
from casework.schemes.editions import preset, presets
from casework.schemes.in_force import Adopted
from casework.schemes.terms import Scheme
from casework.schemes.words import SCHEMES
from projections.funds.concerned import Effect
from projections.schemes.in_force import scheme_in_force
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.body import decoded
from web.http.api.params import Paging, within
from web.http.api.read import read, read_by_body
from web.http.reach import demand_policy
from web.office import AsOf, Office
from web.schemes.concerned import concern


class SchemeInForce(Struct):
    """`reference`: how decisions and lines name the edition. Without `from_on` it is the preset, which nobody adopted;
    without `edition` the scheme is not paid there."""

    scheme: str
    ledger: str | None
    reference: str
    document_number: str
    from_on: date | None
    edition: Scheme | None


class SchemePage(Page[SchemeInForce], kw_only=True):
    division: str


@read("Schemes", "/schemes", READ_OFFICE)
def show_schemes(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
    asked_division: NamedDependency[str],
) -> SchemePage:
    """The edition of each scheme in force on the day in a division."""
    ledger = ledger_of(asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        items = [_row(scheme, scheme_in_force(snapshot, ledger, scheme)) for scheme in SCHEMES]
    return SchemePage(
        items=paging.of(items), page=paging.page, size=paging.size, total=len(items), known_position=snapshot.known,
        division=asked_division,
    )  # fmt: skip


@read("SchemePresets", "/schemes/presets", READ_OFFICE)
def show_presets(caller: NamedDependency[Caller], paging: NamedDependency[Paging]) -> Page[Scheme]:
    """The editions that ship with the program: the national terms of each scheme, and those of some provinces and cities."""
    items = [preset(name) for name in presets()]
    return Page(items=paging.of(items), page=paging.page, size=paging.size, total=len(items), known_position={})


class PreviewBody(Asked, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `division`: who would pay by it; the caller's own when left out."""

    edition: Short | dict[str, object]
    from_on: date
    division: Division | None = None


class SchemePreview(Struct):
    """`qualified`, `under_way`: whose qualification holds, and who has applied. `effect`: in a county, of those qualified (as many as
    the time allows: `looked_at`), who would be due another amount in the `month`, in fen; above a county nobody is looked at.
    """

    division: str
    scheme: str
    known_position: Mapping[str, int]
    qualified: int
    under_way: int
    month: str
    effect: Effect | None


@read_by_body("PreviewScheme", "/schemes/preview", SUPERVISION)
def preview_scheme(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    data: SkipValidation[PreviewBody] = None,  # type: ignore[assignment]
) -> SchemePreview:
    """A read: whom an edition would concern if the division adopted it."""
    said = decoded(data, PreviewBody)
    division = trim(said.division or caller.division)
    demand_policy(caller, division)
    asked = scheme_asked(said.edition)
    found = concern(office, caller, division, asked, said.from_on, within(office, as_of, division))
    people = found.people
    return SchemePreview(
        division, asked.scheme, found.known, people.qualified, people.under_way, found.in_month, found.effect
    )


def _row(scheme: str, found: Adopted) -> SchemeInForce:
    adopted = found.position is not None
    return SchemeInForce(
        scheme, found.ledger or None, found.reference, found.document_number,
        found.from_on if adopted else None, found.scheme,
    )  # fmt: skip


HANDLERS = [show_schemes, show_presets, preview_scheme]
