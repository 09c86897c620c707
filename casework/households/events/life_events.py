"""What happens in a family: reported, then verified or rejected, and what follows from it."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class LifeEventReported(Event, frozen=True, kw_only=True):
    """What somebody said has happened. It changes no count until it is verified. `staff_id`: who reported it."""

    goes_along = True
    thing = "life_event_id"
    day_field = "occurred_on"

    life_event_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Private
    residence_division: str | None = None
    hukou_division: str | None = None
    level: int | None = None
    staff_id: UUID | None = None
    reported_on: date | None = None


class LifeEventCorrected(Event, frozen=True, kw_only=True):
    """The whole report as it reads after the correction; what followed from it is corrected beside it."""

    thing = "life_event_id"
    corrects = LifeEventReported
    day_field = "occurred_on"

    life_event_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Private
    reason: Private
    residence_division: str | None = None
    hukou_division: str | None = None
    level: int | None = None
    staff_id: UUID | None = None
    reported_on: date | None = None


class LifeEventWithdrawn(Event, frozen=True, kw_only=True):
    """It did not happen, or not to this family: nothing that followed from it counts any longer."""

    thing = "life_event_id"
    withdraws = True
    theme = "decision"

    life_event_id: UUID
    reason: Private


class LifeEventVerified(Event, frozen=True, kw_only=True):
    """`follow_up`: what is to be done now. `at_once`: whoever reported it had checked it."""

    goes_along = True
    thing = "life_event_id"
    theme = "decision"

    life_event_id: UUID
    verified_on: date | None = None
    follow_up: tuple[str, ...] = ()
    at_once: bool = False


class LifeEventRejected(Event, frozen=True, kw_only=True):
    goes_along = True
    thing = "life_event_id"
    theme = "decision"

    life_event_id: UUID
    reason: Private | None = None
    rejected_on: date | None = None


class LifeEventFoundKnown(Event, frozen=True, kw_only=True):
    """Somebody else had reported the same, and that was verified: nothing is left to be verified of this report."""

    goes_along = True
    thing = "life_event_id"
    day_field = "known_on"

    life_event_id: UUID
    known_from: UUID
    known_on: date


class LifeEventReopened(Event, frozen=True, kw_only=True):
    """The report that it was known from (`known_from`) was withdrawn: this one is to be verified again."""

    goes_along = True
    thing = "life_event_id"
    day_field = "reopened_on"

    life_event_id: UUID
    known_from: UUID
    reopened_on: date


class LifeEventFollowedUp(Event, frozen=True, kw_only=True):
    """One thing that was to be done after a life event is done."""

    goes_along = True
    thing = "life_event_id"
    day_field = "done_on"

    life_event_id: UUID
    done: str
    done_on: date


class LifeEventOutcomeSeen(Event, frozen=True, kw_only=True):
    """Whoever reported it has read what became of it."""

    goes_along = True
    thing = "life_event_id"
    day_field = "seen_on"

    life_event_id: UUID
    seen_on: date


class HouseholdMoved(Event, frozen=True, kw_only=True):
    thing = "life_event_id"
    day_field = "from_on"

    residence_division: str
    from_on: date
    life_event_id: UUID | None = None


class HouseholdMoveCorrected(Event, frozen=True, kw_only=True):
    """Where to and since when, as it reads after the correction of the report."""

    thing = "life_event_id"
    corrects = HouseholdMoved
    day_field = "from_on"

    residence_division: str
    from_on: date
    life_event_id: UUID
    reason: Private


class CategoryChanged(Event, frozen=True, kw_only=True):
    """`life_event_id`: the life event that it follows from, if any."""

    thing = "life_event_id"
    day_field = "from_on"
    theme = "decision"

    category: str
    from_on: date
    reason: Private | None = None
    life_event_id: UUID | None = None


LifeEventsEvent = (
    LifeEventReported
    | LifeEventCorrected
    | LifeEventWithdrawn
    | LifeEventVerified
    | LifeEventRejected
    | LifeEventFoundKnown
    | LifeEventReopened
    | LifeEventFollowedUp
    | LifeEventOutcomeSeen
    | HouseholdMoved
    | HouseholdMoveCorrected
    | CategoryChanged
)
