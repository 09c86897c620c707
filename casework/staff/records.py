"""Staff are registered once, with the posts they begin in; name and phone are corrected where they were wrong."""

from datetime import date

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import personal_name, required_text
from casework.common.private import Private, private
from casework.staff.commands import CorrectStaff, RegisterStaff
from casework.staff.events import StaffCorrected, StaffEvent, StaffRegistered
from casework.staff.posts import first_taken
from casework.staff.state import Staff


def register_staff(command: RegisterStaff, staff: Staff, today: date) -> list[StaffEvent]:
    if staff.told:
        return []  # the same form, sent twice
    personal_name(command.name, "name")
    return [
        StaffRegistered(name=Private(command.staff_id, command.name), phone=private(command.staff_id, command.phone)),
        *first_taken(command.posts),
    ]


def correct_staff(command: CorrectStaff, staff: Staff, today: date) -> list[StaffEvent]:
    """Name and phone."""
    if staff.told is None:
        raise refusals.StaffNotThere
    required_text(command.reason, "reason")
    changes: dict[str, Private | None] = {}
    if isinstance(command.name, str):
        changes["name"] = Private(command.staff_id, personal_name(command.name, "name"))
    if command.phone is None or isinstance(command.phone, str):
        changes["phone"] = private(command.staff_id, command.phone)
    return list(corrected(StaffCorrected, staff.told, changes, Private(command.staff_id, command.reason)))
