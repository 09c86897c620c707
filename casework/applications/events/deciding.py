"""The county's decision and what follows it: filing upward, the yearly review, the exit; a step that was a mistake."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event
from casework.common.private import Private

Verdict = Literal["confirmed", "refused"]


class Found(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One condition of the scheme as it was found. `holds` None: nobody had said so, and a person decided.

    `said`: what the register says, in codes; `ledger`, `position`: where it says so.
    """

    condition: str
    holds: bool | None = None
    said: str = ""
    ledger: str = ""
    position: int = 0


class CountyDecided(Event, frozen=True, kw_only=True):
    """The county confirms or refuses (县级确认). `from_on`: the first day of the first month that is paid.

    `edition`: the scheme's terms that were used, as `ledger:position` of their adoption or `preset:name`. `known`: how far each
    ledger that speaks of the person was known; the first decisions do not say. `excludes`: the schemes that may not be drawn beside it, by
    the terms of this day: whoever draws it takes the person's place in each such pair. `needs_reason_beside`: likewise those that are
    drawn beside it only for a reason, as far as none was drawn then: of two that are confirmed in one instant one is asked for it.
    """

    thing = "step_id"
    day_field = "decided_on"
    theme = "decision"

    step_id: UUID
    decision: Verdict
    decided_on: date
    from_on: date | None = None
    findings: tuple[Found, ...] = ()
    edition: str = ""
    by: UUID | None = None
    reason: Private | None = None
    known: dict[str, int] = {}
    excludes: tuple[str, ...] = ()
    needs_reason_beside: tuple[str, ...] = ()


class FiledUpward(Event, frozen=True, kw_only=True):
    """Reported to the city and the province (备案)."""

    thing = "step_id"
    day_field = "filed_on"
    theme = "decision"

    step_id: UUID
    filed_on: date
    number: str | None = None


class AnnualReviewed(Event, frozen=True, kw_only=True):
    """The yearly review (年审): whether everything still holds for the year. `findings`: as at the county's decision."""

    thing = "step_id"
    day_field = "reviewed_on"
    theme = "decision"

    step_id: UUID
    year: int
    reviewed_on: date
    holds: bool
    findings: tuple[Found, ...] = ()
    edition: str = ""
    by: UUID | None = None
    note: Private | None = None


class ContinuationDecided(Event, frozen=True, kw_only=True):
    """What was learned, that the household is closed or a child was born, does not end it. `known`: as at the county's decision."""

    thing = "step_id"
    day_field = "decided_on"
    theme = "decision"

    step_id: UUID
    decided_on: date
    reason: Private
    by: UUID | None = None
    known: dict[str, int] = {}


class ExitDecided(Event, frozen=True, kw_only=True):
    """It ends (退出). `on`: the day of the cause; `rule` of that day and `paid_until_on`: the last paid month, both by the
    editions as they were known then; what is paid goes by those that are known now (casework/schemes/in_force.py)."""

    thing = "step_id"
    day_field = "on"
    theme = "decision"

    step_id: UUID
    cause: str
    on: date
    rule: str = ""
    paid_until_on: date | None = None
    edition: str = ""
    by: UUID | None = None
    reason: Private | None = None


class ExitWithdrawn(Event, frozen=True, kw_only=True):
    """It did not end: the exit counts no longer. `excludes`, `needs_reason_beside`: as at the county's decision, by the
    terms of this day."""

    thing = "step_id"
    withdraws = True
    theme = "decision"

    step_id: UUID
    reason: Private
    excludes: tuple[str, ...] = ()
    needs_reason_beside: tuple[str, ...] = ()


class StepWithdrawn(Event, frozen=True, kw_only=True):
    """A step that was recorded by mistake counts no longer: evidence, a review, a check, an objection, a decision, a filing."""

    thing = "step_id"
    withdraws = True
    theme = "decision"

    step_id: UUID
    reason: Private
