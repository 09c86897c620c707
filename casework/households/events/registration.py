"""A household is registered."""

from datetime import date

from casework.common.event import Event
from casework.common.private import Private


class HouseholdRegistered(Event, frozen=True, kw_only=True):
    day_field = "registered_on"
    theme = "decision"

    household_no: str
    category: str
    residence_division: str
    registered_on: date
    address: Private | None = None
    basis: Private | None = None
    living_alone: bool = False
    remark: Private | None = None


RegistrationEvent = HouseholdRegistered
