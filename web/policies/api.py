"""The contact policy for programs: what is in force, and what another edition would change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from litestar.di import NamedDependency
from litestar.params import SkipValidation
from msgspec import Struct

from casework.common.command import Asked, Division, Short
from casework.common.roles import READ_FIGURES, READ_OFFICE
from casework.divisions.codes import ledger_of, trim
from casework.policies import Edition, preset, presets
from projections.policies.in_force import DEFAULT, in_force
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.body import decoded
from web.http.api.params import Paging, within
from web.http.api.read import read, read_by_body
from web.office import AsOf, Office
from web.policies.preview import Preview, PreviewRow, candidate, preview, row


class Policy(Struct):
    """Without `from_on` it has held since ever: nobody adopted another."""

    ledger: str
    division: str
    name: str
    document_number: str
    from_on: date | None
    edition: Edition


class PolicyPage(Page[Policy], kw_only=True):
    presets: list[Edition]


class PreviewBody(Asked, frozen=True, kw_only=True):
    """`edition`: a preset's name, or a whole edition. `division`: the caller's own when left out."""

    edition: Short | dict[str, object]
    from_on: date
    division: Division | None = None


class PolicyPreview(Struct):
    """`not_counted`: ledgers for which there was no time; ask for each of them alone. `otherwise`: counties of those
    counted where another edition holds on the day all the same."""

    division: str
    on: date
    known_position: Mapping[str, int]
    otherwise: int
    not_counted: list[str]
    total: PreviewRow
    rows: list[PreviewRow]


@read("Policies", "/policies", READ_OFFICE)
def show_policies(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> PolicyPage:
    """The edition in force on the day in each ledger the caller sees, and the presets there are."""
    with office.open_snapshot(caller, within(office, as_of, caller.division)) as snapshot:
        ledgers = sorted({*snapshot.known, ledger_of(caller.division)})
        policies = in_force(snapshot, ledgers)
    items = [
        Policy(
            ledger, trim(ledger), p.edition.edition, p.document_number or p.edition.document,
            None if p.adopted == DEFAULT else p.adopted.from_on, p.edition,
        )
        for ledger, p in policies.items()
    ]  # fmt: skip
    return PolicyPage(
        items=paging.of(items), page=paging.page, size=paging.size, total=len(items), known_position=snapshot.known,
        presets=[preset(name) for name in presets()],
    )  # fmt: skip


@read_by_body("PreviewPolicy", "/policies/preview", READ_FIGURES)
def preview_policy(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    data: SkipValidation[PreviewBody] = None,  # type: ignore[assignment]
) -> PolicyPreview:
    """A read: what an edition would change if the division adopted it, of the households in its counties.

    Asked for the day it begins, or for today where that has passed; `on` asks for another.
    """
    said = decoded(data, PreviewBody)
    division = trim(said.division or caller.division)
    asked = candidate(caller, division, said.edition, said.from_on)
    as_of = replace(as_of, on=as_of.on or max(said.from_on, office.today()))
    with office.open_snapshot(caller, within(office, as_of, division)) as snapshot:
        found, left = preview(snapshot, division, asked, Preview())
    rows = [row(child, change) for child, change in sorted(found.rows.items())]
    return PolicyPreview(division, snapshot.on, snapshot.known, found.otherwise, left, row(division, found.total), rows)


HANDLERS = [show_policies, preview_policy]
