"""After an action: what was recorded, and what to do next. The action says it; pages show it at their top."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import Request

from web.access.caller import caller_of
from web.http.action import Action, Step

DONE, MADE = "done", "made"  # the parameters of the address that is shown afterwards


@dataclass(frozen=True, slots=True)
class Confirmation:
    said: str
    next_steps: tuple[Step, ...]


def address(path: str, action: str, made: UUID) -> str:
    """The address that confirms an action: no more than its name and an id stand in it."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode({DONE: action, MADE: made})}"


def confirmation(request: Request[Any, Any, Any]) -> Confirmation | None:
    """What the address confirms, with the reader's next steps, leading on from this page."""
    found, caller = Action.named(request.query_params.get(DONE, "")), caller_of(request)
    if found is None or caller is None:
        return None
    steps = (step for step in found.next_steps if caller.role in step.roles)
    return Confirmation(found.said, tuple(step._replace(path=_filled(step.path, request.url.path)) for step in steps))


def _filled(path: str, page: str) -> str:
    return path.replace("{page}", page).replace("{id}", page.rpartition("/")[2])


def made_id(request: Request[Any, Any, Any]) -> str:
    """The id of what was made, as the address names it."""
    return str(request.query_params.get(MADE, ""))
