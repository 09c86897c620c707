"""How a connection is made: to what address, how soon a dead line is noticed, in which role."""

from collections.abc import Callable
from typing import Any, Final

from psycopg import Connection, IsolationLevel
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool

Row = tuple[Any, ...]
Pool = ConnectionPool[Connection[Row]]

TURN_SECONDS: Final = 2.0  # for a connection; rooms see to it that there are enough (web/limits/kinds.py)
LINE: Final = {
    "connect_timeout": 2,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds
}


def address_of(url: str) -> str:
    """The address with what it does not say itself about dead lines."""
    said = conninfo_to_dict(url)
    return make_conninfo(url, **{name: value for name, value in LINE.items() if name not in said})


def pool(address: str, size: int, prepare: Callable[[Connection[Row]], None]) -> Pool:
    return ConnectionPool(
        address,
        min_size=1,
        max_size=size,
        timeout=TURN_SECONDS,
        reconnect_timeout=TURN_SECONDS,  # after that the next who asks tries anew, and waits for no backing off
        configure=prepare,
        open=False,
    )


def put(connection: Connection[Row], settings: dict[str, str], *, local: bool) -> None:
    """Sets settings of the server: `local`, for this transaction only."""
    connection.execute(
        "select set_config(name, value, %s) from unnest(%s::text[], %s::text[]) as s(name, value)",
        (local, list(settings), list(settings.values())),
    )


def as_writer(connection: Connection[Row]) -> None:
    connection.autocommit = True
    connection.execute("set role casework_write")
    # A writer looks rows up by their keys. A plan made while a table was small would read all of it, for as long as it is kept.
    connection.execute("set enable_seqscan = off")


def as_reader(connection: Connection[Row]) -> None:
    connection.autocommit = True
    connection.execute("set role casework_read")
    # A plan made without knowing how many households are asked about took 12 s where one that knows takes 0.05 s.
    connection.execute("set plan_cache_mode = force_custom_plan")
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True
