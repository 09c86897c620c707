"""Family doctors: which contracts are in force, which services were given."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events import DoctorContractSigned, DoctorServiceRecorded
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class DoctorContract(Stored, frozen=True):
    contract_id: UUID
    household_id: UUID
    member_id: UUID
    kind: str
    institution: str | None
    doctor: Sealed | None
    from_on: date
    until_on: date


class DoctorService(Stored, frozen=True):
    service_id: UUID
    household_id: UUID
    member_id: UUID
    served_on: date
    service: Sealed | None


def fold_contract(rows: Sequence[DoctorContract], recorded: Recorded) -> Sequence[DoctorContract]:
    match recorded.event:
        case DoctorContractSigned() as event:
            return [
                DoctorContract(
                    event.contract_id, recorded.stream_id, event.member_id, event.kind, event.institution,
                    sealed(event.doctor), event.from_on, event.until_on,
                )
            ]  # fmt: skip
        case _:
            return rows


def fold_service(rows: Sequence[DoctorService], recorded: Recorded) -> Sequence[DoctorService]:
    match recorded.event:
        case DoctorServiceRecorded() as event:
            service = sealed(event.service)
            return [DoctorService(event.service_id, recorded.stream_id, event.member_id, event.served_on, service)]
        case _:
            return rows


CONTRACT = Projection(
    name="doctor_contract",
    row=DoctorContract,
    group="contract_id",
    handles={DoctorContractSigned: "contract_id"},
    starts=frozenset({DoctorContractSigned}),
    fold=fold_contract,
)
SERVICE = Projection(
    name="doctor_service",
    row=DoctorService,
    group="service_id",
    handles={DoctorServiceRecorded: "service_id"},
    starts=frozenset({DoctorServiceRecorded}),
    fold=fold_service,
)
PROJECTIONS = (CONTRACT, SERVICE)
