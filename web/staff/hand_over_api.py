"""Hand-overs in bulk for programs: how far one is, and what was refused."""

from datetime import datetime
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.roles import SUPERVISION
from casework.ledger import hand_overs
from web.access.caller import Caller
from web.http.api.read import read
from web.office import Office
from web.staff.hand_over_pages import refused_with_names, run_of


class Refusal(Struct):
    """A household that was not handed over. `refusal` is stable, `reason` a sentence in the asker's language."""

    household_id: UUID
    household_no: str
    refusal: str
    reason: str


class HandOver(Struct):
    """`done`, `refused`, `waiting`: households. `ended_at`: none while some wait."""

    id: UUID
    staff_id: UUID
    begun_at: datetime
    ended_at: datetime | None
    done: int
    refused: int
    waiting: int
    refusals: list[Refusal]


@read("HandOver", "/staff/{staff_id:uuid}/hand-overs/{hand_over_id:uuid}", SUPERVISION)
def show_hand_over(
    staff_id: FromPath[UUID],
    hand_over_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
) -> HandOver:
    """How far a hand-over of somebody's households is."""
    run = run_of(office, caller, staff_id, hand_over_id)
    refusals = [
        Refusal(row["household_id"], row["household_no"], row["refusal"], row["reason"])
        for row in refused_with_names(office, caller, run)
    ]
    counts = hand_overs.counts(office.database, run.id)
    return HandOver(run.id, run.staff_id, run.begun_at, run.ended_at, **counts, refusals=refusals)


HANDLERS = [show_hand_over]
