"""After an action: what was recorded, and what to do next. One line for each action; pages show it at their top."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from litestar import Request

from casework.common.roles import READ_FIGURES, ROLES, Roles
from web.access.caller import caller_of
from web.language.i18n import N_

DONE, MADE = "done", "made"  # the parameters of the address that is shown afterwards


class Step(NamedTuple):
    """What can be done next, by whom; `{page}` in the address is the page it is shown on, `{id}` whom that is about."""

    label: str
    path: str
    roles: Roles = ROLES


@dataclass(frozen=True, slots=True)
class Confirmation:
    said: str
    next_steps: tuple[Step, ...] = ()


WORKLIST: Final = Step(N_("Back to the worklist"), "/worklist#{id}")
HOUSEHOLDS: Final = Step(N_("To the households"), "/households")
WITHOUT: Final = Step(
    N_("Households without a contact person"), "/coverage/list?kind=contact&covered=false", READ_FIGURES
)
ASSIGN: Final = Step(N_("Assign a contact person"), "{page}/assignments/new")
ANOTHER: Final = Step(N_("Register another household"), "/households/new")
CONFIRMATIONS: Final[Mapping[str, Confirmation]] = {
    "RegisterHousehold": Confirmation(N_("The household is registered."), (ASSIGN, ANOTHER)),
    "AssignContactPerson": Confirmation(N_("The contact person is assigned."), (WITHOUT,)),
    "EndAssignment": Confirmation(N_("The assignment is ended."), (ASSIGN,)),
    "LogContact": Confirmation(N_("The contact is recorded."), (WORKLIST,)),
    "CorrectContact": Confirmation(N_("The contact is corrected."), (WORKLIST,)),
    "WithdrawContact": Confirmation(N_("The contact is withdrawn. It stays in the history."), (WORKLIST,)),
    "OpenNeed": Confirmation(N_("What the family needs is noted."), (WORKLIST,)),
    "AnswerNeed": Confirmation(N_("The answer is recorded."), (WORKLIST,)),
    "CloseNeed": Confirmation(N_("This is closed."), (WORKLIST,)),
    "ReportLifeEvent": Confirmation(N_("The life event is recorded. It counts once a supervisor has checked it.")),
    "VerifyLifeEvent": Confirmation(N_("The life event is confirmed. It counts from the day it happened.")),
    "RejectLifeEvent": Confirmation(N_("The life event is rejected. It changes nothing.")),
    "ChangeCategory": Confirmation(N_("The category is recorded.")),
    "PauseHousehold": Confirmation(N_("The pause is recorded. Nothing is due until it is over.")),
    "CloseHousehold": Confirmation(N_("The household is closed. Its history stays."), (HOUSEHOLDS,)),
    "SignDoctorContract": Confirmation(N_("The contract with the doctor is recorded.")),
    "RecordDoctorService": Confirmation(N_("The doctor's service is recorded.")),
    "IssueGreenChannelPass": Confirmation(N_("The pass is recorded.")),
    "UseGreenChannel": Confirmation(N_("The use of the green channel is recorded.")),
    "DesignateHospital": Confirmation(N_("The hospital is designated.")),
    "ChangeResponsible": Confirmation(N_("Who is responsible at the hospital is recorded.")),
    "WithdrawHospital": Confirmation(N_("The hospital is withdrawn from that day on.")),
    "RegisterStaff": Confirmation(N_("The staff record is added."), (WITHOUT,)),
    "TakePost": Confirmation(N_("The post is recorded."), (WITHOUT,)),
    "EndPost": Confirmation(N_("The end of the post is recorded."), (WITHOUT,)),
    "AdoptPolicy": Confirmation(N_("The edition is adopted.")),
}


def address(path: str, action: str, made: UUID) -> str:
    """The address that confirms an action: no more than its name and an id stand in it."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode({DONE: action, MADE: made})}"


def confirmation(request: Request[Any, Any, Any]) -> Confirmation | None:
    """What the address confirms, with the reader's next steps, leading on from this page."""
    found, caller = CONFIRMATIONS.get(request.query_params.get(DONE, "")), caller_of(request)
    if found is None or caller is None:
        return None
    steps = (step for step in found.next_steps if caller.role in step.roles)
    return Confirmation(found.said, tuple(step._replace(path=_filled(step.path, request.url.path)) for step in steps))


def _filled(path: str, page: str) -> str:
    return path.replace("{page}", page).replace("{id}", page.rpartition("/")[2])


def made_id(request: Request[Any, Any, Any]) -> str:
    """The id of what was made, as the address names it."""
    return str(request.query_params.get(MADE, ""))
