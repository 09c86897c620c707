"""What happens to a period's figures."""

from datetime import date

from casework.common.event import Event
from casework.common.private import Private
from casework.periods.figures import Counted


class PeriodClosed(Event, frozen=True, kw_only=True):
    """`division`: the county; `hash`: of the canonical JSON of the figures with division and period."""

    day_field = "closed_on"
    theme = "decision"

    division: str
    period: str
    closed_on: date
    counted: Counted
    hash: str


class PeriodRestated(Event, frozen=True, kw_only=True):
    """`causes`: by ledger, the positions of the events recorded since that made households count otherwise."""

    day_field = "restated_on"
    theme = "decision"

    division: str
    period: str
    restated_on: date
    counted: Counted
    hash: str
    causes: dict[str, tuple[int, ...]]
    reason: Private


class PeriodReopened(Event, frozen=True, kw_only=True):
    """Whatever was closed and restated stays on record; figures closed later stand in their place."""

    day_field = "reopened_on"
    theme = "decision"

    division: str
    period: str
    reopened_on: date
    reason: Private


PeriodEvent = PeriodClosed | PeriodRestated | PeriodReopened
