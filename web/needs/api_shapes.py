"""The shapes of what the API tells of needs."""

from datetime import date
from uuid import UUID

from msgspec import Struct


class Answer(Struct):
    """`interim`: how it stood so far. The words are null for those who do not look after families."""

    answered_on: date
    interim: bool
    answer: str | None


class Assignee(Struct):
    staff_id: UUID | None
    name: str | None
    organisation: str | None


class Need(Struct):
    """`step`: what it waits for (assignment, feedback, result, closing), due by `step_due_on`; null once it is closed.
    `due_on`: by when the family was told to expect an answer. The words are null for those who do not look after families."""

    id: UUID
    domain: str
    status: str
    summary: str | None
    answer: str | None
    opened_on: date
    due_on: date | None
    closed_on: date | None
    emergency: str | None
    step: str | None
    step_due_on: date | None
    days_overdue: int
    assigned: Assignee | None
    acknowledged_on: date | None
    outcome: str | None
    satisfied: bool | None
    answers: list[Answer]


class ListedNeed(Struct):
    """One need of a list, with its household."""

    id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    domain: str
    status: str
    summary: str | None
    emergency: str | None
    opened_on: date
    step: str | None
    step_due_on: date | None
    days_overdue: int
    assigned: Assignee | None
    acknowledged_on: date | None
    closed_on: date | None
    outcome: str | None
    satisfied: bool | None


class DomainCount(Struct):
    """Needs of one domain on the day; `closed` within the year up to it, `met` those of them met, or in part."""

    domain: str
    open: int
    answered: int
    overdue: int
    closed: int
    met: int
