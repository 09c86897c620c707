"""The library's persistence interface on the ledger's tables: one recorder a ledger, one append a call."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    IntegrityError,
    Notification,
    ProcessRecorder,
    StoredEvent,
    Subscription,
    TrackingRecorder,
)
from eventsourcing.utils import Environment
from psycopg import Connection
from psycopg.errors import DatabaseError, Diagnostic, UniqueViolation

from casework.claims import Claim
from casework.ledger.database import Database, Row
from casework.ledger.envelope import CLOCK, NO_REQUEST, Actor, Receipt, Request

APPEND = """
    select outcome, first_position, last_position
      from ledger.append(%b, %b, %b, %b, %b, %b, %b, %b, %b::uuid[], %b::bigint[], %b::int[], %b::text[], %b::text[],
                         %b::text[], %b::text[], %b::text[], %b::uuid[], %b::text[], %b::text[])
"""
# One event and no claims, what happens all day: a function of its own, and scalars that cost the client half of arrays.
APPEND_ONE = "select ledger.append_one(%b, %b, %b, %b, %b, %b, %b, %b, %b, %b::bigint, %b, %b, %b)"
POLL_SECONDS = 0.02

Fold = Callable[[Connection[Row], Receipt], None]


class ClaimConflict(IntegrityError):
    """Something of which there can be only one is held by somebody else."""

    def __init__(self, kind: str, key: str, holder: UUID) -> None:
        super().__init__(kind)
        self.kind = kind
        self.key = key
        self.holder = holder


class IdempotencyKeyReused(IntegrityError):
    """A request id came back with another request."""


@dataclass(frozen=True, slots=True)
class Append:
    """What an append stores besides the events: who asked, what it claims and releases, which folds go with it."""

    by: Actor = CLOCK
    request: Request = field(default_factory=Request.new)
    claims: Sequence[Claim] = ()
    releases: Sequence[tuple[str, str]] = ()
    fold: Fold | None = None


def _claimed(said: Diagnostic) -> ClaimConflict:
    return ClaimConflict(said.message_detail or "", said.constraint_name or "", UUID(said.message_hint))


class LedgerRecorder(ApplicationRecorder):
    """One ledger of the shared tables. `insert_events` is one append: everything or nothing."""

    def __init__(self, database: Database, ledger: str) -> None:
        self.database = database
        self.ledger = ledger

    def insert_events(
        self, stored_events: Sequence[StoredEvent], *, append: Append | None = None, **kwargs: Any
    ) -> Sequence[int] | None:
        if not stored_events:
            return None
        receipt = self.append(stored_events, append or Append())
        return list(range(receipt.first, receipt.last + 1))

    def append(self, stored_events: Sequence[StoredEvent], append: Append) -> Receipt:
        """Stores the events and runs the folds in one transaction. This is the seam a group commit would lead.

        Raises IntegrityError when a stream has moved on, ClaimConflict, IdempotencyKeyReused. A repeated request
        answers its first receipt.
        """
        if append.fold is None and append.request.hash == NO_REQUEST:
            with self.database.single() as connection:
                return self._append(connection, stored_events, append)
        with self.database.write() as connection:
            if append.request.hash != NO_REQUEST:
                self._once(connection, append.request)
            receipt = self._append(connection, stored_events, append)
            if append.fold and not receipt.repeated:
                append.fold(connection, receipt)
            return receipt

    def _once(self, connection: Connection[Row], request: Request) -> None:
        """An append looks for its request in its own ledger, under that ledger's lock. The same request at the same
        moment in another ledger waits here, and then finds what was recorded there.
        Raises IdempotencyKeyReused.
        """
        connection.execute(
            "select pg_advisory_xact_lock(hashtextextended(%(id)s, 0))", {"id": str(request.id)}, prepare=True
        )
        elsewhere = connection.execute(
            "select 1 from ledger.events where command_id = %(id)s and ledger <> %(ledger)s limit 1",
            {"id": request.id, "ledger": self.ledger},
            prepare=True,
        ).fetchone()
        if elsewhere:
            raise IdempotencyKeyReused(str(request.id))

    def _append(self, connection: Connection[Row], stored_events: Sequence[StoredEvent], append: Append) -> Receipt:
        try:
            if len(stored_events) == 1 and not append.claims and not append.releases:
                position = self._one(connection, stored_events[0], append)
                if position is not None:
                    return Receipt(self.ledger, position, position)
            return self._several(connection, stored_events, append)
        except UniqueViolation as error:
            raise IntegrityError("conflict") from error
        except DatabaseError as error:
            if error.sqlstate == "CW001":
                raise _claimed(error.diag) from error
            raise

    def _one(self, connection: Connection[Row], event: StoredEvent, append: Append) -> int | None:
        """The position of the event, or None: whether it was stored before is asked like that of several."""
        place = (event.originator_id, event.originator_version - 1)
        arguments = (*self._envelope(append), *place, event.topic, event.state.decode(), "staff")
        row = connection.execute(APPEND_ONE, arguments, prepare=True, binary=True).fetchone()
        return row[0] if row else None

    def _several(self, connection: Connection[Row], stored_events: Sequence[StoredEvent], append: Append) -> Receipt:
        arguments = (*self._envelope(append), *_arrays(stored_events, append))
        row = connection.execute(APPEND, arguments, prepare=True, binary=True).fetchone()
        outcome, first, last = row or ("conflict", 0, 0)
        if outcome == "conflict":
            raise IntegrityError(outcome)
        if outcome == "misused":
            raise IdempotencyKeyReused(outcome)
        return Receipt(self.ledger, first, last, repeated=outcome == "repeated")

    def _envelope(self, append: Append) -> tuple[Any, ...]:
        by, request = append.by, append.request
        return self.ledger, request.id, request.hash, by.id, by.name, by.role, by.division, by.device

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        rows = self._rows(
            """
            select stream_id, version, name, data::text
              from ledger.events
             where ledger = %(ledger)s and stream_id = %(stream)s
               and version > coalesce(%(gt)s::bigint, -1) and version <= coalesce(%(lte)s::bigint, 9223372036854775807)
             order by version * %(way)s::bigint
             limit %(limit)s
            """
            if desc or limit is not None
            else """
            select stream_id, version, name, data::text
              from ledger.events
             where ledger = %(ledger)s and stream_id = %(stream)s
               and version > coalesce(%(gt)s::bigint, -1) and version <= coalesce(%(lte)s::bigint, 9223372036854775807)
             order by version
            """,
            {"stream": originator_id, "gt": gt, "lte": lte, "way": -1 if desc else 1, "limit": limit},
        )
        return [StoredEvent(stream, version, name, data.encode()) for stream, version, name, data in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        first = 1 if start is None else start if inclusive_of_start else start + 1
        rows = self._rows(
            """
            select position, stream_id, version, name, data::text
              from ledger.events
             where ledger = %(ledger)s and position >= %(first)s
               and position <= coalesce(%(stop)s::bigint, 9223372036854775807)
               and (%(topics)s::text[] is null or name = any(%(topics)s::text[]))
             order by position
             limit %(limit)s
            """,
            {"first": first, "stop": stop, "topics": list(topics) or None, "limit": limit},
        )
        return [Notification(s, v, n, d.encode(), id=position) for position, s, v, n, d in rows]

    def max_notification_id(self) -> int | None:
        rows = self._rows("select position from ledger.heads where ledger = %(ledger)s", {})
        return (rows[0][0] or None) if rows else None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> "LedgerSubscription":
        return LedgerSubscription(self, gt, topics)

    def _rows(self, query: Any, parameters: dict[str, Any]) -> list[Row]:
        with self.database.single() as connection:
            return connection.execute(query, {"ledger": self.ledger, **parameters}).fetchall()


class LedgerSubscription(Subscription[LedgerRecorder]):
    """Follows one ledger by position. Positions have no gaps, so nothing can be missed; it asks again every 20 ms."""

    def __init__(self, recorder: LedgerRecorder, gt: int | None = None, topics: Sequence[str] = ()) -> None:
        super().__init__(recorder, gt, topics)
        self._ledger, self._at, self._wanted = recorder, gt or 0, topics
        self._page: list[Notification] = []
        self._over = threading.Event()

    def stop(self) -> None:
        super().stop()
        self._over.set()

    def __next__(self) -> Notification:
        while not self._over.is_set():
            if self._page:
                notification = self._page.pop(0)
                self._at = notification.id
                return notification
            self._page = list(
                self._ledger.select_notifications(self._at, 500, topics=self._wanted, inclusive_of_start=False)
            )
            if not self._page:
                self._over.wait(POLL_SECONDS)
        raise StopIteration


class LedgerFactory(InfrastructureFactory[TrackingRecorder]):
    """Gives the library one ledger of an open database. Tracking belongs to the folds, which need none."""

    def __init__(self, env: Environment, database: Database, ledger: str) -> None:
        super().__init__(env)
        self.database, self.ledger = database, ledger

    def application_recorder(self) -> LedgerRecorder:
        return LedgerRecorder(self.database, self.ledger)

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        return self.application_recorder()

    def tracking_recorder(self, tracking_recorder_class: type[TrackingRecorder] | None = None) -> TrackingRecorder:
        raise InfrastructureFactoryError("folds run inside the append: there is nothing to track")

    def process_recorder(self) -> ProcessRecorder:
        raise InfrastructureFactoryError("folds run inside the append: there is nothing to process")


def _arrays(stored_events: Sequence[StoredEvent], append: Append) -> tuple[list[Any], ...]:
    return (
        *_slices(stored_events),
        [event.topic for event in stored_events],
        [event.state.decode() for event in stored_events],
        ["staff"] * len(stored_events),
        [claim.kind for claim in append.claims],
        [claim.key for claim in append.claims],
        [claim.holder for claim in append.claims],
        [kind for kind, _ in append.releases],
        [key for _, key in append.releases],
    )


def _slices(stored_events: Sequence[StoredEvent]) -> tuple[list[Any], list[int], list[int]]:
    """Runs of events that follow each other in one stream: the stream, the version before, how many."""
    streams: list[Any] = []
    expected: list[int] = []
    sizes: list[int] = []
    for event in stored_events:
        follows = bool(streams) and event.originator_id == streams[-1]
        if follows and event.originator_version == expected[-1] + sizes[-1] + 1:
            sizes[-1] += 1
        else:
            streams.append(event.originator_id)
            expected.append(event.originator_version - 1)
            sizes.append(1)
    if len(set(streams)) < len(streams):
        raise IntegrityError("versions of a stream do not follow each other")
    return streams, expected, sizes
