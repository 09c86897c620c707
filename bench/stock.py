"""The library as it comes: its datastore on the bench's schema."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict


def environment(dsn: str) -> dict[str, str]:
    """What the library wants to know, from one address."""
    parts = conninfo_to_dict(dsn)
    with psycopg.connect(dsn) as connection:
        password = connection.info.password  # an address names only the file that holds it
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(parts["dbname"]),
        "POSTGRES_HOST": str(parts["host"]),
        "POSTGRES_PORT": str(parts.get("port", 5432)),
        "POSTGRES_USER": str(parts["user"]),
        "POSTGRES_PASSWORD": password,
        "POSTGRES_SCHEMA": "bench",
        "POSTGRES_POOL_SIZE": "1",
    }


def datastore(dsn: str) -> Any:
    from eventsourcing.postgres import PostgresDatastore

    e = environment(dsn)
    return PostgresDatastore(
        dbname=e["POSTGRES_DBNAME"], host=e["POSTGRES_HOST"], port=e["POSTGRES_PORT"], user=e["POSTGRES_USER"],
        password=e["POSTGRES_PASSWORD"], schema="bench", pool_size=1, max_overflow=1,
    )  # fmt: skip
