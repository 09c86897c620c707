"""The library's persistence interface on the ledger's tables: one recorder a ledger, one append a call."""

import threading
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    Notification,
    ProcessRecorder,
    StoredEvent,
    Subscription,
    TrackingRecorder,
)
from eventsourcing.utils import Environment

from casework.ledger.append import Append, append_to
from casework.ledger.database import Database, Row
from casework.ledger.envelope import Receipt

POLL_SECONDS = 0.02


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
        return append_to(self.database, self.ledger, stored_events, append)

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
            f"""
            select stream_id, version, name, data::text
              from ledger.events
             where ledger = %(ledger)s and stream_id = %(stream)s
               and version > coalesce(%(gt)s::bigint, -1) and version <= coalesce(%(lte)s::bigint, 9223372036854775807)
             order by version {"desc" if desc else "asc"}
             limit %(limit)s
            """,
            {"stream": originator_id, "gt": gt, "lte": lte, "limit": limit},
        )
        return [StoredEvent(stream, version, name, data.encode()) for stream, version, name, data in rows]

    def select_streams(self, streams: Sequence[UUID]) -> dict[UUID, list[StoredEvent]]:
        """Everything in each of these streams, in order; of many at once in one question."""
        rows = self._rows(
            """
            select stream_id, version, name, data::text from ledger.events
             where ledger = %(ledger)s and stream_id = any(%(streams)s) order by stream_id, version
            """,
            {"streams": list(streams)},
        )
        found: dict[UUID, list[StoredEvent]] = {stream: [] for stream in streams}
        for stream, version, name, data in rows:
            found[stream].append(StoredEvent(stream, version, name, data.encode()))
        return found

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
