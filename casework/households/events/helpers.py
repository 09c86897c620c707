"""Who helps a family besides its contact persons (多对一): members of an association, doctors, volunteers. Without effect on coverage."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HelperNamed(Event, frozen=True, kw_only=True):
    """Either somebody of the staff, or a person by name. `organisation`: where they come from."""

    thing = "helper_id"
    day_field = "from_on"
    theme = "decision"

    helper_id: UUID
    role: str
    from_on: date
    staff_id: UUID | None = None
    name: Private | None = None
    phone: Private | None = None
    organisation: str | None = None


class HelperCorrected(Event, frozen=True, kw_only=True):
    """The helper as they read from now on; their end is told by `HelperEnded`."""

    thing = "helper_id"
    corrects = HelperNamed
    day_field = "from_on"
    theme = "decision"

    helper_id: UUID
    reason: Private
    role: str
    from_on: date
    staff_id: UUID | None = None
    name: Private | None = None
    phone: Private | None = None
    organisation: str | None = None


class HelperWithdrawn(Event, frozen=True, kw_only=True):
    """They never helped."""

    thing = "helper_id"
    withdraws = True
    theme = "decision"

    helper_id: UUID
    reason: Private


class HelperEnded(Event, frozen=True, kw_only=True):
    thing = "helper_id"
    day_field = "until_on"
    theme = "decision"

    helper_id: UUID
    until_on: date
    reason: Private


HelpersEvent = HelperNamed | HelperCorrected | HelperWithdrawn | HelperEnded
