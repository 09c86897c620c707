"""Funds received, and annual forms as they were issued and restated."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.funds.form import Carried, Form, Row, whole
from casework.funds.issuing import AnnualFormIssued, AnnualFormRestated
from casework.funds.received import FundsReceived, FundsReceivedCorrected, FundsReceivedWithdrawn
from casework.ledger.recorded import Recorded
from projections.engine.positions import vector
from projections.engine.projection import Projection, Sealed, Stored, sealed


class FundsReceipt(Stored, frozen=True):
    received_id: UUID
    division: str
    year: int
    payer: str
    scheme: str | None
    amount_fen: int
    received_on: date
    document_number: str


class AnnualForm(Stored, frozen=True):
    """Figures as they were told once. `number`: first, second … of the form; `known`: `411326:1234`; `causes`: places of events."""

    form_id: UUID
    number: int
    division: str
    scheme: str
    year: int
    told_on: date
    known: str
    edition: str
    counted_by: str
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    carried: tuple[Carried, ...]
    amount_fen: int
    hash: str
    position: int
    causes: tuple[str, ...]
    reason: Sealed | None

    @property
    def total(self) -> Row:
        """Of everybody."""
        return whole(self.totals)

    @property
    def form(self) -> Form:
        """The figures as they were issued, or restated."""
        return Form(
            known=vector(self.known), edition=self.edition, counted_by=self.counted_by, rows=self.rows, totals=self.totals,
            carried=self.carried,
        )  # fmt: skip


def fold_receipt(rows: Sequence[FundsReceipt], recorded: Recorded) -> Sequence[FundsReceipt]:
    match recorded.event:
        case FundsReceived() | FundsReceivedCorrected() as event:
            return [
                FundsReceipt(
                    event.received_id, event.division, event.year, event.payer, event.scheme, event.amount_fen,
                    event.received_on, event.document_number,
                )
            ]  # fmt: skip
        case FundsReceivedWithdrawn():
            return []
        case _:
            return rows


def fold_form(rows: Sequence[AnnualForm], recorded: Recorded) -> Sequence[AnnualForm]:
    match recorded.event:
        case AnnualFormIssued() as event:
            return [*rows, _told(len(rows) + 1, recorded, event, event.issued_on, (), None)]
        case AnnualFormRestated() as event:
            causes = tuple(f"{ledger}:{at}" for ledger, places in sorted(event.causes.items()) for at in places)
            return [*rows, _told(len(rows) + 1, recorded, event, event.restated_on, causes, sealed(event.reason))]
        case _:
            return rows


def _told(
    number: int,
    recorded: Recorded,
    event: AnnualFormIssued | AnnualFormRestated,
    told_on: date,
    causes: tuple[str, ...],
    reason: Sealed | None,
) -> AnnualForm:
    form = event.form
    known = ",".join(f"{ledger}:{at}" for ledger, at in sorted(form.known.items()))
    return AnnualForm(
        recorded.stream_id, number, event.division, event.scheme, event.year, told_on, known, form.edition, form.counted_by,
        form.rows, form.totals, form.carried, form.total.amount_fen, event.hash, recorded.position, causes, reason,
    )  # fmt: skip


FUNDS_RECEIPT = Projection(
    name="funds_receipt",
    row=FundsReceipt,
    group="received_id",
    handles={FundsReceived: "", FundsReceivedCorrected: "", FundsReceivedWithdrawn: ""},
    starts=frozenset({FundsReceived}),
    fold=fold_receipt,
    visible="county",
    stream="received_id",
    indexes=("(received_id)", "(ledger, year)"),
)
ANNUAL_FORM = Projection(
    name="annual_form",
    row=AnnualForm,
    group="form_id",
    handles={AnnualFormIssued: "", AnnualFormRestated: ""},
    fold=fold_form,
    visible="county",
    stream="form_id",
    indexes=("(form_id)", "(ledger, year, scheme)"),
)
PROJECTIONS = (FUNDS_RECEIPT, ANNUAL_FORM)
