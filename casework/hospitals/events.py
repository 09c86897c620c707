"""Everything that can happen to a designated hospital. Readiness is a question put to these facts."""

from datetime import date

from casework.common.event import Event
from casework.common.private import Private


class HospitalDesignated(Event, frozen=True, kw_only=True):
    day_field = "from_on"

    name: str
    division: str
    from_on: date
    department: str | None = None
    responsible_person: Private | None = None
    phone: Private | None = None
    pathway: tuple[str, ...] = ()


class HospitalResponsibleChanged(Event, frozen=True, kw_only=True):
    """Everything as it reads from `from_on`; a part that is left out is vacant from that day."""

    day_field = "from_on"

    from_on: date
    department: str | None = None
    responsible_person: Private | None = None
    phone: Private | None = None
    pathway: tuple[str, ...] = ()


class HospitalWithdrawn(Event, frozen=True, kw_only=True):
    day_field = "withdrawn_on"

    withdrawn_on: date
    reason: Private | None = None


HospitalEvent = HospitalDesignated | HospitalResponsibleChanged | HospitalWithdrawn
