"""After an action: what was recorded, and what to do next. The action says it; pages show it at their top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Request

from web.access.caller import caller_of
from web.http.action import Action, Step, WriteResult

DONE, MADE, TOLD = "done", "made", "told"  # the parameters of the address that is shown afterwards
RECORDED = "recorded"  # of the request's state: the sentences, read before the page is made


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`recorded`: what was recorded, in sentences."""

    said: str
    next_steps: tuple[Step, ...]
    recorded: Sequence[str] = ()


class Told(NamedTuple):
    """Where the events stand that an address confirms."""

    ledger: str
    first: int
    last: int


def address(path: str, action: str, result: WriteResult) -> str:
    """The address that confirms an action: no more than its name, an id and where its events stand is in it."""
    receipt = result.receipt
    told = {TOLD: f"{receipt.ledger}:{receipt.first}-{receipt.last}"} if receipt.first <= receipt.last else {}
    return f"{path}{'&' if '?' in path else '?'}{urlencode({DONE: action, MADE: result.id, **told}, safe=':')}"


def told_by(request: Request[Any, Any, Any]) -> Told | None:
    """Where the events stand that the address confirms, if it names any."""
    found = re.fullmatch(r"(\d{6}):(\d{1,18})-(\d{1,18})", request.query_params.get(TOLD, ""), re.ASCII)
    return Told(found[1], int(found[2]), int(found[3])) if found else None


def confirmation(request: Request[Any, Any, Any]) -> Confirmation | None:
    """What the address confirms, with the reader's next steps, leading on from this page."""
    found, caller = Action.named(request.query_params.get(DONE, "")), caller_of(request)
    if found is None or caller is None:
        return None
    steps = (step for step in found.next_steps if caller.role in step.roles)
    leading_on = tuple(step._replace(path=_filled(step.path, request.url.path)) for step in steps)
    return Confirmation(found.said, leading_on, request.state.get(RECORDED, ()))


def _filled(path: str, page: str) -> str:
    return path.replace("{page}", page).replace("{id}", page.rpartition("/")[2])


def made_id(request: Request[Any, Any, Any]) -> str:
    """The id of what was made, as the address names it."""
    return str(request.query_params.get(MADE, ""))
