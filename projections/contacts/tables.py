"""Contacts with a household."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Contact(Stored, frozen=True):
    """`logged_at`: the position at which it was first told, whatever was corrected since."""

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
    logged_at: int


def fold_contact(rows: Sequence[Contact], recorded: Recorded) -> Sequence[Contact]:
    event = recorded.event
    match event:
        case ContactLogged() | ContactCorrected():
            return [
                Contact(
                    event.contact_id, recorded.stream_id, event.occurred_on, event.channel, event.outcome, event.level,
                    event.staff_id, sealed(event.note), sealed(event.promise), event.promise_on,
                    event.hindrance, rows[0].logged_at if rows else recorded.command,
                )
            ]  # fmt: skip
        case ContactWithdrawn():
            return []
        case _:
            return rows


CONTACT = Projection(
    name="contact",
    row=Contact,
    group="contact_id",
    handles={ContactLogged: "contact_id", ContactCorrected: "contact_id", ContactWithdrawn: "contact_id"},
    starts=frozenset({ContactLogged}),
    fold=fold_contact,
    indexes=(
        "(household_id, occurred_on)",
        "(ledger, occurred_on) where known_until = 9223372036854775807 and outcome = 'not_reached'",
    ),
)
PROJECTIONS = (CONTACT,)
