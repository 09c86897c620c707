"""What a scheme pays for when it happens: days of care in a hospital, or a cost. Reported with its paper, then decided on."""

from datetime import date
from typing import Literal
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private

OccasionKind = Literal["stay", "cost"]


class OccasionReported(Event, frozen=True, kw_only=True):
    """A stay in a hospital (住院) from the day of admission to that of discharge, or a medical cost (医疗费) of those days.

    `cost_fen`: what the family itself bore, as settled; of a stay it may be left out. `number`: of the discharge record or the
    settlement sheet; `place`: the hospital.
    """

    thing = "occasion_id"
    day_field = "from_on"
    theme = "decision"

    occasion_id: UUID
    kind: OccasionKind
    from_on: date
    until_on: date
    reported_on: date
    number: Private
    cost_fen: int = 0
    place: Private | None = None
    by: UUID | None = None


class OccasionCorrected(Event, frozen=True, kw_only=True):
    """The whole report as it reads after the correction. `by`: who reported it; `corrected_by`: who says that it was otherwise."""

    thing = "occasion_id"
    corrects = OccasionReported
    theme = "decision"

    occasion_id: UUID
    kind: OccasionKind
    from_on: date
    until_on: date
    reported_on: date
    number: Private
    reason: Private
    cost_fen: int = 0
    place: Private | None = None
    by: UUID | None = None
    corrected_by: UUID | None = None


class OccasionWithdrawn(Event, frozen=True, kw_only=True):
    """It did not happen, or was reported twice: it counts no longer. What was paid for it is asked back."""

    thing = "occasion_id"
    withdraws = True
    theme = "decision"

    occasion_id: UUID
    reason: Private


class OccasionDecided(Event, frozen=True, kw_only=True):
    """Whether it is paid, and for how much of it: `days` of a stay, `cost_fen` of a cost. The last decision counts."""

    thing = "occasion_id"
    day_field = "decided_on"
    theme = "decision"

    occasion_id: UUID
    decided_on: date
    accepted: bool
    days: int = 0
    cost_fen: int = 0
    by: UUID | None = None
    reason: Private | None = None
