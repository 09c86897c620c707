"""What there can be only one of: a person's running application for a scheme; of two schemes that exclude each other, the drawn one;
of two that are drawn together only for a reason, the one that was confirmed without.
"""

from typing import Literal

from casework.applications.events import ApplicationEvent
from casework.applications.state import Application, evolve

PairKind = Literal["exclusion", "reason"]
Pair = tuple[PairKind, str]


def taken(event: ApplicationEvent, before: Application) -> str | None:
    """The place that is taken: by applying, and again where a refusal, a withdrawal or an exit is withdrawn."""
    after = evolve(before, event)
    return _place(after) if after.runs and not before.runs else None


def freed(event: ApplicationEvent, before: Application) -> str | None:
    """The place that is given back: by refusal, withdrawal or exit."""
    return _place(before) if before.runs and not evolve(before, event).runs else None


def shut_out(event: ApplicationEvent, before: Application) -> list[Pair]:
    """The pairs of schemes of which the person draws one from now on: by being confirmed, and again where an exit is withdrawn."""
    return sorted(_pairs(evolve(before, event)) - _pairs(before))


def let_in(event: ApplicationEvent, before: Application) -> list[Pair]:
    """The pairs of which the person draws neither any more: by exit, or because the confirmation is withdrawn."""
    return sorted(_pairs(before) - _pairs(evolve(before, event)))


def _place(application: Application) -> str | None:
    told = application.told
    return f"{told.person_id}:{told.scheme}" if told else None


def _pairs(application: Application) -> set[Pair]:
    """The same text whichever of the two schemes is drawn, so that two decisions at one moment want the same place."""
    told = application.told
    if told is None or not (application.runs and application.is_confirmed):
        return set()
    said: tuple[tuple[PairKind, tuple[str, ...]], ...] = (
        ("exclusion", application.excludes),
        ("reason", application.needs_reason_beside),
    )
    return {
        (kind, f"{told.person_id}:{'+'.join(sorted((told.scheme, other)))}")
        for kind, others in said
        for other in others
    }
