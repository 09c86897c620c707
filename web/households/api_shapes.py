"""The shapes of what the API tells of a household."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from casework.oversight.in_post import PostState


class Member(Struct, omit_defaults=True):
    """`alive`: on the day asked about. `left_on`: of who has left, the first day on which they belong to the household no more."""

    id: UUID
    name: str
    relation: str
    birth_year: int
    alive: bool
    left_on: date | None = None


class Assignment(Struct):
    """Half-open; without `until_on` it has no end yet. `post`: held, or why it is not: left, elsewhere."""

    id: UUID
    level: str
    staff_id: UUID
    name: str
    from_on: date
    until_on: date | None
    post: PostState


class OwedDuty(Struct):
    duty: str
    due_on: date
    days_overdue: int


class Household(Struct):
    """`version` is for If-Match."""

    id: UUID
    ledger: str
    household_no: str
    division: str
    category: str
    status: str
    version: int
    on: date
    registered_on: date
    closed_on: date | None
    living_alone: bool
    merged_into: UUID | None
    members: list[Member]
    assignments: list[Assignment]
    duties: list[OwedDuty]
    known_position: Mapping[str, int]


class ListedMember(Struct):
    id: UUID
    name: str
    relation: str
    alive: bool


class ListedHousehold(Struct):
    id: UUID
    ledger: str
    household_no: str
    division: str
    category: str
    status: str
    last_reached_on: date | None
    members: list[ListedMember]


class HistoryItem(Struct):
    """One event. `sentence` is in the asker's language; `amended_by`: the position of the event that corrected or withdrew it."""

    ledger: str
    position: int
    event: str
    occurred_on: date
    recorded_at: datetime
    actor: str
    role: str
    sentence: str
    amended_by: int | None
