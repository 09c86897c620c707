"""One command in two ledgers: a household moves to another county. Both appends are one transaction, everything or nothing.

The heads of both are locked first, in ascending order (migrations/0011_two_ledgers.sql): then it is known at which positions the
events will stand, and each ledger names the other's. What goes along is opened and sealed anew, for a sealed text is bound
to its ledger.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from eventsourcing.persistence import StoredEvent
from psycopg import Connection

from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.moving import HouseholdMovedOut
from casework.ledger.append import Append, appended
from casework.ledger.database import Database, Row
from casework.ledger.envelope import NO_REQUEST, Receipt, Request
from casework.ledger.keys import KeyRing
from casework.ledger.mapper import private_fields
from casework.ledger.requests import once

Heads = dict[str, int]


class Part(NamedTuple):
    """What one ledger is given."""

    ledger: str
    stored: Sequence[StoredEvent]
    append: Append


def append_to_two(
    database: Database, ledgers: tuple[str, str], request: Request, parts: Callable[[Heads], Sequence[Part]]
) -> Receipt:
    """Stores the parts that are made once both ledgers' heads are locked, and runs their folds. Answers the first's place.

    Raises IntegrityError when a stream has moved on, ClaimConflict, IdempotencyKeyReused.
    """
    with database.write() as connection:
        if request.hash != NO_REQUEST:
            before = once(connection, ledgers, request)
            if before:
                return before
        made = parts(_locked(connection, ledgers))
        receipts = [appended(connection, part.ledger, part.stored, part.append) for part in made]
        for part, receipt in zip(made, receipts, strict=True):
            if part.append.fold and not receipt.repeated:
                part.append.fold(connection, receipt)
        return receipts[0]


def _locked(connection: Connection[Row], ledgers: tuple[str, str]) -> Heads:
    """Where each ledger stands; nobody writes to them before this transaction ends."""
    rows = connection.execute("select * from ledger.lock_heads(%(ledgers)s)", {"ledgers": list(ledgers)})
    return dict(rows.fetchall())


def departure(events: Sequence[Event]) -> HouseholdMovedOut | None:
    """That a household leaves for another county, if this is what was decided."""
    return next((event for event in events if isinstance(event, HouseholdMovedOut)), None)


def naming(events: Sequence[Event], out: HouseholdMovedOut, position: int) -> list[Event]:
    """The events with the departure naming where the story goes on."""
    named = msgspec.structs.replace(out, to_position=position)
    return [named if event is out else event for event in events]


def private_subjects(events: Sequence[Event]) -> set[UUID]:
    """Whose texts stand in these events."""
    return {value.subject for event in events for value in _texts(event).values()}


def opened(event: Event, ring: KeyRing, *, ledger: str, stream: UUID) -> Event:
    """The event with its private texts opened; one that was erased stays as it is, for nobody can open it anywhere."""
    changes: dict[str, Any] = {}
    for field, value in _texts(event).items():
        text = ring.open(value.sealed, ledger=ledger, stream=stream) if value.sealed else value.text
        if text is not None:
            changes[field] = Private(value.subject, text)
    return msgspec.structs.replace(event, **changes) if changes else event


def readable(events: Sequence[Event]) -> list[Event]:
    """Those of which nothing was erased: nobody is found by what cannot be read."""
    return [event for event in events if not any(value.sealed for value in _texts(event).values())]


def _texts(event: Event) -> dict[str, Private]:
    values = {field: getattr(event, field) for field in private_fields(type(event))}
    return {field: value for field, value in values.items() if value is not None}
