"""Read models as they stood at a position: the same fold, stopped early."""

from typing import Any

from psycopg import Connection

from projections.model import Model
from projections.rebuild import Folding, events_of


def rows_at(connection: Connection[Any], model: Model[Any], ledger: str, position: int) -> list[Any]:
    """The rows of a model that stood in a ledger at a position, folded from its first event up to there."""
    folding = Folding(model)
    for recorded in events_of(connection, ledger, 0, position, model.event_names):
        folding.add(recorded)
    return [entry.row for standing in folding.groups.values() for entry in standing]
