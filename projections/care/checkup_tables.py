"""Yearly check-ups: what was offered to each person, done, or declined."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.checkups import CheckupCorrected, CheckupRecorded, CheckupWithdrawn
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored


class Checkup(Stored, frozen=True):
    """`stage`: offered, done or declined; `year`: the one it is for."""

    checkup_id: UUID
    household_id: UUID
    member_id: UUID
    year: int
    stage: str
    occurred_on: date
    institution: str | None


def fold_checkup(rows: Sequence[Checkup], recorded: Recorded) -> Sequence[Checkup]:
    match recorded.event:
        case CheckupRecorded() | CheckupCorrected() as event:
            return [
                Checkup(
                    event.checkup_id, recorded.stream_id, event.member_id, event.year, event.stage, event.occurred_on,
                    event.institution,
                )
            ]  # fmt: skip
        case CheckupWithdrawn():
            return []
        case _:
            return rows


CHECKUP = Projection(
    name="checkup",
    row=Checkup,
    group="checkup_id",
    handles=dict.fromkeys((CheckupRecorded, CheckupCorrected, CheckupWithdrawn), "checkup_id"),
    starts=frozenset({CheckupRecorded}),
    fold=fold_checkup,
    indexes=("(household_id, known_from)", "(ledger, year)"),
)
PROJECTIONS = (CHECKUP,)
