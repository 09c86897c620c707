"""Contacts with a household, and what it needs."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.events.needs import NeedAnswered, NeedClosed, NeedOpened
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
    hindrance: str | None


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


def fold_contact(rows: Sequence[Contact], recorded: Recorded) -> Sequence[Contact]:
    event = recorded.event
    match event:
        case ContactLogged() | ContactCorrected():
            return [
                Contact(
                    event.contact_id, recorded.stream_id, event.occurred_on, event.channel, event.outcome, event.level,
                    event.staff_id, sealed(event.note), sealed(event.promise), event.promise_on,
                    event.hindrance,
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
PROJECTIONS = (CONTACT, NEED)
