"""A family's record is checked, and what other systems know it as."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class RecordChecked(Event, frozen=True, kw_only=True):
    """The family's record was gone through. `way`: home_visit, phone or papers; `result`: right, put_right or to_put_right;
    `staff_id`: by whom.
    """

    thing = "check_id"
    day_field = "checked_on"
    marked_when_late = True

    check_id: UUID
    checked_on: date
    way: str
    result: str
    staff_id: UUID | None = None
    note: Private | None = None


class RecordCheckWithdrawn(Event, frozen=True, kw_only=True):
    thing = "check_id"
    withdraws = True

    check_id: UUID
    reason: Private


class ExternalNumberRecorded(Event, frozen=True, kw_only=True):
    """What another system calls the household; `entered_on`: since when it is entered there."""

    goes_along = True
    thing = "external_number_id"
    day_field = "entered_on"

    external_number_id: UUID
    system: str
    number: Private
    entered_on: date


class ExternalNumberWithdrawn(Event, frozen=True, kw_only=True):
    thing = "external_number_id"
    withdraws = True

    external_number_id: UUID
    reason: Private


ChecksEvent = RecordChecked | RecordCheckWithdrawn | ExternalNumberRecorded | ExternalNumberWithdrawn
