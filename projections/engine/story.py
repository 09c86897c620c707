"""What happened in a stream before an append, for the rare fold that has to look back."""

from typing import Any

from psycopg import Connection

from casework.ledger.application import MAPPER
from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection


def story_before(connection: Connection[Row], model: Projection[Any], first: Recorded) -> list[Recorded]:
    """The events of the stream that concern the model, before the append that begins with `first`."""
    rows = connection.execute(
        """
        select position, name, data::text from ledger.events
         where ledger = %(ledger)s and stream_id = %(stream)s and position < %(before)s and name = any(%(names)s)
         order by version
        """,
        {
            "ledger": first.ledger,
            "stream": first.stream_id,
            "before": first.command,
            "names": [kind.__name__ for kind in model.handles],
        },
        prepare=True,
    )
    return [
        Recorded(first.ledger, position, first.stream_id, MAPPER.event(name, data), position)
        for position, name, data in rows
    ]
