"""In whose name and at which level a contact is recorded: contact persons in their own, supervisors for their people."""

from datetime import date
from uuid import UUID

from casework.households.commands.assignments import Level
from projections.staff.assignment_lookup import holds_level, level_held_for, stands_in_name_of
from web.access.caller import Caller
from web.http import reach
from web.language.i18n import gettext
from web.office import Office
from web.problem import Problem


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
        held = holds_level(connection, caller.staff_id, household_id, level, on, office.today())
    if not held:
        raise _refused("level", gettext("Record contacts at a level that you hold a post of."))


def level_held(office: Office, staff_id: UUID | None, household_id: UUID, on: date) -> Level | None:
    """The level of the post that somebody holds for a household on a day."""
    with office.database.single() as connection:
        return level_held_for(connection, staff_id, household_id, on)


def demand_own_contact(office: Office, caller: Caller, contact_id: UUID) -> None:
    """Raises Problem 403 for a contact person where the contact stands in another's name."""
    if caller.role != "contact_person":
        return
    with office.database.single() as connection:
        whose = stands_in_name_of(connection, contact_id)
    if whose not in (None, caller.staff_id):
        raise Problem(
            403,
            "not-in-your-name",
            gettext("This contact was recorded in another's name. They or a supervisor may change it."),
        )


def _refused(field: str, message: str) -> Problem:
    return Problem(403, "not-in-your-name", message, errors=[{"field": field, "message": message}])
