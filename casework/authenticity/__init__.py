"""Whether what is recorded happened: hints from the records themselves, and families called back at random."""

from casework.authenticity.commands import Command
from casework.authenticity.decisions import decide
from casework.authenticity.events import SampleEvent
from casework.authenticity.state import NEW, Sample, evolve

Event = SampleEvent

__all__ = ["NEW", "Command", "Event", "Sample", "decide", "evolve"]
