"""What happens in a family: reported, then verified or rejected, and what follows from it."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class LifeEventReported(Event, frozen=True, kw_only=True):
    """What somebody said has happened. It changes no count until it is verified."""

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


class LifeEventVerified(Event, frozen=True, kw_only=True):
    thing = "life_event_id"
    theme = "decision"

    life_event_id: UUID


class LifeEventRejected(Event, frozen=True, kw_only=True):
    thing = "life_event_id"
    theme = "decision"

    life_event_id: UUID
    reason: Private | None = None


class HouseholdMoved(Event, frozen=True, kw_only=True):
    thing = "life_event_id"
    day_field = "from_on"

    residence_division: str
    from_on: date
    life_event_id: UUID | None = None


class CategoryChanged(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"

    category: str
    from_on: date
    reason: Private | None = None


LifeEventsEvent = LifeEventReported | LifeEventVerified | LifeEventRejected | HouseholdMoved | CategoryChanged
