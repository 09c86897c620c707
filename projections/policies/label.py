"""What the third coverage is called in a division, by the edition in force there."""

from datetime import date
from typing import Any

import msgspec
from psycopg import Connection

from casework.common.nearest import ledgers_for
from casework.divisions.codes import ledger_of
from casework.policies import Edition
from casework.policies.editions import Labels


def labels_in(connection: Connection[Any], division: str, day: date) -> Labels:
    """Of the division's own edition, else of the nearest above it that has one."""
    ledgers = ledgers_for(ledger_of(division))
    rows = connection.execute(
        """
        select ledger, edition from read.policy
         where ledger = any(%(ledgers)s) and known_until = 9223372036854775807 and from_on <= %(day)s
         order by from_on
        """,
        {"ledgers": list(ledgers), "day": day},
    ).fetchall()
    latest = dict(rows)
    nearest = next((latest[ledger] for ledger in ledgers if ledger in latest), None)
    return msgspec.json.decode(nearest, type=Edition).labels if nearest else Labels()
