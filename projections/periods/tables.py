"""Periods as counties closed them: the figures told first, and each restatement beside them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.ledger.recorded import Recorded
from casework.periods.events import PeriodClosed, PeriodReopened, PeriodRestated
from casework.periods.figures import Figures
from projections.engine.projection import Projection, Sealed, Stored, sealed


class PeriodClose(Stored, frozen=True):
    """Figures as they were told once. `number`: first, second … of the period; `figures`: the total, then the townships.

    `known`: `411326:1234,000000:3`; `causes`: places of events, `411326:1240`. `reopened_on`: since when they no longer
    stand as closed, with `reopened_for` as the reason.
    """

    period_close_id: UUID
    number: int
    kind: str
    division: str
    period: str
    on_day: date
    told_on: date
    known: str
    edition: str
    document_number: str
    figures: tuple[Figures, ...]
    hash: str
    position: int
    causes: tuple[str, ...]
    reason: Sealed | None
    reopened_on: date | None
    reopened_for: Sealed | None


def fold_period_close(rows: Sequence[PeriodClose], recorded: Recorded) -> Sequence[PeriodClose]:
    match recorded.event:
        case PeriodClosed() as event:
            return [*rows, _told(len(rows) + 1, recorded, event, event.closed_on)]
        case PeriodRestated() as event:
            told = _told(len(rows) + 1, recorded, event, event.restated_on)
            causes = tuple(f"{ledger}:{at}" for ledger, places in sorted(event.causes.items()) for at in places)
            return [*rows, replace(told, kind="restated", causes=causes, reason=sealed(event.reason))]
        case PeriodReopened() as event:
            reopened = {"reopened_on": event.reopened_on, "reopened_for": sealed(event.reason)}
            return [row if row.reopened_on else replace(row, **reopened) for row in rows]
        case _:
            return rows


def _told(number: int, recorded: Recorded, event: PeriodClosed | PeriodRestated, told_on: date) -> PeriodClose:
    counted = event.counted
    return PeriodClose(
        period_close_id=recorded.stream_id,
        number=number,
        kind="closed",
        division=event.division,
        period=event.period,
        on_day=counted.on,
        told_on=told_on,
        known=",".join(f"{ledger}:{at}" for ledger, at in sorted(counted.known.items())),
        edition=counted.edition,
        document_number=counted.document_number,
        figures=(counted.total, *counted.rows),
        hash=event.hash,
        position=recorded.position,
        causes=(),
        reason=None,
        reopened_on=None,
        reopened_for=None,
    )


PERIOD_CLOSE = Projection(
    name="period_close",
    row=PeriodClose,
    group="period_close_id",
    handles={PeriodClosed: "", PeriodRestated: "", PeriodReopened: ""},
    fold=fold_period_close,
    visible="county",
    stream="period_close_id",
    indexes=("(period_close_id)", "(ledger, period)"),
)
PROJECTIONS = (PERIOD_CLOSE,)
