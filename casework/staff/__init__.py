"""A staff member: what may be asked of the record and what happens then."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.dispatch import decisions_in
from casework.staff import hand_overs, posts, records
from casework.staff.commands import Command, RegisterStaff
from casework.staff.events import StaffEvent
from casework.staff.state import NEW, Staff, evolve

Event = StaffEvent
DECISIONS: Final = decisions_in(records, posts, hand_overs)

__all__ = ["DECISIONS", "NEW", "Command", "Event", "Staff", "decide", "evolve"]


def decide(command: Command, staff: Staff, today: date) -> list[StaffEvent]:
    """What happens if this is asked of this person; nothing when it happened already. Raises Refused."""
    if staff.told is None and not isinstance(command, RegisterStaff):
        raise refusals.StaffNotThere
    return DECISIONS[type(command)](command, staff, today)
