"""Who helps which household besides its contact persons."""

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.supporters import (
    SupporterCorrected,
    SupporterEnded,
    SupporterNamed,
    SupportersEvent,
    SupporterWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Supporter(Stored, frozen=True):
    """`staff_id`: of the staff, whose record has the name; else `name` and `phone` are sealed with the household's key."""

    supporter_id: UUID
    household_id: UUID
    role: str
    staff_id: UUID | None
    name: Sealed | None
    phone: Sealed | None
    organisation: str | None
    from_on: date
    until_on: date = FOREVER


def fold_supporter(rows: Sequence[Supporter], recorded: Recorded) -> Sequence[Supporter]:
    event = recorded.event
    match event:
        case SupporterNamed():
            return [_told(recorded.stream_id, event)]
        case SupporterCorrected():
            return [replace(_told(recorded.stream_id, event), until_on=row.until_on) for row in rows]
        case SupporterEnded():
            return [replace(row, until_on=event.until_on) for row in rows]
        case SupporterWithdrawn():
            return []
        case _:
            return rows


def _told(household_id: UUID, event: SupporterNamed | SupporterCorrected) -> Supporter:
    return Supporter(
        event.supporter_id, household_id, event.role, event.staff_id, sealed(event.name), sealed(event.phone),
        event.organisation, event.from_on,
    )  # fmt: skip


SUPPORTER = Projection(
    name="supporter",
    row=Supporter,
    group="supporter_id",
    handles=dict.fromkeys(get_args(SupportersEvent), "supporter_id"),
    starts=frozenset({SupporterNamed}),
    fold=fold_supporter,
    indexes=("(household_id)", "(staff_id)"),
)
PROJECTIONS = (SUPPORTER,)
