"""In whose name and at which level a contact is recorded: contact persons in their own, supervisors for their people."""

from datetime import date
from uuid import UUID

from web import reach
from web.access.caller import Caller
from web.i18n import gettext
from web.office import Office
from web.problems import Problem


def demand_name(office: Office, caller: Caller, staff_id: UUID | None) -> None:
    """Raises Problem 403 for a name that is not the caller's to record in, 422 for nobody's."""
    if staff_id in (None, caller.staff_id):
        return
    if caller.role == "contact_person":
        raise _refused("staff_id", gettext("Record contacts in your own name. A supervisor may record for others."))
    reach.known_staff(office, caller, staff_id)
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
