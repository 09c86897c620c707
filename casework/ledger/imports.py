"""Which lists were imported: by whom, when, into which ledger, and what became of the rows. Nothing of the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from psycopg.rows import class_row

from casework.ledger.database import Database
from casework.ledger.envelope import Actor

Imported = Literal["ledger", "applications"]
"""An office's ledger of households, or a list of people who apply for a scheme."""


@dataclass(frozen=True, slots=True)
class Import:
    """`as_of`: the day of registering or applying, where a row says none. `rejected`: rows, each once. `left_over`: rows not come to.
    `ended_at`: none while under way, or interrupted.
    """

    id: UUID
    list: Imported
    ledger: str
    as_of: date
    actor: UUID
    actor_name: str
    begun_at: datetime
    ended_at: datetime | None
    accepted: int
    already_there: int
    rejected: int
    left_over: int


def begun(
    database: Database, import_id: UUID, what: Imported, ledger: str, as_of: date, by: Actor, at: datetime, rows: int
) -> None:
    with database.single() as connection:
        connection.execute(
            """
            insert into ledger.imports (id, list, ledger, as_of, actor, actor_name, begun_at, left_over)
            values (%(id)s, %(list)s, %(ledger)s, %(as_of)s, %(actor)s, %(name)s, %(at)s, %(rows)s)
            """,
            {
                "id": import_id,
                "list": what,
                "ledger": ledger,
                "as_of": as_of,
                "actor": by.id,
                "name": by.name,
                "at": at,
                "rows": rows,
            },
        )


def ended(database: Database, import_id: UUID, at: datetime, rows: dict[str, int]) -> None:
    """`rows`: how many were accepted, already_there, rejected, left_over."""
    with database.single() as connection:
        connection.execute(
            """
            update ledger.imports
               set ended_at = %(at)s, accepted = %(accepted)s, already_there = %(already_there)s,
                   rejected = %(rejected)s, left_over = %(left_over)s
             where id = %(id)s
            """,
            {"id": import_id, "at": at, **rows},
        )


def imports(database: Database, lowest: str, end: str, *, offset: int, limit: int) -> tuple[Sequence[Import], int]:
    """Those into ledgers from `lowest` up to `end`, the newest first; and how many there are."""
    within = {"lowest": lowest, "end": end, "offset": offset, "limit": limit}
    with database.single() as connection, connection.cursor(row_factory=class_row(Import)) as cursor:
        found = cursor.execute(
            """
            select id, list, ledger, as_of, actor, actor_name, begun_at, ended_at, accepted, already_there, rejected, left_over
              from ledger.imports where ledger >= %(lowest)s and ledger < %(end)s
             order by number desc offset %(offset)s limit %(limit)s
            """,
            within,
        ).fetchall()
        total = connection.execute(
            "select count(*) from ledger.imports where ledger >= %(lowest)s and ledger < %(end)s", within
        ).fetchone()
    return found, total[0] if total else 0
