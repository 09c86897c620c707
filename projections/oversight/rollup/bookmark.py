"""A follower's place in a ledger: how far it is told, and under what. The row is the ledger's lock."""

from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from psycopg import Connection

from casework.ledger.database import Row
from projections.oversight.rollup import tables
from projections.oversight.rollup.shared import above
from projections.oversight.rollup.writing import forget

AHEAD: Final = timedelta(days=366)  # less than this before the horizon, the ledger is told again


class Bookmark(NamedTuple):
    """How far a ledger is told, and under what; its row is locked."""

    ledger: str
    position: int
    leapt_from: int
    leapt_until: int
    horizon: date
    editions: str
    code: str


def take(connection: Connection[Row], ledger: str) -> Bookmark | None:
    """None where somebody else has it."""
    row = connection.execute(
        """
        select ledger, position, leapt_from, leapt_until, horizon, editions, code from read.rollup
         where ledger = %s for update skip locked
        """,
        (ledger,),
    ).fetchone()
    return Bookmark(*row) if row else None


def begin(connection: Connection[Row], ledger: str, today: date) -> Bookmark | None:
    """Where the roll-up stands; None where somebody else has it. From the start again where it must be."""
    connection.execute(  # a row that somebody else is just adding would be waited for, all the while they tell it
        """
        insert into read.rollup select %(ledger)s, 0, 0, 0, '0001-01-01', '', false, ''
         where pg_try_advisory_xact_lock(hashtext(%(ledger)s))
        on conflict do nothing
        """,
        {"ledger": ledger},
    )
    bookmark = take(connection, ledger)
    if bookmark is None:
        return None
    editions = above(connection, ledger)
    if bookmark.horizon - today >= AHEAD and (bookmark.editions, bookmark.code) == (editions, tables.code()):
        return bookmark
    forget(connection, ledger)
    again = Bookmark(ledger, 0, 0, 0, date(today.year + 3, 1, 1), editions, tables.code())
    connection.execute(
        """
        update read.rollup set position = 0, leapt_from = 0, leapt_until = 0, horizon = %(horizon)s,
               editions = %(editions)s, elsewhere = false, code = %(code)s
         where ledger = %(ledger)s
        """,
        again._asdict(),
    )
    return again


def move_to(connection: Connection[Row], ledger: str, position: int, touched: list[UUID]) -> None:
    connection.execute(
        """
        update read.rollup set position = %(position)s, elsewhere = elsewhere or exists (
               select from read.assignment a where a.ledger = %(ledger)s and a.household_id = any(%(touched)s)
                  and not exists (select from read.staff s where s.ledger = a.ledger and s.staff_id = a.staff_id))
         where ledger = %(ledger)s
        """,
        {"ledger": ledger, "position": position, "touched": touched},
    )
