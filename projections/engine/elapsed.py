"""How long a check takes, by the database's clock: time and chance come from nowhere else."""

from typing import Any

from psycopg import Connection


def seconds(connection: Connection[Any]) -> float:
    """Since the snapshot began."""
    row = connection.execute("select extract(epoch from clock_timestamp() - now())::float8").fetchone()
    return float(row[0]) if row else 0.0
