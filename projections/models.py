"""All read models, in the order in which they are folded."""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections import (
    alerts,
    contact_persons,
    contacts,
    doctors,
    engine,
    green_channel,
    households,
    policies,
    spans,
)
from projections.model import Model

ROOMS = (households, contact_persons, contacts, doctors, green_channel, alerts, policies, spans)
MODELS: tuple[Model[Any], ...] = tuple(engine.register(model) for room in ROOMS for model in room.MODELS)
BY_NAME = {model.name: model for model in MODELS}


def fold_all(connection: Connection[Row], recorded: Sequence[Recorded]) -> None:
    """The live way: every model, inside the append's transaction."""
    engine.fold_live(MODELS, connection, recorded)
