"""Who helps a family besides its contact persons (多对一): members of an association, doctors, volunteers. Without effect on coverage."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class SupporterNamed(Event, frozen=True, kw_only=True):
    """Either somebody of the staff, or a person by name. `organisation`: where they come from."""

    thing = "supporter_id"
    day_field = "from_on"
    theme = "decision"

    supporter_id: UUID
    role: str
    from_on: date
    staff_id: UUID | None = None
    name: Private | None = None
    phone: Private | None = None
    organisation: str | None = None


class SupporterCorrected(Event, frozen=True, kw_only=True):
    """The supporter as they read from now on; their end is told by `SupporterEnded`."""

    thing = "supporter_id"
    corrects = SupporterNamed
    day_field = "from_on"
    theme = "decision"

    supporter_id: UUID
    reason: Private
    role: str
    from_on: date
    staff_id: UUID | None = None
    name: Private | None = None
    phone: Private | None = None
    organisation: str | None = None


class SupporterWithdrawn(Event, frozen=True, kw_only=True):
    """They never helped."""

    thing = "supporter_id"
    withdraws = True
    theme = "decision"

    supporter_id: UUID
    reason: Private


class SupporterEnded(Event, frozen=True, kw_only=True):
    thing = "supporter_id"
    day_field = "until_on"
    theme = "decision"

    supporter_id: UUID
    until_on: date
    reason: Private


SupportersEvent = SupporterNamed | SupporterCorrected | SupporterWithdrawn | SupporterEnded
