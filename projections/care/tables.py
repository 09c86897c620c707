"""What each person was given: services of doctors, passes of the green channel and their uses."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.common.days import FOREVER
from casework.households.events.doctor import (
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
)
from casework.households.events.green_channel import GreenChannelUsed, PassIssued
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class DoctorService(Stored, frozen=True):
    service_id: UUID
    household_id: UUID
    member_id: UUID
    served_on: date
    service: Sealed | None
    kind: str
    items: tuple[str, ...]


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


def fold_service(rows: Sequence[DoctorService], recorded: Recorded) -> Sequence[DoctorService]:
    match recorded.event:
        case DoctorServiceRecorded() | DoctorServiceCorrected() as event:
            return [
                DoctorService(
                    event.service_id, recorded.stream_id, event.member_id, event.served_on, sealed(event.service),
                    event.kind, event.items,
                )
            ]  # fmt: skip
        case DoctorServiceWithdrawn():
            return []
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


SERVICE = Projection(
    name="doctor_service",
    row=DoctorService,
    group="service_id",
    handles=dict.fromkeys((DoctorServiceRecorded, DoctorServiceCorrected, DoctorServiceWithdrawn), "service_id"),
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
PROJECTIONS = (SERVICE, PASS, USE)
