"""Each person's family doctor and green channel: contracts, services, passes, uses."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from casework.households.events.green_channel import GreenChannelUsed, PassIssued
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


class Pass(Stored, frozen=True):
    pass_id: UUID
    household_id: UUID
    member_id: UUID
    number: Sealed | None
    from_on: date
    until_on: date


class GreenChannelUse(Stored, frozen=True):
    use_id: UUID
    household_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    escorted: bool | None
    satisfied: bool | None


def fold_contract(rows: Sequence[DoctorContract], recorded: Recorded) -> Sequence[DoctorContract]:
    match recorded.event:
        case DoctorContractSigned() as event:
            return [
                DoctorContract(
                    event.contract_id, recorded.stream_id, event.member_id, event.kind, event.institution,
                    sealed(event.doctor), event.from_on, event.until_on,
                )
            ]  # fmt: skip
        case DoctorContractEnded() as event:
            return [replace(row, until_on=event.until_on) for row in rows]
        case _:
            return rows


def fold_service(rows: Sequence[DoctorService], recorded: Recorded) -> Sequence[DoctorService]:
    match recorded.event:
        case DoctorServiceRecorded() as event:
            service = sealed(event.service)
            return [DoctorService(event.service_id, recorded.stream_id, event.member_id, event.served_on, service)]
        case _:
            return rows


def fold_pass(rows: Sequence[Pass], recorded: Recorded) -> Sequence[Pass]:
    match recorded.event:
        case PassIssued() as event:
            until_on = event.until_on or FOREVER
            number = sealed(event.number)
            return [Pass(event.pass_id, recorded.stream_id, event.member_id, number, event.from_on, until_on)]
        case _:
            return rows


def fold_use(rows: Sequence[GreenChannelUse], recorded: Recorded) -> Sequence[GreenChannelUse]:
    match recorded.event:
        case GreenChannelUsed() as event:
            return [
                GreenChannelUse(
                    event.use_id, recorded.stream_id, event.member_id, event.hospital_id, event.used_on, event.steps,
                    event.escorted, event.satisfied,
                )
            ]  # fmt: skip
        case _:
            return rows


CONTRACT = Projection(
    name="doctor_contract",
    row=DoctorContract,
    group="contract_id",
    handles={DoctorContractSigned: "contract_id", DoctorContractEnded: "contract_id"},
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
PASS = Projection(
    name="green_channel_pass",
    row=Pass,
    group="pass_id",
    handles={PassIssued: "pass_id"},
    starts=frozenset({PassIssued}),
    fold=fold_pass,
)
USE = Projection(
    name="green_channel_use",
    row=GreenChannelUse,
    group="use_id",
    handles={GreenChannelUsed: "use_id"},
    starts=frozenset({GreenChannelUsed}),
    fold=fold_use,
)
PROJECTIONS = (CONTRACT, SERVICE, PASS, USE)
