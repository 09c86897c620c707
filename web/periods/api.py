"""Closed periods for programs: the figures with their positions and hash, restatements, and what is known now."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from casework.periods.calendar import periods_of
from casework.periods.figures import Figures
from projections.engine.positions import vector
from projections.oversight.ledgers import ledgers_below
from projections.periods.closes import closes, versions
from projections.periods.tables import PeriodClose
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office, not_found
from web.periods.actions import last_told
from web.periods.close_page import known_now
from web.periods.list_page import asked_period, asked_year
from web.unsealing import Unsealed, unsealed

Year = Annotated[str | None, QueryParameter(description="2026; this year when left out.")]
OfPeriod = Annotated[str | None, QueryParameter(description="2026, 2026-Q3 or 2026-10; all of the year when left out.")]


class ToldFigures(Struct):
    """Figures as they were told once. `kind`: closed or restated; `hash`: SHA-256 of their canonical JSON;
    `causes`: places of the events that made a restatement differ; `reopened_on`: since when they stand no longer.
    """

    number: int
    kind: str
    told_on: date
    position: int
    known_position: Mapping[str, int]
    edition: str
    document_number: str
    total: Figures
    rows: tuple[Figures, ...]
    hash: str
    causes: tuple[str, ...]
    reason: str
    reopened_on: date | None
    reopened_for: str


class ListedClose(Struct):
    id: UUID
    ledger: str
    division: str
    period: str
    on: date
    told: ToldFigures


class PeriodCloseAnswer(Struct):
    """`told`: everything that was told, the first first. `now`: the total as it is known now, for readers of the county."""

    id: UUID
    ledger: str
    division: str
    period: str
    on: date
    known_position: Mapping[str, int]
    told: list[ToldFigures]
    now: Figures | None


@read("PeriodCloses", "/period-closes", READ_FIGURES)
def show_period_closes(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    year: Year = None,
    period: OfPeriod = None,
) -> Page[ListedClose]:
    """What was told last of each closed period of the year, in each county of the division."""
    asked = asked_year(year, office.today())
    wanted = [asked_period(period, asked)] if period else periods_of(asked)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = closes(snapshot, ledgers_below(snapshot, asked_division), wanted)
    shown = paging.of(found)
    texts = _texts(office, shown)
    items = [ListedClose(r.period_close_id, of, r.division, r.period, r.on_day, _told(r, texts)) for of, r in shown]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


@read("PeriodClose", "/period-closes/{period_close_id:uuid}", READ_FIGURES)
def show_period_close(
    office: NamedDependency[Office], caller: NamedDependency[Caller], period_close_id: FromPath[UUID]
) -> PeriodCloseAnswer:
    """One period: as closed, as restated, and as known now."""
    ledger, last = last_told(office, caller, period_close_id)
    with office.open_snapshot(caller, AsOf(last.on_day)) as snapshot:
        told = versions(snapshot, period_close_id)
        now = known_now(snapshot, ledger)
    if not told:
        raise not_found()
    texts = _texts(office, told)
    return PeriodCloseAnswer(
        period_close_id, ledger, last.division, last.period, last.on_day, now.known if now else vector(last.known),
        [_told(row, texts) for _, row in told], now.total if now else None,
    )  # fmt: skip


def _texts(office: Office, rows: list[tuple[str, PeriodClose]]) -> Unsealed:
    return unsealed(office, [(t, of, r.period_close_id) for of, r in rows for t in (r.reason, r.reopened_for)])


def _told(row: PeriodClose, texts: Unsealed) -> ToldFigures:
    return ToldFigures(
        row.number, row.kind, row.told_on, row.position, vector(row.known), row.edition, row.document_number,
        row.figures[0], row.figures[1:], row.hash, row.causes, texts.text(row.reason), row.reopened_on,
        texts.text(row.reopened_for),
    )  # fmt: skip


HANDLERS = [show_period_closes, show_period_close]
