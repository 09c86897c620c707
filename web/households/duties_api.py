"""What one household is owed on a day, for programs: due when, why, and why not."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.roles import READ_CASES
from projections.oversight.owed import WhyNot
from web.access.caller import Caller
from web.households.duties_page import Reasoned, reasoned
from web.households.why_words import sentence
from web.http.api.params import in_ledger
from web.http.api.read import read
from web.office import AsOf, Office


class NotOverdue(Struct):
    """`code`: why it is not overdue; `text`: in the asker's language; `position`: of the contact that answered it."""

    code: str
    text: str
    on: date | None
    until: date | None
    position: int | None


class OwedDuty(Struct):
    """`state`: overdue, due, resting, answered, not_owed. `why`: as in /overdue, where there is a day to count from."""

    duty: str
    state: str
    due_on: date | None
    days_overdue: int
    why: dict[str, Any] | None
    why_not: list[NotOverdue]


class HouseholdDuties(Struct):
    """`lacking`: the required levels at which nobody is there for the household."""

    household_id: UUID
    ledger: str
    on: date
    edition: str
    document_number: str
    lacking: list[str]
    items: list[OwedDuty]
    known_position: Mapping[str, int]


@read("HouseholdDuties", "/households/{household_id:uuid}/duties", READ_CASES)
def show_duties(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> HouseholdDuties:
    """Each duty of the edition in force on the day: due when and why, or why it is not overdue."""
    if as_of.known_position and "*" in as_of.known_position:
        as_of = in_ledger(office, as_of, office.ledger_of(caller, household_id))
    with office.open_snapshot(caller, as_of) as snapshot:
        owed, answers = reasoned(snapshot, household_id)
    edition = owed.policy.edition
    return HouseholdDuties(
        household_id, owed.ledger, snapshot.on, edition.edition, owed.policy.document_number or edition.document,
        list(owed.lacking), [_told(each, snapshot.on) for each in answers], snapshot.known,
    )  # fmt: skip


def _told(each: Reasoned, on: date) -> OwedDuty:
    answer, item = each.answer, each.answer.item
    late = item.days_overdue(on) if item and answer.state == "overdue" else 0
    why = dict(each.why) if each.why else None
    return OwedDuty(
        answer.duty, answer.state, item.due_on if item else None, late, why, [_not(each) for each in answer.why_not]
    )


def _not(why: WhyNot) -> NotOverdue:
    return NotOverdue(why.code, sentence(why), why.on, why.until, why.position)


HANDLERS = [show_duties]
