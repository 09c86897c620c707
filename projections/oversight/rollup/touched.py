"""Whom the events of a ledger between two positions touch, and where its appends end."""

from typing import Final
from uuid import UUID

from psycopg import Connection

from casework.hospitals import events as hospital
from casework.ledger.database import Row
from casework.policies.adoption import PolicyAdopted
from casework.staff import events as staff
from projections.oversight.tables import REACH, STANDING

OF_HOUSEHOLDS: Final = [kind.__name__ for kind in {**REACH.handles, **STANDING.handles}]
OF_STAFF: Final = [kind.__name__ for kind in staff.POST_EVENTS]
OF_ALL: Final = [
    kind.__name__
    for kind in (
        hospital.HospitalDesignated,
        hospital.HospitalCorrected,
        hospital.HospitalResponsibleChanged,
        hospital.HospitalWithdrawn,
        hospital.HospitalWithdrawalUndone,
        PolicyAdopted,
    )
]


def touched_by(connection: Connection[Row], ledger: str, after: int, until: int) -> list[UUID]:
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
    own = {stream for stream, of_staff, of_all in happened if not (of_staff or of_all)}
    if any(of_all for _, _, of_all in happened):
        return sorted(own.union(everybody(connection, ledger)))  # also one of which nothing stands any more
    people = [stream for stream, of_staff, _ in happened if of_staff]
    rows = connection.execute(
        "select household_id from read.assignment where ledger = %s and staff_id = any(%s)", (ledger, people)
    )
    return sorted(own | {household_id for (household_id,) in rows})


def everybody(connection: Connection[Row], ledger: str) -> list[UUID]:
    rows = connection.execute(
        "select distinct household_id from read.standing where ledger = %s and known_until = 9223372036854775807",
        (ledger,),
    )
    return sorted(household_id for (household_id,) in rows)


def head_of(connection: Connection[Row], ledger: str) -> int:
    row = connection.execute("select position from ledger.heads where ledger = %s", (ledger,)).fetchone()
    return int(row[0]) if row else 0


def end_of_append(connection: Connection[Row], ledger: str, position: int) -> int:
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
