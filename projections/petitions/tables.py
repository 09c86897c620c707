"""Petitions: kept apart from the household's own tables by row-level security."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.ledger.recorded import Recorded
from casework.petitions.events import PetitionAnswered, PetitionCorrected, PetitionRecorded, PetitionWithdrawn
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Petition(Stored, frozen=True):
    petition_id: UUID
    household_id: UUID
    received_on: date
    matter: Sealed | None
    unit: str
    due_on: date
    result: Sealed | None
    answered_on: date

    def is_overdue(self, on: date) -> bool:
        return self.due_on < on < self.answered_on


def fold_petition(rows: Sequence[Petition], recorded: Recorded) -> Sequence[Petition]:
    event = recorded.event
    match event:
        case PetitionRecorded():
            return [
                Petition(
                    event.petition_id, event.household_id, event.received_on, sealed(event.matter), event.unit, event.due_on,
                    None, FOREVER,
                )
            ]  # fmt: skip
        case PetitionCorrected():
            told = {"received_on": event.received_on, "unit": event.unit, "due_on": event.due_on}
            return [replace(row, matter=sealed(event.matter), **told) for row in rows]
        case PetitionAnswered():
            return [replace(row, result=sealed(event.result), answered_on=event.answered_on) for row in rows]
        case PetitionWithdrawn():
            return []
        case _:
            return rows


PETITION = Projection(
    name="petition",
    row=Petition,
    group="petition_id",
    stream="petition_id",
    handles={PetitionRecorded: "", PetitionCorrected: "", PetitionAnswered: "", PetitionWithdrawn: ""},
    starts=frozenset({PetitionRecorded}),
    fold=fold_petition,
    confidentiality="petition",
    indexes=("(household_id, known_from)", "(ledger)"),
)
PROJECTIONS = (PETITION,)
