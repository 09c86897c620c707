"""Everything that can happen to a designated hospital. Readiness is a question put to these facts."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HospitalDesignated(Event, frozen=True, kw_only=True):
    """`serves`: the counties that a hospital of a prefecture or province is designated for; empty: its own county."""

    day_field = "from_on"
    theme = "decision"

    name: str
    division: str
    from_on: date
    department: str | None = None
    responsible_person: Private | None = None
    phone: Private | None = None
    pathway: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


class HospitalCorrected(Event, frozen=True, kw_only=True):
    """The whole designation as it reads after the correction; what changed later stays."""

    day_field = "from_on"
    theme = "decision"
    corrects = HospitalDesignated

    name: str
    division: str
    from_on: date
    reason: Private
    department: str | None = None
    responsible_person: Private | None = None
    phone: Private | None = None
    pathway: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


class HospitalResponsibleChanged(Event, frozen=True, kw_only=True):
    """Everything as it reads from `from_on`; a part that is left out is vacant from that day."""

    day_field = "from_on"

    from_on: date
    department: str | None = None
    responsible_person: Private | None = None
    phone: Private | None = None
    pathway: tuple[str, ...] = ()


class HospitalWithdrawn(Event, frozen=True, kw_only=True):
    """Designated no longer from `withdrawn_on` on. `successor_id`: the hospital that takes its place."""

    day_field = "withdrawn_on"
    theme = "decision"

    withdrawn_on: date
    reason: Private | None = None
    successor_id: UUID | None = None


class HospitalWithdrawalUndone(Event, frozen=True, kw_only=True):
    """It was withdrawn by mistake: it has been designated all along, and reads as before."""

    theme = "decision"

    reason: Private


class HospitalDepartmentNamed(Event, frozen=True, kw_only=True):
    """A department beside the one in charge, with whom families ask for there."""

    day_field = "from_on"
    thing = "department_id"

    department_id: UUID
    name: str
    from_on: date
    responsible_person: Private | None = None
    phone: Private | None = None


class HospitalDepartmentCorrected(Event, frozen=True, kw_only=True):
    """The whole department as it reads after the correction."""

    day_field = "from_on"
    thing = "department_id"
    corrects = HospitalDepartmentNamed

    department_id: UUID
    name: str
    from_on: date
    reason: Private
    responsible_person: Private | None = None
    phone: Private | None = None


class HospitalDepartmentWithdrawn(Event, frozen=True, kw_only=True):
    """It was never named."""

    thing = "department_id"
    withdraws = True

    department_id: UUID
    reason: Private


class HospitalDepartmentEnded(Event, frozen=True, kw_only=True):
    """Families ask there no longer from `until_on` on."""

    day_field = "until_on"
    thing = "department_id"

    department_id: UUID
    until_on: date
    reason: Private


class HospitalTestCallMade(Event, frozen=True, kw_only=True):
    """Somebody of the office rang the hospital's number. `right_person`: whether the person in charge answered."""

    day_field = "called_on"
    marked_when_late = True
    thing = "test_call_id"

    test_call_id: UUID
    called_on: date
    reached: bool
    right_person: bool | None = None
    note: Private | None = None


class HospitalTestCallCorrected(Event, frozen=True, kw_only=True):
    """The whole test call as it reads after the correction."""

    day_field = "called_on"
    thing = "test_call_id"
    corrects = HospitalTestCallMade

    test_call_id: UUID
    called_on: date
    reached: bool
    reason: Private
    right_person: bool | None = None
    note: Private | None = None


class HospitalTestCallWithdrawn(Event, frozen=True, kw_only=True):
    """It was never made."""

    thing = "test_call_id"
    withdraws = True

    test_call_id: UUID
    reason: Private


# What tells a thing whole.
Department = HospitalDepartmentNamed | HospitalDepartmentCorrected
TestCall = HospitalTestCallMade | HospitalTestCallCorrected

HospitalEvent = (
    HospitalDesignated | HospitalCorrected | HospitalResponsibleChanged | HospitalWithdrawn | HospitalWithdrawalUndone
    | HospitalDepartmentNamed | HospitalDepartmentCorrected | HospitalDepartmentEnded | HospitalDepartmentWithdrawn
    | HospitalTestCallMade | HospitalTestCallCorrected | HospitalTestCallWithdrawn
)  # fmt: skip
