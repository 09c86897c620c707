"""What a family asked for, and what became of it."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class NeedOpened(Event, frozen=True, kw_only=True):
    thing = "need_id"
    day_field = "opened_on"
    theme = "need"

    need_id: UUID
    domain: str
    summary: Private
    opened_on: date
    due_on: date | None = None
    contact_id: UUID | None = None


class NeedAnswered(Event, frozen=True, kw_only=True):
    thing = "need_id"
    day_field = "answered_on"
    theme = "need"

    need_id: UUID
    answer: Private
    answered_on: date


class NeedClosed(Event, frozen=True, kw_only=True):
    thing = "need_id"
    day_field = "closed_on"
    theme = "need"

    need_id: UUID
    closed_on: date
    reason: Private | None = None


NeedsEvent = NeedOpened | NeedAnswered | NeedClosed
