"""A designated hospital: what may be asked of it and what happens then."""

from casework.hospitals.commands import Command
from casework.hospitals.decisions import decide
from casework.hospitals.events import HospitalEvent
from casework.hospitals.state import NEW, Hospital, evolve

Event = HospitalEvent

__all__ = ["NEW", "Command", "Event", "Hospital", "decide", "evolve"]
