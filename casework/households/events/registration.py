"""A household is registered; what was registered wrongly reads otherwise."""

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


class HouseholdCorrected(Event, frozen=True, kw_only=True):
    """The whole registration as it reads after the correction."""

    corrects = HouseholdRegistered
    theme = "decision"

    household_no: str
    category: str
    residence_division: str
    registered_on: date
    reason: Private
    address: Private | None = None
    basis: Private | None = None
    living_alone: bool = False
    remark: Private | None = None


class LivingAloneChanged(Event, frozen=True, kw_only=True):
    """Whether somebody lives alone from a day on; of one day what was recorded last holds."""

    goes_along = True
    day_field = "from_on"

    lives_alone: bool
    from_on: date
    reason: Private | None = None


RegistrationEvent = HouseholdRegistered | HouseholdCorrected | LivingAloneChanged
