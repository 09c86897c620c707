"""What can be asked for: one declaration of each write, for page and API alike, and how it is carried out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

from casework.common.command import Asked, Command
from casework.common.roles import READ_FIGURES, ROLES, Roles
from casework.ledger.envelope import Receipt, Request
from web.access.caller import Caller
from web.http.rights import demand
from web.http.shape import filled, shape
from web.language.i18n import N_
from web.office import Office, Reached


class Asking(NamedTuple):
    """Who asks for what. `ids`: those of the address; `said`: what was asked, as the command's shape."""

    office: Office
    caller: Caller
    ids: Mapping[str, UUID]
    said: Any
    request: Request
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """The id of what was made (else of its parent), and the place of its last event."""

    id: UUID
    receipt: Receipt
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "ledger": self.receipt.ledger, "position": self.receipt.last, **self.more}


class Step(NamedTuple):
    """What can be done next, by whom; `{page}` in the address is the page it is shown on, `{id}` whom that is about."""

    label: str
    path: str
    roles: Roles = ROLES


TO_WORKLIST: Final = Step(N_("Back to the worklist"), "/worklist#{id}")
TO_HOUSEHOLDS: Final = Step(N_("To the households"), "/households")
TO_THOSE_WITHOUT: Final = Step(
    N_("Households without a contact person"), "/coverage/list?kind=contact&covered=false", READ_FIGURES
)
TO_VERIFY: Final = Step(N_("What is to be verified"), "/life-events", READ_FIGURES)
TO_FOLLOW_UP: Final = Step(N_("What is to be done now"), "/life-events?verified=true", READ_FIGURES)
TO_ASSIGN: Final = Step(N_("Assign a contact person"), "{page}/assignments/new")
TO_ANOTHER: Final = Step(N_("Register another household"), "/households/new")


def as_asked(_: Asking, command: Any) -> Any:
    return command


def hand_over(asking: Asking, command: Command, at: Reached, action: "Action") -> WriteResult:
    """To the rules."""
    receipt = asking.office.act(asking.caller, command, at=at, request=asking.request, version=asking.version)
    return WriteResult(getattr(command, action.answers), receipt)


@dataclass(frozen=True, slots=True)
class Action:
    """One write. `path`: of page and API. `answers`: the field of the command whose id is answered.

    `reach` finds the object within the caller's reach; `complete` fills in what only the edge knows and refuses what
    only it can see; `tied_to_version`: it may be refused where the stream moved on since it was seen. `said`: what a page
    says afterwards, with `next_steps`.
    """

    command: type[Command]
    path: str
    answers: str
    reach: Callable[[Asking], Reached]
    complete: Callable[[Asking, Any], Any] = as_asked
    carry_out: Callable[[Asking, Any, Reached, "Action"], WriteResult] = hand_over
    tied_to_version: bool = False
    said: str = ""
    next_steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        _NAMED[self.name] = self

    @staticmethod
    def named(name: str) -> "Action | None":
        """The action of this name, if there is one."""
        return _NAMED.get(name)

    @property
    def name(self) -> str:
        return self.command.__name__

    @property
    def shape(self) -> type[Asked]:
        return shape(self.command)


def act(action: Action, asking: Asking) -> WriteResult:
    """Asks whether the caller may, makes the command, and has it carried out. Raises Problem and Refused."""
    demand(asking.caller, action.command.roles, action.command.grant)
    at = action.reach(asking)
    ids = {**asking.ids, action.command.stream: at.stream}
    command = filled(action.command, asking.said, ids, asking.request.make_id)
    return action.carry_out(asking, action.complete(asking, command), at, action)


_NAMED: dict[str, Action] = {}
