"""Family doctors: which contracts are in force, which services were given."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.household.events import DoctorContractSigned, DoctorServiceRecorded
from casework.ledger.recorded import Recorded
from projections.model import Model, Stored, sealed


class DoctorContract(Stored, frozen=True):
    contract_id: UUID
    household_id: UUID
    member_id: UUID
    kind: str
    institution: str | None
    doctor: str | None
    from_on: date
    until_on: date


class DoctorService(Stored, frozen=True):
    service_id: UUID
    household_id: UUID
    member_id: UUID
    served_on: date
    service: str | None


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


CONTRACT = Model(
    name="doctor_contract",
    row=DoctorContract,
    columns="""
        contract_id uuid not null, household_id uuid not null, member_id uuid not null, kind text collate "C" not null,
        institution text, doctor text, from_on date not null, until_on date not null
    """,
    group="contract_id",
    concerns={DoctorContractSigned: "contract_id"},
    opens=frozenset({DoctorContractSigned}),
    fold=fold_contract,
)
SERVICE = Model(
    name="doctor_service",
    row=DoctorService,
    columns="""
        service_id uuid not null, household_id uuid not null, member_id uuid not null, served_on date not null, service text
    """,
    group="service_id",
    concerns={DoctorServiceRecorded: "service_id"},
    opens=frozenset({DoctorServiceRecorded}),
    fold=fold_service,
)
MODELS = (CONTRACT, SERVICE)
