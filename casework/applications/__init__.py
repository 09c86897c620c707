"""The qualification of one person for one scheme: applied for, reviewed, on notice, decided, reviewed yearly, ended.

Its stream lies in the ledger that pays: the county of the person's hukou, or of the home where no hukou is recorded.
"""

from datetime import date
from typing import Final

from casework.applications import (
    deciding,
    exits,
    following,
    notices,
    objections,
    occasions,
    refusals,
    reviewing,
    submitting,
)
from casework.applications.commands import Command, SubmitApplication
from casework.applications.events import ApplicationEvent
from casework.applications.state import NEW, Application, evolve
from casework.common.dispatch import decisions_in

Event = ApplicationEvent
DECISIONS: Final = decisions_in(submitting, reviewing, notices, objections, deciding, following, exits, occasions)

__all__ = ["DECISIONS", "NEW", "Application", "Command", "Event", "decide", "evolve"]


def decide(command: Command, application: Application, today: date) -> list[ApplicationEvent]:
    """What happens if this is asked of this application; nothing when it happened already. Raises Refused."""
    if application.told is None and not isinstance(command, SubmitApplication):
        raise refusals.ApplicationNotThere
    return DECISIONS[type(command)](command, application, today)
