"""Contacts with a household."""

from datetime import date, datetime
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class ContactLogged(Event, frozen=True, kw_only=True):
    thing = "contact_id"
    day_field = "occurred_on"
    theme = "contact"
    marked_when_late = True

    contact_id: UUID
    channel: str
    outcome: str
    occurred_on: date
    level: str | None = None
    staff_id: UUID | None = None
    note: Private | None = None
    promise: Private | None = None
    promise_on: date | None = None
    captured_at: datetime | None = None
    hindrance: str | None = None
    day_reason: Private | None = None
    topics: tuple[str, ...] = ()


class ContactCorrected(Event, frozen=True, kw_only=True):
    """The whole contact as it reads after the correction."""

    thing = "contact_id"
    corrects = ContactLogged
    day_field = "occurred_on"
    theme = "contact"

    contact_id: UUID
    channel: str
    outcome: str
    occurred_on: date
    reason: Private
    level: str | None = None
    staff_id: UUID | None = None
    note: Private | None = None
    promise: Private | None = None
    promise_on: date | None = None
    hindrance: str | None = None
    day_reason: Private | None = None
    topics: tuple[str, ...] = ()


class ContactWithdrawn(Event, frozen=True, kw_only=True):
    thing = "contact_id"
    withdraws = True
    theme = "contact"

    contact_id: UUID
    reason: Private


ContactsEvent = ContactLogged | ContactCorrected | ContactWithdrawn
