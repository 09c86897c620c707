"""Contacts with a household, what it needs, and the days on which it asked to be left in peace."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events import (
    ContactCorrected,
    ContactLogged,
    ContactWithdrawn,
    HouseholdPaused,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
    NeedAnswered,
    NeedClosed,
    NeedOpened,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Contact(Stored, frozen=True):
    contact_id: UUID
    household_id: UUID
    occurred_on: date
    channel: str
    outcome: str
    level: str | None
    staff_id: UUID | None
    note: Sealed | None
    promise: Sealed | None
    promise_on: date | None


class Need(Stored, frozen=True):
    need_id: UUID
    household_id: UUID
    domain: str
    summary: Sealed | None
    opened_on: date
    due_on: date | None
    status: str
    answer: Sealed | None
    closed_on: date


class Pause(Stored, frozen=True):
    pause_id: UUID
    household_id: UUID
    from_on: date
    until_on: date


class LifeEvent(Stored, frozen=True):
    life_event_id: UUID
    household_id: UUID
    kind: str
    subject: str
    occurred_on: date
    source: Sealed | None
    status: str


def fold_contact(rows: Sequence[Contact], recorded: Recorded) -> Sequence[Contact]:
    event = recorded.event
    match event:
        case ContactLogged() | ContactCorrected():
            return [
                Contact(
                    event.contact_id, recorded.stream_id, event.occurred_on, event.channel, event.outcome, event.level,
                    event.staff_id, sealed(event.note), sealed(event.promise), event.promise_on,
                )
            ]  # fmt: skip
        case ContactWithdrawn():
            return []
        case _:
            return rows


def fold_need(rows: Sequence[Need], recorded: Recorded) -> Sequence[Need]:
    event = recorded.event
    match event:
        case NeedOpened():
            return [
                Need(
                    event.need_id, recorded.stream_id, event.domain, sealed(event.summary), event.opened_on,
                    event.due_on, "open", None, FOREVER,
                )
            ]  # fmt: skip
        case NeedAnswered():
            return [replace(row, status="answered", answer=sealed(event.answer)) for row in rows]
        case NeedClosed():
            return [replace(row, status="closed", closed_on=event.closed_on) for row in rows]
        case _:
            return rows


def fold_pause(rows: Sequence[Pause], recorded: Recorded) -> Sequence[Pause]:
    match recorded.event:
        case HouseholdPaused() as event:
            return [Pause(event.pause_id, recorded.stream_id, event.from_on, event.until_on)]
        case _:
            return rows


def fold_life_event(rows: Sequence[LifeEvent], recorded: Recorded) -> Sequence[LifeEvent]:
    event = recorded.event
    match event:
        case LifeEventReported():
            return [
                LifeEvent(
                    event.life_event_id, recorded.stream_id, event.kind, event.subject, event.occurred_on, sealed(event.source),
                    "reported",
                )
            ]  # fmt: skip
        case LifeEventVerified():
            return [replace(row, status="verified") for row in rows]
        case LifeEventRejected():
            return [replace(row, status="rejected") for row in rows]
        case _:
            return rows


CONTACT = Projection(
    name="contact",
    row=Contact,
    group="contact_id",
    handles={ContactLogged: "contact_id", ContactCorrected: "contact_id", ContactWithdrawn: "contact_id"},
    starts=frozenset({ContactLogged}),
    fold=fold_contact,
    indexes=("(household_id, occurred_on)",),
)
NEED = Projection(
    name="need",
    row=Need,
    group="need_id",
    handles={NeedOpened: "need_id", NeedAnswered: "need_id", NeedClosed: "need_id"},
    starts=frozenset({NeedOpened}),
    fold=fold_need,
)
PAUSE = Projection(
    name="pause",
    row=Pause,
    group="pause_id",
    handles={HouseholdPaused: "pause_id"},
    starts=frozenset({HouseholdPaused}),
    fold=fold_pause,
)
LIFE_EVENT = Projection(
    name="life_event",
    row=LifeEvent,
    group="life_event_id",
    handles={
        LifeEventReported: "life_event_id", LifeEventVerified: "life_event_id", LifeEventRejected: "life_event_id",
    },
    starts=frozenset({LifeEventReported}),
    fold=fold_life_event,
)  # fmt: skip
PROJECTIONS = (CONTACT, NEED, PAUSE, LIFE_EVENT)
