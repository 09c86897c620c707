"""The family doctor: contracts and services."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class DoctorContractSigned(Event, frozen=True, kw_only=True):
    thing = "contract_id"
    day_field = "from_on"
    theme = "decision"

    contract_id: UUID
    member_id: UUID
    kind: str
    from_on: date
    until_on: date
    institution: str | None = None
    doctor: Private | None = None


class DoctorContractEnded(Event, frozen=True, kw_only=True):
    """Earlier than it was signed for (`planned_until_on`): it holds no longer from `until_on` on."""

    thing = "contract_id"
    day_field = "until_on"
    theme = "decision"

    contract_id: UUID
    member_id: UUID
    kind: str
    until_on: date
    planned_until_on: date
    reason: Private


class DoctorServiceRecorded(Event, frozen=True, kw_only=True):
    thing = "service_id"
    day_field = "served_on"
    marked_when_late = True

    service_id: UUID
    member_id: UUID
    served_on: date
    service: Private


DoctorEvent = DoctorContractSigned | DoctorContractEnded | DoctorServiceRecorded
