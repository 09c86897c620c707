"""Everything that can be asked of a period's figures."""

from typing import Annotated, ClassVar

from msgspec import Meta

from casework.common import command
from casework.common.command import Division, Filled, Given, Text
from casework.common.roles import APPROVAL, SUPERVISION, Roles
from casework.periods.calendar import PATTERN
from casework.periods.figures import Counted

Period = Annotated[str, Meta(pattern=PATTERN)]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one period of one county."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "period_close_id"
    period_close_id: Given


class ClosePeriod(Command, frozen=True, kw_only=True):
    """`period`: `2026-10`, `2026-Q4` or `2026`. `division`: the county; the caller's own when left out."""

    period: Period
    division: Division | None = None
    counted: Annotated[Counted | None, Filled] = None


class RestatePeriod(Command, frozen=True, kw_only=True):
    """What became known later is told beside the closed figures, with the records that made the difference."""

    reason: Text
    counted: Annotated[Counted | None, Filled] = None
    causes: Annotated[dict[str, tuple[int, ...]], Filled] = {}


class ReopenPeriod(Command, frozen=True, kw_only=True):
    """By an approver: the period may then be closed again. The figures that were closed stay on record."""

    roles: ClassVar[Roles] = APPROVAL

    reason: Text
