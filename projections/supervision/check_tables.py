"""Of each household: when its record was checked, and what other systems call it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.checks import (
    ExternalNumberRecorded,
    ExternalNumberWithdrawn,
    RecordChecked,
    RecordCheckWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class RecordCheck(Stored, frozen=True):
    check_id: UUID
    household_id: UUID
    checked_on: date
    way: str
    result: str
    staff_id: UUID | None
    note: Sealed | None


class ExternalNumber(Stored, frozen=True):
    external_number_id: UUID
    household_id: UUID
    system: str
    number: Sealed | None
    entered_on: date


def fold_check(rows: Sequence[RecordCheck], recorded: Recorded) -> Sequence[RecordCheck]:
    match recorded.event:
        case RecordChecked() as event:
            return [
                RecordCheck(
                    event.check_id, recorded.stream_id, event.checked_on, event.way, event.result, event.staff_id,
                    sealed(event.note),
                )
            ]  # fmt: skip
        case RecordCheckWithdrawn():
            return []
        case _:
            return rows


def fold_number(rows: Sequence[ExternalNumber], recorded: Recorded) -> Sequence[ExternalNumber]:
    match recorded.event:
        case ExternalNumberRecorded() as event:
            number = sealed(event.number)
            return [
                ExternalNumber(event.external_number_id, recorded.stream_id, event.system, number, event.entered_on)
            ]
        case ExternalNumberWithdrawn():
            return []
        case _:
            return rows


RECORD_CHECK = Projection(
    name="record_check",
    row=RecordCheck,
    group="check_id",
    handles={RecordChecked: "check_id", RecordCheckWithdrawn: "check_id"},
    starts=frozenset({RecordChecked}),
    fold=fold_check,
    indexes=("(household_id, checked_on)",),
)
EXTERNAL_NUMBER = Projection(
    name="external_number",
    row=ExternalNumber,
    group="external_number_id",
    handles={ExternalNumberRecorded: "external_number_id", ExternalNumberWithdrawn: "external_number_id"},
    starts=frozenset({ExternalNumberRecorded}),
    fold=fold_number,
    indexes=("(household_id)",),
)
PROJECTIONS = (RECORD_CHECK, EXTERNAL_NUMBER)
