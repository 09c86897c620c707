"""Read models as they stood at a position: the same fold, stopped early."""

from typing import Any

from psycopg import Connection

from projections.filling import Part, folded
from projections.model import Model


def rows_at(connection: Connection[Any], model: Model[Any], ledger: str, position: int) -> list[Any]:
    """The rows of a model that stood in a ledger at a position, folded from its first event up to there."""
    (fold,) = folded(connection, [model], Part(ledger, 0, 1, position, done=False))
    return [entry.row for standing in fold.groups.values() for entry in standing]
