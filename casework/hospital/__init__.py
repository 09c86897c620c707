"""A designated hospital: what may be asked of it and what happens then."""

from casework.hospital.commands import Command
from casework.hospital.decisions import decide
from casework.hospital.events import HospitalEvent
from casework.hospital.state import NEW, Hospital, evolve

Event = HospitalEvent

__all__ = ["NEW", "Command", "Event", "Hospital", "decide", "evolve"]
