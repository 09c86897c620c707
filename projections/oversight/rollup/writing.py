"""Writes what was told of a ledger: the log, its sums by day and by position, and what is overdue."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from psycopg import Connection

from casework.common.days import FOREVER
from casework.ledger.database import Row
from casework.oversight.coverage import FIGURES
from projections.oversight.rollup import tables
from projections.oversight.rollup.telling import Log, Told

NAMES: Final = ", ".join(FIGURES)
SUMS: Final = ", ".join(f"{figure} = t.{figure} + excluded.{figure}" for figure in FIGURES)


DUE_ON: Final = 8  # its place in a row of read.overdue


def forget(connection: Connection[Row], ledger: str) -> None:
    for name in ("rollup_log", "rollup_day", "rollup_cell"):
        connection.execute(f"delete from read.{name} where ledger = %s", (ledger,))
    for those in ("until_on = '9999-12-31'", "until_on < '9999-12-31'"):  # each has its index
        connection.execute(f"delete from read.overdue where ledger = %s and {those}", (ledger,))


def write(connection: Connection[Row], ledger: str, log: Log, told: dict[UUID, Told], horizon: date) -> None:
    write_log(connection, ledger, log)
    for grain in tables.GRAINS:
        summed = _summed(((grain, day >> grain), figures) for (_, day), figures in log.items())
        _add(connection, "rollup_day", "grain, bucket", ledger, summed)
    _write_overdue(connection, ledger, told, horizon)


def write_log(connection: Connection[Row], ledger: str, log: Log) -> None:
    """The log and its cells; what is known at the head is not changed by them."""
    _add(connection, "rollup_log", "position, day", ledger, _summed(log.items()))
    cells = _summed(((p >> tables.SPAN, day >> tables.BLOCK), figures) for (p, day), figures in log.items())
    _add(connection, "rollup_cell", "span, block", ledger, cells)


def _summed(rows: Iterable[tuple[tuple[int, int], list[int]]]) -> list[tuple[int, ...]]:
    found: dict[tuple[int, int], list[int]] = {}
    for key, figures in rows:
        total = found.setdefault(key, [0] * len(figures))
        for place, figure in enumerate(figures):
            total[place] += figure
    return [(*key, *total) for key, total in sorted(found.items()) if any(total)]


def _add(connection: Connection[Row], name: str, key: str, ledger: str, rows: list[tuple[int, ...]]) -> None:
    if not rows:
        return
    columns = list(zip(*rows, strict=True))
    arrays = ", ".join(["%s::bigint[]"] * len(columns))
    connection.execute(
        f"""
        insert into read.{name} as t (ledger, {key}, {NAMES}) select %s, u.* from unnest({arrays}) as u
        on conflict (ledger, {key}) do update set {SUMS}
        """,
        (ledger, *map(list, columns)),
    )


def _write_overdue(connection: Connection[Row], ledger: str, told: dict[UUID, Told], horizon: date) -> None:
    connection.execute("delete from read.overdue where household_id = any(%s) and ledger = %s", (list(told), ledger))
    rows = sorted(
        overdue_rows(ledger, told, horizon), key=lambda row: row[DUE_ON]
    )  # beside each other as pages ask for them
    if rows:  # COPY is not to be had where rows are somebody's to see
        connection.execute(
            """
            insert into read.overdue select %s, u.* from unnest(%s::uuid[], %s::text[], %s::text[], %s::text[],
                   %s::date[], %s::date[], %s::integer[], %s::date[], %s::date[], %s::date[]) as u
            """,
            (ledger, *map(list, list(zip(*rows, strict=True))[1:])),
        )


def overdue_rows(ledger: str, told: dict[UUID, Told], horizon: date) -> Iterator[tuple[Any, ...]]:
    """What lasts to the horizon lasts on: nothing drops off by age."""
    for household_id, (household_no, division, episodes) in told.items():
        for each in episodes:
            until = FOREVER if each.until_on == horizon else each.until_on
            due = (each.due.duty, each.due.last_on, each.due.base_on, each.due.days, each.due.due_on)
            yield (ledger, household_id, household_no, division, *due, each.from_on, until)
