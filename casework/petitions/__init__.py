"""A petition (信访事项) that a family brought forward: what may be asked of it and what happens then.

It has a stream of its own, so that nothing of it shows in the household's: neither its version nor its history.
"""

from casework.petitions.commands import Command
from casework.petitions.decisions import decide
from casework.petitions.events import PetitionEvent
from casework.petitions.state import NEW, Petition, evolve

Event = PetitionEvent

__all__ = ["NEW", "Command", "Event", "Petition", "decide", "evolve"]
