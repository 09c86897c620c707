"""One paper, one stay or cost: a discharge record or a settlement sheet is shown once by a person for a scheme, in whichever ledger."""

from collections.abc import Callable
from uuid import UUID

from casework.applications.events import ApplicationEvent, OccasionCorrected, OccasionReported, OccasionWithdrawn
from casework.applications.state import Application
from casework.common.private import Private

Blind = Callable[[str, str], str]


def taken(event: ApplicationEvent, before: Application, blind: Blind) -> tuple[str, UUID] | None:
    """The paper and the occasion it is for. A correction that says nothing of the number has its old token, without text."""
    if isinstance(event, OccasionReported | OccasionCorrected) and event.number.text:
        return _paper(before, event.number.text, blind), event.occasion_id
    return None


def freed(
    event: ApplicationEvent, before: Application, blind: Blind, opened: Callable[[Private], str | None]
) -> str | None:
    """The paper that is shown no longer: it was withdrawn, or had another number."""
    if not isinstance(event, OccasionWithdrawn | OccasionCorrected):
        return None
    told = before.occasions.get(event.occasion_id)
    number = opened(told.number) if told else None
    changed = event.number.text if isinstance(event, OccasionCorrected) else "withdrawn"
    return _paper(before, number, blind) if number and changed and number != changed else None


def _paper(application: Application, number: str, blind: Blind) -> str:
    told = application.told
    return f"{told.person_id if told else ''}:{told.scheme if told else ''}:{blind('paper', number)}"
