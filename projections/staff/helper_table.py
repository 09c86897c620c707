"""Who helps which household besides its contact persons."""

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.helpers import HelperCorrected, HelperEnded, HelperNamed, HelpersEvent, HelperWithdrawn
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Helper(Stored, frozen=True):
    """`staff_id`: of the staff, whose record has the name; else `name` and `phone` are sealed with the household's key."""

    helper_id: UUID
    household_id: UUID
    role: str
    staff_id: UUID | None
    name: Sealed | None
    phone: Sealed | None
    organisation: str | None
    from_on: date
    until_on: date = FOREVER


def fold_helper(rows: Sequence[Helper], recorded: Recorded) -> Sequence[Helper]:
    event = recorded.event
    match event:
        case HelperNamed():
            return [_told(recorded.stream_id, event)]
        case HelperCorrected():
            return [replace(_told(recorded.stream_id, event), until_on=row.until_on) for row in rows]
        case HelperEnded():
            return [replace(row, until_on=event.until_on) for row in rows]
        case HelperWithdrawn():
            return []
        case _:
            return rows


def _told(household_id: UUID, event: HelperNamed | HelperCorrected) -> Helper:
    return Helper(
        event.helper_id, household_id, event.role, event.staff_id, sealed(event.name), sealed(event.phone),
        event.organisation, event.from_on,
    )  # fmt: skip


HELPER = Projection(
    name="helper",
    row=Helper,
    group="helper_id",
    handles=dict.fromkeys(get_args(HelpersEvent), "helper_id"),
    starts=frozenset({HelperNamed}),
    fold=fold_helper,
    indexes=("(household_id)", "(staff_id)"),
)
PROJECTIONS = (HELPER,)
