"""In whose name and at which level a contact is recorded: contact persons in their own, supervisors for their people."""

from datetime import date
from uuid import UUID

from casework.household.commands import Level
from web import reach
from web.access.caller import Caller
from web.actions.staff import known_staff
from web.i18n import gettext
from web.office import Office
from web.problems import Problem


def demand_name(office: Office, caller: Caller, staff_id: UUID | None) -> None:
    """Raises Problem 403 for a name that is not the caller's to record in, 422 for nobody's."""
    if staff_id in (None, caller.staff_id):
        return
    if caller.role == "contact_person":
        raise _refused("staff_id", gettext("Record contacts in your own name. A supervisor may record for others."))
    known_staff(office, caller, staff_id)
    reach.staff(office, caller, staff_id)


def demand_level(office: Office, caller: Caller, household_id: UUID, level: str | None, on: date) -> None:
    """Raises Problem 403 for a contact person without a post or assignment of this level on the day, or today."""
    if level is None or caller.role != "contact_person":
        return
    with office.database.single() as connection:
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
            {
                "staff": caller.staff_id,
                "household": household_id,
                "level": level,
                "day": on,
                "today": office.today(),
            },
        ).fetchone()
    if row is None or not row[0]:
        raise _refused("level", gettext("Record contacts at a level that you hold a post of."))


def level_held(office: Office, staff_id: UUID | None, household_id: UUID, on: date) -> Level | None:
    """The level of the post that somebody holds for a household on a day (contract, section 3): they are assigned to it,
    and in a post of that level whose division contains where it lived, or before registration where it lived first.
    """
    with office.database.single() as connection:
        row = connection.execute(
            """
            select a.level from read.assignment a join read.post p on p.staff_id = a.staff_id and p.level = a.level
             where a.household_id = %(household)s and a.staff_id = %(staff)s
               and a.known_until = 9223372036854775807 and a.from_on <= %(day)s and %(day)s < a.until_on
               and p.known_until = 9223372036854775807 and p.from_on <= %(day)s and %(day)s < p.until_on
               and starts_with((
                   select h.division from read.household h
                    where h.household_id = %(household)s and h.known_until = 9223372036854775807
                    order by h.from_on > %(day)s, abs(h.from_on - %(day)s) limit 1), p.division)
             order by length(p.division) desc limit 1
            """,
            {"household": household_id, "staff": staff_id, "day": on},
        ).fetchone()
    return row[0] if row else None


def demand_own_contact(office: Office, caller: Caller, contact_id: UUID) -> None:
    """Raises Problem 403 for a contact person where the contact stands in another's name."""
    if caller.role != "contact_person":
        return
    with office.database.single() as connection:
        row = connection.execute(
            "select staff_id from read.contact where contact_id = %(id)s order by known_from desc limit 1",
            {"id": contact_id},
        ).fetchone()
    if row is not None and row[0] not in (None, caller.staff_id):
        raise Problem(
            403,
            "not-in-your-name",
            gettext("This contact was recorded in another's name. They or a supervisor may change it."),
        )


def _refused(field: str, message: str) -> Problem:
    return Problem(403, "not-in-your-name", message, errors=[{"field": field, "message": message}])
