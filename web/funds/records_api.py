"""Funds received and annual forms for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from casework.funds.form import Carried, Row
from projections.engine.positions import vector
from projections.funds import forms, money
from projections.funds.tables import AnnualForm
from projections.oversight.ledgers import ledgers_below
from web.access.caller import Caller
from web.funds.reckoning import asked_scheme, asked_year, demand_funds
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office, not_found
from web.unsealing import unsealed

ThisYear = Annotated[str | None, QueryParameter(description="2026; this year when left out.")]
OfScheme = Annotated[str | None, QueryParameter(description="A scheme; all when left out.")]


class ReceivedItem(Struct):
    id: UUID
    division: str
    year: int
    payer: str
    scheme: str | None
    amount_fen: int
    received_on: date
    document_number: str


@read("FundsReceived", "/funds-received", READ_FIGURES)
def show_received(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: ThisYear = None,
    scheme: OfScheme = None,
) -> Page[ReceivedItem]:
    """What a county received for a year, the latest first."""
    demand_funds(caller, asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = money.receipts(
            snapshot, ledger_of(asked_division), asked_year(year, office.today().year), asked_scheme(scheme)
        )
    items = [
        ReceivedItem(
            r.received_id, r.division, r.year, r.payer, r.scheme, r.amount_fen, r.received_on, r.document_number
        )
        for r in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


class ToldForm(Struct):
    """A form as it was told once; `hash`: SHA-256 of its canonical JSON; `causes`: places of what made a restatement differ."""

    number: int
    told_on: date
    position: int
    known_position: Mapping[str, int]
    edition: str
    counted_by: str
    total: Row
    totals: tuple[Row, ...]
    rows: tuple[Row, ...]
    carried: tuple[Carried, ...]
    hash: str
    causes: tuple[str, ...]
    reason: str


class ListedForm(Struct):
    id: UUID
    ledger: str
    division: str
    scheme: str
    year: int
    told_on: date
    amount_fen: int
    hash: str


class FormAnswer(Struct):
    """`told`: everything that was told, the first first."""

    id: UUID
    ledger: str
    division: str
    scheme: str
    year: int
    told: list[ToldForm]


@read("AnnualForms", "/annual-forms", READ_FIGURES)
def show_forms(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: ThisYear = None,
) -> Page[ListedForm]:
    """What was told last of each form that counties of a division issued for a year."""
    demand_funds(caller, asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = forms.issued(snapshot, ledgers_below(snapshot, asked_division), asked_year(year, office.today().year))
    items = [
        ListedForm(r.form_id, of, r.division, r.scheme, r.year, r.told_on, r.amount_fen, r.hash)
        for of, r in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


@read("AnnualForm", "/annual-forms/{form_id:uuid}", READ_FIGURES)
def show_form(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    form_id: FromPath[UUID],
) -> FormAnswer:
    """One form: as issued, and each restatement."""
    with office.open_snapshot(caller, as_of) as snapshot:
        told = forms.versions(snapshot, form_id)
    if not told:
        raise not_found()
    ledger, last = told[-1]
    demand_funds(caller, last.division)
    texts = unsealed(office, [(row.reason, ledger, form_id) for _, row in told])
    return FormAnswer(
        form_id, ledger, last.division, last.scheme, last.year, [_told(row, texts.text(row.reason)) for _, row in told]
    )


def _told(row: AnnualForm, reason: str) -> ToldForm:
    return ToldForm(
        row.number, row.told_on, row.position, vector(row.known), row.edition, row.counted_by, row.total, row.totals,
        row.rows, row.carried, row.hash, row.causes, reason,
    )  # fmt: skip


HANDLERS = [show_received, show_forms, show_form]
