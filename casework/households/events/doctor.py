"""The family doctor: contracts and services."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class DoctorContractSigned(Event, frozen=True, kw_only=True):
    """`package`: codes of the items promised (casework/care/packages.py); `renews`: the contract it follows."""

    day_field = "from_on"
    theme = "decision"
    thing = "contract_id"

    contract_id: UUID
    member_id: UUID
    kind: str
    from_on: date
    until_on: date
    institution: str | None = None
    doctor: Private | None = None
    package: tuple[str, ...] = ()
    renews: UUID | None = None


class DoctorContractCorrected(Event, frozen=True, kw_only=True):
    """The whole contract as it was signed, as that reads after the correction; an early ending stays beside it."""

    day_field = "from_on"
    theme = "decision"
    thing = "contract_id"
    corrects = DoctorContractSigned

    contract_id: UUID
    member_id: UUID
    kind: str
    from_on: date
    until_on: date
    reason: Private
    institution: str | None = None
    doctor: Private | None = None
    package: tuple[str, ...] = ()
    renews: UUID | None = None


class DoctorContractWithdrawn(Event, frozen=True, kw_only=True):
    """It was never signed. `member_id`, `kind`: whose, and of which kind, it was said to be."""

    theme = "decision"
    thing = "contract_id"
    withdraws = True

    contract_id: UUID
    member_id: UUID
    kind: str
    reason: Private


class DoctorContractEnded(Event, frozen=True, kw_only=True):
    """Earlier than it was signed for (`planned_until_on`): it holds no longer from `until_on` on."""

    day_field = "until_on"
    theme = "decision"
    thing = "contract_id"

    contract_id: UUID
    member_id: UUID
    kind: str
    until_on: date
    planned_until_on: date
    reason: Private


class DoctorContractEndingCorrected(Event, frozen=True, kw_only=True):
    """The whole early ending as it reads after the correction; none where both days are the same."""

    day_field = "until_on"
    theme = "decision"
    thing = "contract_id"
    corrects = DoctorContractEnded

    contract_id: UUID
    member_id: UUID
    kind: str
    until_on: date
    planned_until_on: date
    reason: Private


class DoctorServiceRecorded(Event, frozen=True, kw_only=True):
    """`kind`: of the contract it was given under; `items`: of its package."""

    day_field = "served_on"
    marked_when_late = True
    thing = "service_id"

    service_id: UUID
    member_id: UUID
    served_on: date
    service: Private
    kind: str = "family"
    items: tuple[str, ...] = ()


class DoctorServiceCorrected(Event, frozen=True, kw_only=True):
    """The whole service as it reads after the correction."""

    day_field = "served_on"
    thing = "service_id"
    corrects = DoctorServiceRecorded

    service_id: UUID
    member_id: UUID
    served_on: date
    service: Private
    reason: Private
    kind: str = "family"
    items: tuple[str, ...] = ()


class DoctorServiceWithdrawn(Event, frozen=True, kw_only=True):
    thing = "service_id"
    withdraws = True

    service_id: UUID
    member_id: UUID
    reason: Private


# What tells a thing whole.
Contract = DoctorContractSigned | DoctorContractCorrected
ContractEnding = DoctorContractEnded | DoctorContractEndingCorrected
Service = DoctorServiceRecorded | DoctorServiceCorrected

DoctorEvent = (
    DoctorContractSigned | DoctorContractCorrected | DoctorContractWithdrawn
    | DoctorContractEnded | DoctorContractEndingCorrected
    | DoctorServiceRecorded | DoctorServiceCorrected | DoctorServiceWithdrawn
)  # fmt: skip
