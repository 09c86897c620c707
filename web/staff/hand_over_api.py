"""Hand-overs in bulk for programs: how far one is, and what was refused."""

from datetime import date, datetime
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.roles import READ_FIGURES, SUPERVISION
from casework.ledger import hand_overs
from projections.staff.hand_over_list import open_hand_overs, those_late
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office
from web.staff.hand_over_pages import refused_with_names, run_of
from web.unsealing import unsealed


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


class OpenHandOver(Struct):
    """Since `from_on` the household is theirs; `question`: what they want to know before they accept. `late`: it has
    waited longer than the policy of the county says.
    """

    household_id: UUID
    assignment_id: UUID
    household_no: str
    division: str
    level: str
    staff_id: UUID
    from_on: date
    asked_on: date | None
    question: str | None
    late: bool


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


@read("OpenHandOvers", "/hand-overs", READ_FIGURES)
def show_open_hand_overs(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[OpenHandOver]:
    """The hand-overs of a division that whoever took over has not accepted yet, the oldest first."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = open_hand_overs(snapshot, asked_division, paging.page, paging.size)
        late = those_late(snapshot, found)
    texts = unsealed(office, [(each.question, each.ledger, each.household_id) for each in found])
    items = [
        OpenHandOver(
            each.household_id, each.assignment_id, each.household_no, each.division, each.level, each.staff_id,
            each.from_on, each.asked_on, texts.said(each.question, caller) or None,
            each.assignment_id in late,
        )
        for each in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


HANDLERS = [show_hand_over, show_open_hand_overs]
