"""A designated hospital: what may be asked of it and what happens then."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.dispatch import decisions_in
from casework.hospitals import calls, departments, designation
from casework.hospitals.commands import Command, DesignateHospital
from casework.hospitals.events import HospitalEvent
from casework.hospitals.state import NEW, Hospital, evolve

Event = HospitalEvent
DECISIONS: Final = decisions_in(designation, departments, calls)

__all__ = ["DECISIONS", "NEW", "Command", "Event", "Hospital", "decide", "evolve"]


def decide(command: Command, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """What happens if this is asked of this hospital; nothing when it happened already. Raises Refused."""
    if hospital.designation is None and not isinstance(command, DesignateHospital):
        raise refusals.HospitalNotThere
    return DECISIONS[type(command)](command, hospital, today)
