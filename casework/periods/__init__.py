"""A period's figures as a county closed them: frozen, restated by what became known later, reopened with a reason."""

from casework.periods.commands import Command
from casework.periods.decisions import decide
from casework.periods.events import PeriodEvent
from casework.periods.state import NEW, PeriodClose, evolve

Event = PeriodEvent

__all__ = ["NEW", "Command", "Event", "PeriodClose", "decide", "evolve"]
