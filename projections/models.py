"""All read models, in the order in which they are folded."""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.care import doctor_tables, green_channel_tables
from projections.contacts import tables as contacts
from projections.engine import fold
from projections.engine.projection import Projection
from projections.households import tables as households
from projections.oversight import alert_tables
from projections.oversight import tables as spans
from projections.policies import tables as policies
from projections.staff import assignment_tables

ROOMS = (households, assignment_tables, contacts, doctor_tables, green_channel_tables, alert_tables, policies, spans)
PROJECTIONS: tuple[Projection[Any], ...] = tuple(fold.register(model) for room in ROOMS for model in room.PROJECTIONS)
BY_NAME = {model.name: model for model in PROJECTIONS}


def fold_all(connection: Connection[Row], recorded: Sequence[Recorded]) -> None:
    """The live way: every model, inside the append's transaction."""
    fold.fold_live(PROJECTIONS, connection, recorded)
