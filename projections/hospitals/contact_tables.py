"""Departments of hospitals beside the one in charge, and the test calls made to them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.hospitals.events import (
    HospitalDepartmentCorrected,
    HospitalDepartmentEnded,
    HospitalDepartmentNamed,
    HospitalDepartmentWithdrawn,
    HospitalTestCallCorrected,
    HospitalTestCallMade,
    HospitalTestCallWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Department(Stored, frozen=True):
    department_id: UUID
    hospital_id: UUID
    name: str
    responsible_person: Sealed | None
    phone: Sealed | None
    from_on: date
    until_on: date


class TestCall(Stored, frozen=True):
    test_call_id: UUID
    hospital_id: UUID
    called_on: date
    reached: bool
    right_person: bool | None
    note: Sealed | None


def fold_department(rows: Sequence[Department], recorded: Recorded) -> Sequence[Department]:
    match recorded.event:
        case HospitalDepartmentNamed() | HospitalDepartmentCorrected() as event:
            until_on = rows[0].until_on if rows else FOREVER
            return [
                Department(
                    event.department_id, recorded.stream_id, event.name, sealed(event.responsible_person),
                    sealed(event.phone), event.from_on, until_on,
                )
            ]  # fmt: skip
        case HospitalDepartmentEnded() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case HospitalDepartmentWithdrawn():
            return []
        case _:
            return rows


def fold_test_call(rows: Sequence[TestCall], recorded: Recorded) -> Sequence[TestCall]:
    match recorded.event:
        case HospitalTestCallMade() | HospitalTestCallCorrected() as event:
            note = sealed(event.note)
            stream = recorded.stream_id
            return [TestCall(event.test_call_id, stream, event.called_on, event.reached, event.right_person, note)]
        case HospitalTestCallWithdrawn():
            return []
        case _:
            return rows


DEPARTMENT = Projection(
    name="hospital_department",
    row=Department,
    group="department_id",
    handles=dict.fromkeys(
        (HospitalDepartmentNamed, HospitalDepartmentCorrected, HospitalDepartmentEnded, HospitalDepartmentWithdrawn),
        "department_id",
    ),
    starts=frozenset({HospitalDepartmentNamed}),
    fold=fold_department,
    visible="county",
    stream="hospital_id",
)
TEST_CALL = Projection(
    name="hospital_test_call",
    row=TestCall,
    group="test_call_id",
    handles=dict.fromkeys((HospitalTestCallMade, HospitalTestCallCorrected, HospitalTestCallWithdrawn), "test_call_id"),
    starts=frozenset({HospitalTestCallMade}),
    fold=fold_test_call,
    visible="county",
    stream="hospital_id",
)
PROJECTIONS = (DEPARTMENT, TEST_CALL)
