"""The follower: brings a ledger's roll-up to its head, some appends a transaction.

The ledger's own row is its lock, so any number of followers may run, and nothing is shared between counties.
"""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from psycopg import Connection

from casework.hospitals import events as hospital
from casework.ledger.database import Database, Row
from casework.policies.adoption import PolicyAdopted
from casework.staff import events as staff
from projections.oversight.rollup import tables
from projections.oversight.rollup.telling import Told, no_log, tell
from projections.oversight.rollup.versions import Shared, homes
from projections.oversight.rollup.writing import forget, write
from projections.oversight.tables import REACH, STANDING

STEP: Final = 1000  # positions a transaction
AHEAD: Final = timedelta(days=366)  # less than this before the horizon, the ledger is told again
OF_HOUSEHOLDS: Final = [kind.__name__ for kind in {**REACH.handles, **STANDING.handles}]
OF_STAFF: Final = [kind.__name__ for kind in (staff.PostTaken, staff.PostEnded)]
OF_ALL: Final = [
    kind.__name__
    for kind in (
        hospital.HospitalDesignated,
        hospital.HospitalResponsibleChanged,
        hospital.HospitalWithdrawn,
        PolicyAdopted,
    )
]


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


def follow(database: Database, ledger: str, today: date) -> bool:
    """One step of one ledger. Answers whether it now stands at its head; also when another follower is at it."""
    with database.write() as connection:
        position = _begin(connection, ledger, today)
        if position is None:
            return True
        head = _end_of_append(connection, ledger, position + STEP)
        if head > position:
            _tell(connection, ledger, position, head, _horizon(connection, ledger))
        return head == _head(connection, ledger)


def _begin(connection: Connection[Row], ledger: str, today: date) -> int | None:
    """Where the roll-up stands, its row locked; None where somebody else has it. From the start again where it must be."""
    connection.execute(
        """
        insert into read.rollup values (%(ledger)s, 0, '0001-01-01', '', false, '') on conflict do nothing
        """,
        {"ledger": ledger},
    )
    row = connection.execute(
        "select position, horizon, editions, code from read.rollup where ledger = %s for update skip locked", (ledger,)
    ).fetchone()
    if row is None:
        return None
    position, horizon, editions, code = row
    above = Shared(connection, ledger).above
    if horizon - today >= AHEAD and (editions, code) == (above, tables.code()):
        return int(position)
    forget(connection, ledger)
    connection.execute(
        """
        update read.rollup set position = 0, horizon = %s, editions = %s, elsewhere = false, code = %s where ledger = %s
        """,
        (date(today.year + 3, 1, 1), above, tables.code(), ledger),
    )
    return 0


def _tell(connection: Connection[Row], ledger: str, after: int, until: int, horizon: date) -> None:
    shared, log = Shared(connection, ledger), no_log()
    touched = _touched(connection, ledger, after, until)
    told: dict[UUID, Told] = {}
    for household_id, home in homes(connection, ledger, touched, after).items():
        if home.standing_at(until):
            told[household_id] = tell(home, shared, after, until, horizon, log)
    write(connection, ledger, log, told, horizon)
    connection.execute(
        """
        update read.rollup set position = %(until)s, elsewhere = elsewhere or exists (
               select from read.assignment a where a.ledger = %(ledger)s and a.household_id = any(%(touched)s)
                  and not exists (select from read.staff s where s.ledger = a.ledger and s.staff_id = a.staff_id))
         where ledger = %(ledger)s
        """,
        {"ledger": ledger, "until": until, "touched": touched},
    )


def _touched(connection: Connection[Row], ledger: str, after: int, until: int) -> list[UUID]:
    """The households about which something became known: of their own, of a post of somebody assigned, or of all."""
    parameters = {
        "ledger": ledger, "after": after, "until": until, "own": OF_HOUSEHOLDS, "staff": OF_STAFF, "all": OF_ALL
    }  # fmt: skip
    happened = connection.execute(
        """
        select distinct stream_id, name = any(%(staff)s), name = any(%(all)s) from ledger.events
         where ledger = %(ledger)s and position > %(after)s and position <= %(until)s
           and name = any(%(own)s::text[] || %(staff)s::text[] || %(all)s::text[])
        """,
        parameters,
    ).fetchall()
    if any(of_all for _, _, of_all in happened):
        rows = connection.execute("select household_id from read.place where ledger = %s", (ledger,))
        return sorted({household_id for (household_id,) in rows})
    people = [stream for stream, of_staff, _ in happened if of_staff]
    rows = connection.execute(
        "select household_id from read.assignment where ledger = %s and staff_id = any(%s)", (ledger, people)
    )
    own = {stream for stream, of_staff, _ in happened if not of_staff}
    return sorted(own | {household_id for (household_id,) in rows})


def _head(connection: Connection[Row], ledger: str) -> int:
    row = connection.execute("select position from ledger.heads where ledger = %s", (ledger,)).fetchone()
    return int(row[0]) if row else 0


def _horizon(connection: Connection[Row], ledger: str) -> date:
    (horizon,) = connection.execute("select horizon from read.rollup where ledger = %s", (ledger,)).fetchone() or (
        None,
    )
    return horizon or date.min


def _end_of_append(connection: Connection[Row], ledger: str, position: int) -> int:
    """The head, or before it the end of the append that a position lies in."""
    row = connection.execute(
        """
        select coalesce(max(e.position), 0) from ledger.events e
         where e.ledger = %(ledger)s and e.command_id = (
               select command_id from ledger.events
                where ledger = %(ledger)s and position = least(%(position)s, (
                      select position from ledger.heads where ledger = %(ledger)s)))
        """,
        {"ledger": ledger, "position": position},
    ).fetchone()
    return int(row[0]) if row else 0
