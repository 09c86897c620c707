"""The county's decision, filing, the yearly review, the exit."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from casework.applications.commands.order import DECIDE_ON_CASES, Command, Step
from casework.applications.events.deciding import Found, Verdict
from casework.common.command import Filled, Given, Short, Text
from casework.common.roles import APPROVAL, Roles
from casework.schemes.words import Cause, ExitRule

Year = Annotated[int, Meta(ge=1990, le=2199)]


class Judged(Step, frozen=True, kw_only=True):
    """A step that looks at the scheme's conditions. The edge fills in the findings, the edition they are of, each
    condition's words in Chinese and English, and how far the ledgers were known that speak of the person.
    """

    findings: Annotated[tuple[Found, ...], Filled] = ()
    edition: Annotated[str, Filled] = ""
    words: Annotated[dict[str, tuple[str, str]], Filled] = {}
    known: Annotated[dict[str, int], Filled] = {}


class DecideForCounty(Judged, frozen=True, kw_only=True):
    """The county's decision. `from_on`: from whose month on is paid; left out: by the scheme's rule. A refusal has its reason.

    The edge fills in for how many days each level has to have been on notice, from when is paid by the rule, which schemes may
    not be drawn beside it, or only for a reason, and which other users are the same person.
    """

    roles: ClassVar[Roles] = APPROVAL

    decision: Verdict
    from_on: date | None = None
    reason: Text | None = None
    notices: Annotated[dict[str, int], Filled] = {}
    payable_from_on: Annotated[date | None, Filled] = None
    excludes: Annotated[tuple[str, ...], Filled] = ()
    needs_reason_beside: Annotated[tuple[str, ...], Filled] = ()
    also: Annotated[tuple[UUID, ...], Filled] = ()


class WithdrawDecision(Command, frozen=True, kw_only=True):
    """The county's decision was a mistake: it counts no longer, and the application waits for another."""

    roles: ClassVar[Roles] = APPROVAL

    reason: Text


class FileUpward(Step, frozen=True, kw_only=True):
    """Reported to the city and the province."""

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    number: Short | None = None


class ReviewYearly(Judged, frozen=True, kw_only=True):
    """The yearly review. Nothing said: everything holds, this year."""

    year: Year | None = None
    holds: bool = True
    note: Text | None = None


class DecideExit(Step, frozen=True, kw_only=True):
    """It ends: `on` the day of the cause. The edge fills in the scheme's rule of that day and the last paid month, which goes by
    the editions of the months.
    """

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    cause: Cause
    reason: Text | None = None
    rule: Annotated[ExitRule, Filled] = "stop_next_month"
    paid_until_on: Annotated[date | None, Filled] = None
    edition: Annotated[str, Filled] = ""


class WithdrawExit(Command, frozen=True, kw_only=True):
    """It did not end. The edge fills in which schemes may not be drawn beside it, or only for a reason."""

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    reason: Text
    excludes: Annotated[tuple[str, ...], Filled] = ()
    needs_reason_beside: Annotated[tuple[str, ...], Filled] = ()


class DecideContinuation(Step, frozen=True, kw_only=True):
    """What was learned does not end it: it goes on. Until then the months after it are not paid."""

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    reason: Text
    known: Annotated[dict[str, int], Filled] = {}


class WithdrawStep(Command, frozen=True, kw_only=True):
    """A step that was recorded by mistake: evidence, a review, a check, an objection, a filing, or that the person withdrew."""

    step_id: Given
    reason: Text
