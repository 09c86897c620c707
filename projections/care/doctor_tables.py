"""What doctors did for each person."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.doctor import (
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
)
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


SERVICE = Projection(
    name="doctor_service",
    row=DoctorService,
    group="service_id",
    handles=dict.fromkeys((DoctorServiceRecorded, DoctorServiceCorrected, DoctorServiceWithdrawn), "service_id"),
    starts=frozenset({DoctorServiceRecorded}),
    fold=fold_service,
)
PROJECTIONS = (SERVICE,)
