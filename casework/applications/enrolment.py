"""One running application for each person and scheme: when an event takes the person's place in a scheme, and when it frees it."""

from casework.applications.events import ApplicationEvent
from casework.applications.state import Application, evolve


def taken(event: ApplicationEvent, before: Application) -> str | None:
    """The place that is taken: by applying, and again where a refusal, a withdrawal or an exit is withdrawn."""
    after = evolve(before, event)
    return _place(after) if after.runs and not before.runs else None


def freed(event: ApplicationEvent, before: Application) -> str | None:
    """The place that is given back: by refusal, withdrawal or exit."""
    return _place(before) if before.runs and not evolve(before, event).runs else None


def _place(application: Application) -> str | None:
    told = application.told
    return f"{told.person_id}:{told.scheme}" if told else None
