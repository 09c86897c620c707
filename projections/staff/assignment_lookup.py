"""Who looks after whom, asked past any reader's scope: it is what a reader's scope is made of."""

from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from casework.households.commands.assignments import Level

Db = Connection[Any]


def assigned_today(connection: Db, staff_id: UUID | None, today: date) -> list[tuple[str, UUID]]:
    """The households a staff member is assigned to or helps today, with their ledgers."""
    return connection.execute(
        """
        select ledger, household_id from read.assignment
         where staff_id = %(staff)s and known_until = 9223372036854775807
           and from_on <= %(today)s and %(today)s < until_on
        union
        select ledger, household_id from read.supporter
         where staff_id = %(staff)s and known_until = 9223372036854775807
           and from_on <= %(today)s and %(today)s < until_on
        """,
        {"staff": staff_id, "today": today},
    ).fetchall()


def ledger_looked_after(connection: Db, household_id: UUID, staff_id: UUID | None, today: date, on: date) -> str | None:
    """The ledger of a household that a staff member looks after or helps today, or did on a day."""
    row = connection.execute(
        """
        select ledger from (
          select ledger, from_on, until_on from read.assignment
           where household_id = %(household)s and staff_id = %(staff)s and known_until = 9223372036854775807
          union all
          select ledger, from_on, until_on from read.supporter
           where household_id = %(household)s and staff_id = %(staff)s and known_until = 9223372036854775807) theirs
         where from_on <= %(today)s and (%(today)s < until_on or %(day)s < until_on)
        """,
        {"household": household_id, "staff": staff_id, "today": today, "day": on},
    ).fetchone()
    return row[0] if row else None


def holds_level(connection: Db, staff_id: UUID | None, household_id: UUID, level: str, on: date, today: date) -> bool:
    """Whether a staff member holds a post, or is assigned to the household, at a level on the day or today."""
    row = connection.execute(
        """
        select exists (
          select from (
            select level, from_on, until_on from read.post
             where staff_id = %(staff)s and known_until = 9223372036854775807
            union all
            select level, from_on, until_on from read.assignment
             where staff_id = %(staff)s and household_id = %(household)s and known_until = 9223372036854775807
          ) held
           where level = %(level)s and (from_on <= %(day)s and %(day)s < until_on
                                        or from_on <= %(today)s and %(today)s < until_on))
        """,
        {"staff": staff_id, "household": household_id, "level": level, "day": on, "today": today},
    ).fetchone()
    return bool(row and row[0])


def level_held_for(connection: Db, staff_id: UUID | None, household_id: UUID, on: date) -> Level | None:
    """The level of the post that somebody holds for a household on a day: they are assigned to it, and in a post of that
    level whose division contains where it lived, or before registration where it lived first.
    """
    row = connection.execute(
        """
        select a.level from read.assignment a join read.post p on p.staff_id = a.staff_id and p.level = a.level
         where a.household_id = %(household)s and a.staff_id = %(staff)s
           and a.known_until = 9223372036854775807 and a.from_on <= %(day)s and %(day)s < a.until_on
           and p.known_until = 9223372036854775807 and p.from_on <= %(day)s and %(day)s < p.until_on
           and starts_with((
               select h.division from read.standing h
                where h.household_id = %(household)s and h.known_until = 9223372036854775807
                order by h.from_on > %(day)s, abs(h.from_on - %(day)s) limit 1), p.division)
         order by length(p.division) desc limit 1
        """,
        {"household": household_id, "staff": staff_id, "day": on},
    ).fetchone()
    return row[0] if row else None


def stands_in_name_of(connection: Db, contact_id: UUID) -> UUID | None:
    """In whose name a contact was last told; None where it is nobody's, or not there."""
    row = connection.execute(
        "select staff_id from read.contact where contact_id = %(id)s order by known_from desc limit 1",
        {"id": contact_id},
    ).fetchone()
    return row[0] if row else None


def number_looked_after_before(connection: Db, household_id: UUID, staff_id: UUID | None) -> str | None:
    """The number of a household that a staff member looked after at any time."""
    row = connection.execute(
        """
        select h.household_no from read.standing h
         where h.household_id = %(household)s and h.known_until = 9223372036854775807
           and exists (select from read.assignment a
                        where a.household_id = h.household_id and a.staff_id = %(staff)s
                          and a.known_until = 9223372036854775807 and a.from_on < a.until_on)
         limit 1
        """,
        {"household": household_id, "staff": staff_id},
    ).fetchone()
    return row[0] if row else None


def busiest(connection: Db, today: date) -> UUID | None:
    """The village contact person who looks after the most households."""
    row = connection.execute(
        """
        select staff_id from read.assignment
         where level = 'village' and known_until = 9223372036854775807 and from_on <= %(today)s and %(today)s < until_on
         group by staff_id order by count(*) desc, staff_id limit 1
        """,
        {"today": today},
    ).fetchone()
    return row[0] if row else None
