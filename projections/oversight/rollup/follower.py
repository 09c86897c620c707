"""The follower: brings a ledger's roll-up to its head, some appends a transaction.

The ledger's own row is its lock, so any number of followers may run, and nothing is shared between counties.
A ledger of which nothing is told yet is told in one leap, as if all had become known at its head: what pages ask most is
there at once. What lies under the leap, which only a question about the past needs, is brought forward afterwards.
"""

from datetime import date
from typing import Final
from uuid import UUID

from psycopg import Connection

from casework.ledger.database import Database, Row
from projections.oversight.rollup import tables
from projections.oversight.rollup.bookmark import AHEAD, Bookmark, begin, move_to, take
from projections.oversight.rollup.shared import Shared
from projections.oversight.rollup.telling import Log, Told, bring_forward, leap, no_log, tell
from projections.oversight.rollup.touched import end_of_append, everybody, head_of, touched_by
from projections.oversight.rollup.versions import homes
from projections.oversight.rollup.writing import write, write_log

STEP: Final = 1000  # positions a transaction


def behind(database: Database, today: date) -> list[str]:
    """The ledgers to be told: their head moved, or what they were told under has changed. The nearly told come first."""
    with database.single() as connection:
        rows = connection.execute(
            """
            select h.ledger from ledger.heads h left join read.rollup r on r.ledger = h.ledger
             where r.position is distinct from h.position or r.code <> %(code)s or r.horizon < %(horizon)s
                or r.editions <> coalesce((
                   select string_agg(concat(p.ledger, ':', p.from_on, ':', p.adopted_at), ' ' order by p.ledger, p.from_on)
                     from read.policy p
                    where p.ledger in (left(h.ledger, 4) || '00', left(h.ledger, 2) || '0000', '000000')
                      and p.ledger <> h.ledger and p.known_until = 9223372036854775807), '')
             order by h.position - coalesce(r.position, 0), h.ledger
            """,
            {"code": tables.code(), "horizon": today + AHEAD},
        )
        return [ledger for (ledger,) in rows]


def follow(database: Database, ledger: str, today: date, step: int = STEP) -> bool:
    """One step of one ledger. Answers whether it now stands at its head; also when another follower is at it."""
    with database.write() as connection:
        bookmark = begin(connection, ledger, today)
        if bookmark is None:
            return True
        head = head_of(connection, ledger)
        if not bookmark.position:
            _leap(connection, bookmark, head)
            return True
        until = end_of_append(connection, ledger, bookmark.position + step)
        if until > bookmark.position:
            _tell(connection, bookmark, until)
        return until == head


def leapt_over(database: Database) -> list[str]:
    """The ledgers that were told in a leap, and what lies under it not yet."""
    with database.single() as connection:
        rows = connection.execute("select ledger from read.rollup where leapt_from < leapt_until order by ledger")
        return [ledger for (ledger,) in rows]


def look_back(database: Database, ledger: str, step: int = STEP) -> bool:
    """Brings forward some of what a ledger's leap lies over. Answers whether all is; also when another follower is at it."""
    with database.write() as connection:
        bookmark = take(connection, ledger)
        if bookmark is None or bookmark.code != tables.code() or bookmark.leapt_from == bookmark.leapt_until:
            return True
        until = min(end_of_append(connection, ledger, bookmark.leapt_from + step), bookmark.leapt_until)
        _bring_forward(connection, bookmark, until)
        return until == bookmark.leapt_until


def _leap(connection: Connection[Row], bookmark: Bookmark, head: int) -> None:
    ledger, log = bookmark.ledger, no_log()
    shared, households = Shared(connection, ledger), everybody(connection, ledger)
    told = {
        household_id: leap(home, shared, head, bookmark.horizon, log)
        for household_id, home in homes(connection, ledger, households, head - 1).items()
    }
    write(connection, ledger, log, told, bookmark.horizon)
    move_to(connection, ledger, head, households)
    connection.execute("update read.rollup set leapt_until = %s where ledger = %s", (head, ledger))


def _tell(connection: Connection[Row], bookmark: Bookmark, until: int) -> None:
    touched = touched_by(connection, bookmark.ledger, bookmark.position, until)
    log, told = _told(connection, bookmark, touched, bookmark.position, until)
    write(connection, bookmark.ledger, log, told, bookmark.horizon)
    move_to(connection, bookmark.ledger, until, touched)


def _bring_forward(connection: Connection[Row], bookmark: Bookmark, until: int) -> None:
    ledger, after = bookmark.ledger, bookmark.leapt_from
    log, _ = _told(connection, bookmark, touched_by(connection, ledger, after, until), after, until)
    bring_forward(log, bookmark.leapt_until)
    write_log(connection, ledger, log)
    connection.execute("update read.rollup set leapt_from = %s where ledger = %s", (until, ledger))


def _told(
    connection: Connection[Row], bookmark: Bookmark, touched: list[UUID], after: int, until: int
) -> tuple[Log, dict[UUID, Told]]:
    shared, log = Shared(connection, bookmark.ledger), no_log()
    told = {
        household_id: tell(home, shared, after, until, bookmark.horizon, log)
        for household_id, home in homes(connection, bookmark.ledger, touched, after).items()
    }
    return log, told
