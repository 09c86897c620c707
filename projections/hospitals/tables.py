"""Designated hospitals, and what makes them ready, from day to day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.hospitals.events import (
    HospitalCorrected,
    HospitalDesignated,
    HospitalResponsibleChanged,
    HospitalWithdrawalUndone,
    HospitalWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Hospital(Stored, frozen=True):
    """A span of days in which a hospital's designation read like this. `serves`: counties it is for, besides its own."""

    hospital_id: UUID
    name: str
    division: str
    department: str | None
    responsible_person: Sealed | None
    phone: Sealed | None
    pathway: tuple[str, ...]
    from_on: date
    until_on: date
    serves: tuple[str, ...]
    successor_id: UUID | None


def fold_hospital(rows: Sequence[Hospital], recorded: Recorded) -> Sequence[Hospital]:
    event = recorded.event
    match event:
        case HospitalDesignated():
            return [
                Hospital(
                    recorded.stream_id, event.name, event.division, event.department, sealed(event.responsible_person),
                    sealed(event.phone), event.pathway, event.from_on, FOREVER, event.serves, None,
                )
            ]  # fmt: skip
        case HospitalResponsibleChanged():
            return _from_then_on(rows, event)
        case HospitalWithdrawn():
            return [
                replace(row, until_on=min(row.until_on, event.withdrawn_on), successor_id=event.successor_id)
                for row in rows
            ]
        case HospitalWithdrawalUndone():
            ends = [*(row.from_on for row in rows[1:]), FOREVER]
            return [replace(row, until_on=end, successor_id=None) for row, end in zip(rows, ends, strict=True)]
        case _:
            return rows


def _from_then_on(rows: Sequence[Hospital], event: HospitalResponsibleChanged) -> list[Hospital]:
    """It holds from its day until something said of a later day, in whatever order they were recorded."""
    around = next((row for row in reversed(rows) if row.from_on <= event.from_on), None)
    if around is None:
        return list(rows)  # of a day before its designation, as that was corrected since
    fresh = replace(
        around,
        department=event.department,
        responsible_person=sealed(event.responsible_person),
        phone=sealed(event.phone),
        pathway=event.pathway,
        from_on=event.from_on,
    )
    before = [replace(around, until_on=event.from_on)] if around.from_on < event.from_on else []
    return [each for row in rows for each in ([*before, fresh] if row is around else [row])]


HOSPITAL = Projection(
    name="hospital",
    row=Hospital,
    group="hospital_id",
    handles=dict.fromkeys(
        (
            HospitalDesignated,
            HospitalCorrected,
            HospitalResponsibleChanged,
            HospitalWithdrawn,
            HospitalWithdrawalUndone,
        ),
        "",
    ),
    starts=frozenset({HospitalDesignated}),
    fold=fold_hospital,
    retold=True,
    visible="county",
    stream="hospital_id",
    indexes=("(hospital_id)", "(ledger)", "(division)"),
)
PROJECTIONS = (HOSPITAL,)
