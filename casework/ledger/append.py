"""One append: events, what they claim and the folds that go with them, in one transaction; everything or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from psycopg import Connection
from psycopg.errors import DatabaseError, UniqueViolation

from casework.claims import Claim
from casework.common.confidentiality import Confidentiality
from casework.ledger.database import Database, Row
from casework.ledger.envelope import CLOCK, NO_REQUEST, Actor, Receipt, Request
from casework.ledger.payments import settle
from casework.ledger.requests import IdempotencyKeyReused, once
from casework.payments.claims import Settlement

APPEND = """
    select outcome, first_position, last_position
      from ledger.append(%b, %b, %b, %b, %b, %b, %b, %b, %b::uuid[], %b::bigint[], %b::int[], %b::text[], %b::text[],
                         %b::text[], %b::text[], %b::text[], %b::uuid[], %b::text[], %b::text[])
"""
# One event and no claims, what happens all day: a function of its own, and scalars that cost the client half of arrays.
APPEND_ONE = "select ledger.append_one(%b, %b, %b, %b, %b, %b, %b, %b, %b, %b::bigint, %b, %b, %b)"

Fold = Callable[[Connection[Row], Receipt], None]
Envelope = tuple[Any, ...]


class ClaimConflict(IntegrityError):
    """Something of which there can be only one is held by somebody else."""

    def __init__(self, kind: str, key: str, holder: UUID) -> None:
        super().__init__(kind)
        self.kind = kind
        self.key = key
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Append:
    """What an append stores besides the events: who asked, what it claims and releases, which folds go with it; `payments`: which months
    it pays for, or gives back.

    `kept_for`: who may read each event; left out, the office's staff all of them.
    """

    by: Actor = CLOCK
    request: Request = field(default_factory=Request.new)
    claims: Sequence[Claim] = ()
    releases: Sequence[tuple[str, str]] = ()
    payments: Sequence[Settlement] = ()
    fold: Fold | None = None
    kept_for: Sequence[Confidentiality] = ()

    def kept_for_each(self, count: int) -> list[Confidentiality]:
        return list(self.kept_for) or ["staff"] * count


def append_to(database: Database, ledger: str, stored_events: Sequence[StoredEvent], append: Append) -> Receipt:
    """Stores the events and runs the folds in one transaction. This is the seam a group commit would lead.

    Raises IntegrityError when a stream has moved on, ClaimConflict, IdempotencyKeyReused. A repeated request
    answers its first receipt.
    """
    if append.fold is None and append.request.hash == NO_REQUEST and not append.payments:
        with database.single() as connection:
            return appended(connection, ledger, stored_events, append)
    with database.write() as connection:
        if append.request.hash != NO_REQUEST:
            before = once(connection, (ledger,), append.request)
            if before:
                return before
        receipt = appended(connection, ledger, stored_events, append)
        if not receipt.repeated:
            settle(connection, ledger, append.payments)
            if append.fold:
                append.fold(connection, receipt)
        return receipt


def appended(connection: Connection[Row], ledger: str, stored_events: Sequence[StoredEvent], append: Append) -> Receipt:
    """The append itself, within the caller's transaction."""
    by, request = append.by, append.request
    envelope = (ledger, request.id, request.hash, by.id, by.name, by.role, by.division, by.device)
    try:
        if len(stored_events) == 1 and not append.claims and not append.releases:
            position = _one(connection, envelope, stored_events[0], append.kept_for_each(1)[0])
            if position is not None:
                return Receipt(ledger, position, position)
        return _several(connection, envelope, stored_events, append)
    except UniqueViolation as error:
        raise IntegrityError("conflict") from error
    except DatabaseError as error:
        if error.sqlstate == "CW001":
            said = error.diag
            kind, key = said.message_detail or "", said.constraint_name or ""
            raise ClaimConflict(kind, key, UUID(said.message_hint)) from error
        raise


def _one(connection: Connection[Row], envelope: Envelope, event: StoredEvent, kept_for: Confidentiality) -> int | None:
    """The position of the event, or None: whether it was stored before is asked like that of several."""
    place = (event.originator_id, event.originator_version - 1)
    arguments = (*envelope, *place, event.topic, event.state.decode(), kept_for)
    row = connection.execute(APPEND_ONE, arguments, prepare=True, binary=True).fetchone()
    return row[0] if row else None


def _several(connection: Connection[Row], envelope: Envelope, events: Sequence[StoredEvent], append: Append) -> Receipt:
    arguments = (*envelope, *_arrays(events, append))
    row = connection.execute(APPEND, arguments, prepare=True, binary=True).fetchone()
    outcome, first, last = row or ("conflict", 0, 0)
    if outcome == "conflict":
        raise IntegrityError(outcome)
    if outcome == "misused":
        raise IdempotencyKeyReused(outcome)
    return Receipt(envelope[0], first, last, repeated=outcome == "repeated")


def _arrays(stored_events: Sequence[StoredEvent], append: Append) -> tuple[list[Any], ...]:
    return (
        *_slices(stored_events),
        [event.topic for event in stored_events],
        [event.state.decode() for event in stored_events],
        append.kept_for_each(len(stored_events)),
        [claim.kind for claim in append.claims],
        [claim.key for claim in append.claims],
        [claim.holder for claim in append.claims],
        [kind for kind, _ in append.releases],
        [key for _, key in append.releases],
    )


def _slices(stored_events: Sequence[StoredEvent]) -> tuple[list[Any], list[int], list[int]]:
    """Runs of events that follow each other in one stream: the stream, the version before, how many."""
    slices: list[tuple[Any, int, int]] = []
    for event in stored_events:
        stream, before, size = slices[-1] if slices else (None, 0, 0)
        if (event.originator_id, event.originator_version) == (stream, before + size + 1):
            slices[-1] = (stream, before, size + 1)
        else:
            slices.append((event.originator_id, event.originator_version - 1, 1))
    streams, expected, sizes = map(list, zip(*slices, strict=True))
    if len(set(streams)) < len(streams):
        raise IntegrityError("versions of a stream do not follow each other")
    return streams, expected, sizes
