"""A county's figures as they are frozen: counted from its households, as known at positions that are written down."""

from collections.abc import Mapping, Sequence

from casework.oversight.coverage import FIGURES
from casework.periods.figures import Counted, Figures
from projections.engine.scope import ledgers_above
from projections.engine.snapshot import Snapshot
from projections.oversight.comparison import as_known_at
from projections.oversight.coverage import figures_by_child
from projections.policies.in_force import in_force


def counted(snapshot: Snapshot, ledger: str, known: Mapping[str, int] | None = None) -> Counted:
    """The figures on the snapshot's day, as far as it knows, or as known at these positions: whoever asks, the same.

    Only the county's ledger and those above it count: nothing of any other is known.
    """
    snapshot = as_known_at(snapshot, resting_on(snapshot, ledger) if known is None else known)
    rows = tuple(_figures(child, counts) for child, counts in sorted(figures_by_child(snapshot, ledger).items()))
    policy = in_force(snapshot, [ledger])[ledger]
    return Counted(
        on=snapshot.on,
        known={each: at for each, at in snapshot.known.items() if at},
        edition=policy.edition.edition,
        document_number=policy.document_number or policy.edition.document,
        total=_figures(ledger, [sum(getattr(row, name) for row in rows) for name in FIGURES]),
        rows=rows,
    )


def resting_on(snapshot: Snapshot, ledger: str) -> dict[str, int]:
    """How far the ledgers that a county's figures rest on are known."""
    return {each: snapshot.known[each] for each in ledgers_above(ledger) if each in snapshot.known}


def _figures(division: str, counts: Sequence[int]) -> Figures:
    return Figures(division=division, **dict(zip(FIGURES, counts, strict=True)))
