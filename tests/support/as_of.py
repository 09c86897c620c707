"""Read models as they stood at a position: the same fold, stopped early."""

from typing import Any

from psycopg import Connection

from projections.engine.projection import OPEN, Projection
from projections.rebuild.filling import Folds, folded
from projections.rebuild.streams import Part


def rows_at(connection: Connection[Any], model: Projection[Any], ledger: str, position: int) -> list[Any]:
    """The rows of a model that stood in a ledger at a position, folded from its first event up to there."""
    folds = Folds([model])
    for _ in folded(connection, folds, Part(ledger, 0, 1, position, done=False)):
        pass
    return [row for row, _, known_until in folds.all[0].rows if known_until == OPEN]
