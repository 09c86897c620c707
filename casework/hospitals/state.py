"""What the decisions about a hospital read, and how each event changes it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.hospitals.events import (
    Department,
    HospitalCorrected,
    HospitalDepartmentCorrected,
    HospitalDepartmentEnded,
    HospitalDepartmentNamed,
    HospitalDepartmentWithdrawn,
    HospitalDesignated,
    HospitalEvent,
    HospitalResponsibleChanged,
    HospitalTestCallCorrected,
    HospitalTestCallMade,
    HospitalTestCallWithdrawn,
    HospitalWithdrawalUndone,
    HospitalWithdrawn,
    TestCall,
)

Details = HospitalDesignated | HospitalCorrected | HospitalResponsibleChanged


class Hospital(Struct, frozen=True, kw_only=True):
    """`designation`: the event that last told it whole; `changes`: what was said of later days, by that day;
    `ended`: the departments that are no more, by their last day's morrow; `withdrawn`: the ids of what was taken back."""

    designation: HospitalDesignated | HospitalCorrected | None = None
    changes: dict[date, HospitalResponsibleChanged] = {}
    withdrawn_on: date | None = None
    departments: dict[UUID, Department] = {}
    ended: dict[UUID, date] = {}
    test_calls: dict[UUID, TestCall] = {}
    withdrawn: frozenset[UUID] = frozenset()

    @property
    def designated_on(self) -> date | None:
        return self.designation.from_on if self.designation else None

    def reading(self, day: date) -> Details | None:
        """How it reads on a day: what was said of the latest day before or on it, but not before its designation."""
        said: list[Details] = [self.designation] if self.designation and self.designation.from_on <= day else []
        said += [self.changes[on] for on in sorted(self.changes) if said and said[0].from_on <= on <= day]
        return said[-1] if said else None


NEW = Hospital()


def evolve(state: Hospital, event: HospitalEvent) -> Hospital:
    """The hospital after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case HospitalDesignated() | HospitalCorrected():
            return replace(state, designation=event)
        case HospitalResponsibleChanged():
            return replace(state, changes=state.changes | {event.from_on: event})
        case HospitalWithdrawn():
            return replace(state, withdrawn_on=event.withdrawn_on)
        case HospitalWithdrawalUndone():
            return replace(state, withdrawn_on=None)
        case HospitalDepartmentNamed() | HospitalDepartmentCorrected():
            return replace(state, departments=state.departments | {event.department_id: event})
        case HospitalDepartmentEnded():
            return replace(state, ended=state.ended | {event.department_id: event.until_on})
        case HospitalTestCallMade() | HospitalTestCallCorrected():
            return replace(state, test_calls=state.test_calls | {event.test_call_id: event})
        case HospitalDepartmentWithdrawn(department_id=id_) | HospitalTestCallWithdrawn(test_call_id=id_):
            return replace(state, withdrawn=state.withdrawn | {id_})
    return state
