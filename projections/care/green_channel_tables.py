"""The medical green channel: hospitals and what makes them ready, members' passes, and each use."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.hospitals.events import HospitalDesignated, HospitalResponsibleChanged, HospitalWithdrawn
from casework.households.events import GreenChannelUsed, PassIssued
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Hospital(Stored, frozen=True):
    """A span of days in which a hospital's designation read like this."""

    hospital_id: UUID
    name: str
    division: str
    department: str | None
    responsible_person: Sealed | None
    phone: Sealed | None
    pathway: tuple[str, ...]
    from_on: date
    until_on: date


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


def fold_hospital(rows: Sequence[Hospital], recorded: Recorded) -> Sequence[Hospital]:
    event = recorded.event
    match event:
        case HospitalDesignated():
            return [
                Hospital(
                    recorded.stream_id, event.name, event.division, event.department, sealed(event.responsible_person),
                    sealed(event.phone), event.pathway, event.from_on, FOREVER,
                )
            ]  # fmt: skip
        case HospitalResponsibleChanged():
            return _from_then_on(rows, event)
        case HospitalWithdrawn():
            return [replace(row, until_on=min(row.until_on, event.withdrawn_on)) for row in rows]
        case _:
            return rows


def _from_then_on(rows: Sequence[Hospital], event: HospitalResponsibleChanged) -> list[Hospital]:
    """It holds from its day until something said of a later day, in whatever order they were recorded."""
    around = next(row for row in reversed(rows) if row.from_on <= event.from_on)
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


HOSPITAL = Projection(
    name="hospital",
    row=Hospital,
    group="hospital_id",
    handles={HospitalDesignated: "", HospitalResponsibleChanged: "", HospitalWithdrawn: ""},
    starts=frozenset({HospitalDesignated}),
    fold=fold_hospital,
    visible="county",
    stream="hospital_id",
    indexes=("(hospital_id)", "(ledger)", "(division)"),
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
PROJECTIONS = (HOSPITAL, PASS, USE)
