"""What pages show of closed periods: the county's year, all counties of an area, one period with its later knowledge."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.divisions.codes import ledger_of
from casework.oversight.coverage import FIGURES
from casework.periods.calendar import last_day, periods_of
from casework.periods.figures import Figures
from casework.policies import preset, presets
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below
from projections.periods.closes import closes
from projections.periods.tables import PeriodClose
from web.language.i18n import current_language
from web.periods.actions import period_stream


class Entry(NamedTuple):
    """One period of a county. `state`: to_come, running, open, closed, restated or reopened."""

    period: str
    until_on: date
    period_close_id: UUID
    state: str
    told: PeriodClose | None


def year_of(snapshot: Snapshot, division: str, year: int, today: date) -> list[Entry]:
    """Each period of a county's year, as far as it has begun."""
    ledger = ledger_of(division)
    told = {row.period: row for _, row in closes(snapshot, [ledger], periods_of(year))}
    return [entry(ledger, period, told.get(period), today) for period in periods_of(year)]


def entry(ledger: str, period: str, told: PeriodClose | None, today: date) -> Entry:
    until_on = last_day(period)
    open_ = "running" if until_on >= today else "open"
    state = open_ if told is None else "reopened" if told.reopened_on else told.kind
    return Entry(period, until_on, period_stream(ledger, period), state, told)


class Summed(NamedTuple):
    """A period of an area above a county: the sum of what its counties told last, and who has not closed."""

    period: str
    until_on: date
    closed: list[tuple[str, PeriodClose]]
    missing: list[str]
    figures: tuple[int, ...]


def sums_of(snapshot: Snapshot, division: str, periods: Sequence[str]) -> list[Summed]:
    """Of each period: a county whose period is open again counts as not closed."""
    ledgers = ledgers_below(snapshot, division)
    found: dict[str, list[tuple[str, PeriodClose]]] = {period: [] for period in periods}
    for ledger, row in closes(snapshot, ledgers, periods):
        if row.reopened_on is None:
            found[row.period].append((ledger, row))
    return [_summed(period, told, ledgers) for period, told in found.items()]


def _summed(period: str, told: list[tuple[str, PeriodClose]], ledgers: Sequence[str]) -> Summed:
    closed = {ledger for ledger, _ in told}
    figures = [numbers(row.figures[0]) for _, row in told]
    total = tuple(map(sum, zip(*figures, strict=True))) if figures else (0,) * len(FIGURES)
    return Summed(period, last_day(period), told, [each for each in ledgers if each not in closed], total)


def edition_title(code: str) -> str:
    """The title of a preset; an edition of the place's own goes by its name."""
    if code not in presets():
        return code
    return preset(code).title_en if current_language() == "en" else preset(code).title_zh


def numbers(figures: Figures) -> tuple[int, ...]:
    """In the order of FIGURES."""
    return tuple(getattr(figures, name) for name in FIGURES)
