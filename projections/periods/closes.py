"""Which periods are closed where, and with which figures."""

from collections.abc import Sequence
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.periods.tables import PERIOD_CLOSE, PeriodClose


def versions(snapshot: Snapshot, period_close_id: UUID) -> list[tuple[str, PeriodClose]]:
    """All that was told of one period, the first first, each with its ledger; empty where the reader may not see it."""
    return _rows(snapshot, "p.period_close_id = %(id)s", id=period_close_id)


def closes(snapshot: Snapshot, ledgers: Sequence[str], periods: Sequence[str]) -> list[tuple[str, PeriodClose]]:
    """What was told last of each of these periods in each of these ledgers."""
    found = _rows(
        snapshot, "p.ledger = any(%(of)s) and p.period = any(%(periods)s)", of=list(ledgers), periods=list(periods)
    )
    return list({(ledger, row.period): (ledger, row) for ledger, row in found}.values())


def _rows(snapshot: Snapshot, where: str, **asked: object) -> list[tuple[str, PeriodClose]]:
    columns = ", ".join(f"p.{name}" for name in PERIOD_CLOSE.fields)
    query = (
        f"select p.ledger, {columns} from read.period_close p where {where} and known(p) order by p.ledger, p.number"
    )
    rows = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters(asked))
    return [(ledger, PERIOD_CLOSE.row_of(values)) for ledger, *values in rows]
