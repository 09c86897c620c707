"""Each person's contracts with doctors, and which of them have a next one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.doctor import (
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class DoctorContract(Stored, frozen=True):
    """`until_on`: where it ended early, from that day; `planned_until_on`: as it was signed; `followed`: another of its
    kind holds after it."""

    contract_id: UUID
    household_id: UUID
    member_id: UUID
    kind: str
    institution: str | None
    doctor: Sealed | None
    package: tuple[str, ...]
    from_on: date
    until_on: date
    planned_until_on: date
    renews: UUID | None
    followed: bool

    @property
    def ended(self) -> bool:
        """Whether it ended early."""
        return self.until_on < self.planned_until_on


def fold_contract(rows: Sequence[DoctorContract], recorded: Recorded) -> Sequence[DoctorContract]:
    """`rows`: all of one person."""
    match recorded.event:
        case DoctorContractSigned() as event:
            return _in_turn([*rows, _told(event, recorded.stream_id)])
        case DoctorContractCorrected() as event:
            return _in_turn([_corrected(row, event) if row.contract_id == event.contract_id else row for row in rows])
        case DoctorContractEnded() | DoctorContractEndingCorrected() as event:
            return _in_turn([_ended(row, event) if row.contract_id == event.contract_id else row for row in rows])
        case DoctorContractWithdrawn() as event:
            return _in_turn([row for row in rows if row.contract_id != event.contract_id])
        case _:
            return rows


def _told(event: DoctorContractSigned | DoctorContractCorrected, household_id: UUID) -> DoctorContract:
    return DoctorContract(
        event.contract_id, household_id, event.member_id, event.kind, event.institution, sealed(event.doctor),
        event.package, event.from_on, event.until_on, event.until_on, event.renews, followed=False,
    )  # fmt: skip


def _corrected(row: DoctorContract, event: DoctorContractCorrected) -> DoctorContract:
    """Where it ended early, that day stays: it is corrected by itself."""
    told = _told(event, row.household_id)
    return replace(told, until_on=row.until_on) if row.ended else told


def _ended(row: DoctorContract, event: DoctorContractEnded | DoctorContractEndingCorrected) -> DoctorContract:
    return replace(row, until_on=event.until_on)


def _in_turn(rows: Sequence[DoctorContract]) -> Sequence[DoctorContract]:
    """The same rows, each saying whether another of its kind that holds on some day ends later."""
    last: dict[str, date] = {}
    for row in rows:
        if row.from_on < row.until_on:
            last[row.kind] = max(row.until_on, last.get(row.kind, row.until_on))
    return [_followed(row, row.kind in last and row.until_on < last[row.kind]) for row in rows]


def _followed(row: DoctorContract, followed: bool) -> DoctorContract:
    return row if row.followed == followed else replace(row, followed=followed)


CONTRACT = Projection(
    name="doctor_contract",
    row=DoctorContract,
    group="member_id",
    handles=dict.fromkeys(
        (
            DoctorContractSigned, DoctorContractCorrected, DoctorContractWithdrawn, DoctorContractEnded,
            DoctorContractEndingCorrected,
        ),
        "member_id",
    ),
    fold=fold_contract,
    indexes=(
        "(household_id, known_from)",
        "(contract_id)",
        "(ledger, until_on) where known_until = 9223372036854775807 and not followed",
    ),
)  # fmt: skip
PROJECTIONS = (CONTRACT,)
