"""The shapes of what has to be done."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from casework.oversight.in_post import PostState
from web.http.api.answers import Page


class Assigned(Struct):
    """`post`: held, or why it is not: left, elsewhere."""

    staff_id: UUID
    level: str
    name: str
    post: PostState


class OverdueItem(Struct):
    """`rule`: in the asker's language. `why`: rule and edition, facts with their places, arithmetic."""

    household_id: UUID
    ledger: str
    household_no: str
    division: str
    duty: str
    rule: str
    due_on: date
    days_overdue: int
    assigned: list[Assigned]
    why: dict[str, Any]


class WorklistItem(Struct):
    household_id: UUID
    ledger: str
    household_no: str
    division: str
    duty: str
    due_on: date
    days_overdue: int


class Promise(Struct):
    """What a household was last promised."""

    household_id: UUID
    text: str
    on: date | None
    contact_on: date


class OpenNeed(Struct):
    id: UUID
    household_id: UUID
    domain: str
    summary: str
    due_on: date | None


class WorklistPage(Page[WorklistItem], kw_only=True):
    promises: list[Promise]
    needs: list[OpenNeed]


class Alert(Struct):
    """`stage`: raised, acknowledged, escalated, snoozed or resolved, `since` a day. `level`: whose it is.

    `staff_id`: who took it on; `plan`: what they will do. `rests_until`, `reason`: of an alert that rests.
    """

    id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    duty: str
    due_on: date
    raised_on: date
    resolved_on: date | None
    cause: str | None
    stage: str
    level: str
    since: date
    rests_until: date | None
    staff_id: UUID | None
    plan: str | None
    reason: str | None
