"""A closed county's figures as they are known now, with what made the difference to those that were told last."""

from casework.ledger.database import Database
from casework.periods.figures import Counted
from projections.engine.positions import vector
from projections.engine.snapshot import Snapshot
from projections.oversight.comparison import as_known_at, causes, otherwise
from projections.periods.counting import counted, resting_on
from projections.periods.tables import PeriodClose


def counted_again(
    database: Database, snapshot: Snapshot, ledger: str, told: PeriodClose
) -> tuple[Counted, dict[str, tuple[int, ...]]]:
    """The figures as they are known now, and by ledger the positions of what made the difference to those told."""
    then = as_known_at(snapshot, vector(told.known))
    now = as_known_at(snapshot, resting_on(snapshot, ledger))
    found = causes(database, then, now, ledger, [each.household_id for each in otherwise(then, now, ledger)])
    places = {each: tuple(c.position for c in found if c.ledger == each) for each in sorted({c.ledger for c in found})}
    return counted(snapshot, ledger), places
