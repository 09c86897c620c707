"""A staff member: what may be asked of the record and what happens then."""

from casework.staff.commands import Command
from casework.staff.decisions import decide
from casework.staff.events import StaffEvent
from casework.staff.state import NEW, Staff, evolve

Event = StaffEvent

__all__ = ["NEW", "Command", "Event", "Staff", "decide", "evolve"]
