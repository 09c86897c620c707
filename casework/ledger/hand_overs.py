"""How far the hand-overs in bulk are: a row for each household, so that one that was broken off goes on where it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from casework.ledger.database import Database
from casework.ledger.envelope import Actor

Outcome = Literal["done", "refused"]


class Item(NamedTuple):
    """One assignment that passes to somebody else. `ledger`: the household's."""

    assignment_id: UUID
    household_id: UUID
    ledger: str
    to_staff: UUID


@dataclass(frozen=True, slots=True)
class HandOver:
    id: UUID
    ledger: str
    staff_id: UUID
    by: Actor
    begun_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """An item with what became of it. `refused_with`: the days that the refusal's sentence names."""

    assignment_id: UUID
    household_id: UUID
    to_staff: UUID
    outcome: Outcome | None
    refusal: str | None
    refused_with: dict[str, str] | None


def begun(database: Database, run: HandOver, items: Sequence[Item]) -> None:
    """Remembers what is to be done; nothing where that is remembered already."""
    by = run.by
    with database.write() as connection:
        new = connection.execute(
            """
            insert into ledger.hand_overs (id, ledger, staff_id, actor, actor_name, actor_role, actor_division,
                                           actor_device, actor_staff, begun_at)
            values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) on conflict do nothing
            """,
            (
                run.id,
                run.ledger,
                run.staff_id,
                by.id,
                by.name,
                by.role,
                by.division,
                by.device,
                by.staff_id,
                run.begun_at,
            ),
        ).rowcount
        if new:
            connection.cursor().executemany(
                """
                insert into ledger.hand_over_items (hand_over, assignment_id, household_id, ledger, to_staff)
                values (%s, %s, %s, %s, %s)
                """,
                [(run.id, *item) for item in items],
            )


def hand_over(database: Database, id_: UUID) -> HandOver | None:
    found = _found(database, "where id = %(id)s", {"id": id_})
    return found[0] if found else None


def of_staff(database: Database, staff_id: UUID) -> list[HandOver]:
    """Those of somebody's households, the newest first."""
    return _found(database, "where staff_id = %(id)s order by begun_at desc limit 50", {"id": staff_id})


def unfinished(database: Database) -> list[HandOver]:
    """Those with something left to do, the oldest first."""
    return _found(database, "where ended_at is null order by begun_at limit 100", {})


def waiting(database: Database, id_: UUID, most: int) -> list[Item]:
    with database.single() as connection:
        rows = connection.execute(
            """
            select assignment_id, household_id, ledger, to_staff from ledger.hand_over_items
             where hand_over = %(id)s and outcome is null order by household_id limit %(most)s
            """,
            {"id": id_, "most": most},
        ).fetchall()
    return [Item(*row) for row in rows]


def done(database: Database, id_: UUID, item: Item) -> None:
    _told(database, id_, item, "done", None, None)


def not_done(database: Database, id_: UUID, item: Item, refusal: str, values: Mapping[str, object]) -> None:
    """With the refusal's name, and the days that its sentence names."""
    days = {name: value.isoformat() for name, value in values.items() if isinstance(value, date)}
    _told(database, id_, item, "refused", refusal, days)


def _told(
    database: Database, id_: UUID, item: Item, outcome: Outcome, refusal: str | None, days: dict[str, str] | None
) -> None:
    with database.single() as connection:
        connection.execute(
            """
            update ledger.hand_over_items set outcome = %(outcome)s, refusal = %(refusal)s, refused_with = %(days)s
             where hand_over = %(id)s and assignment_id = %(assignment)s
            """,
            {
                "id": id_,
                "assignment": item.assignment_id,
                "outcome": outcome,
                "refusal": refusal,
                "days": Jsonb(days) if days else None,
            },
        )


def ended(database: Database, id_: UUID, at: datetime) -> None:
    with database.single() as connection:
        connection.execute("update ledger.hand_overs set ended_at = %s where id = %s", (at, id_))


def forgotten(database: Database, id_: UUID) -> None:
    """One that the rules refused: it was never ordered."""
    with database.single() as connection:
        connection.execute("delete from ledger.hand_overs where id = %s", (id_,))


def counts(database: Database, id_: UUID) -> dict[str, int]:
    """How many are done, refused, waiting."""
    with database.single() as connection:
        rows = connection.execute(
            "select coalesce(outcome, 'waiting'), count(*) from ledger.hand_over_items where hand_over = %s group by 1",
            (id_,),
        ).fetchall()
    return {"done": 0, "refused": 0, "waiting": 0, **dict(rows)}


def refused(database: Database, id_: UUID) -> list[Told]:
    """Those that were not handed over."""
    with database.single() as connection, connection.cursor(row_factory=class_row(Told)) as cursor:
        return cursor.execute(
            """
            select assignment_id, household_id, to_staff, outcome, refusal, refused_with from ledger.hand_over_items
             where hand_over = %s and outcome = 'refused' order by household_id
            """,
            (id_,),
        ).fetchall()


def _found(database: Database, which: Any, parameters: dict[str, Any]) -> list[HandOver]:
    query = """
        select id, ledger, staff_id, actor, actor_name, actor_role, actor_division, actor_device, actor_staff,
               begun_at, ended_at
          from ledger.hand_overs
    """
    with database.single() as connection:
        rows = connection.execute(query + which, parameters).fetchall()
    return [HandOver(row[0], row[1], row[2], Actor(*row[3:9]), row[9], row[10]) for row in rows]
