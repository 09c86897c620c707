"""The library's own tests of an application recorder, on a ledger."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from eventsourcing.persistence import ApplicationRecorder, IntegrityError, StoredEvent
from eventsourcing.tests.persistence import ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

from casework.ledger.database import Database
from casework.ledger.recorder import LedgerRecorder
from web.embedded.server import Server

HERE: dict[str, Database] = {}


class AnyBytes(LedgerRecorder):
    """The library's tests store bytes that are no JSON and number versions from 0; a ledger takes JSON from 1."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        return super().insert_events([_in(event) for event in stored_events])

    def select_events(self, *args: Any, **kwargs: Any) -> Sequence[StoredEvent]:
        for limit in ("gt", "lte"):
            if kwargs.get(limit) is not None:
                kwargs[limit] += 1
        return [_out(event) for event in super().select_events(*args, **kwargs)]

    def select_notifications(self, *args: Any, **kwargs: Any) -> Sequence[Any]:
        found = super().select_notifications(*args, **kwargs)
        return [type(n)(n.originator_id, n.originator_version - 1, n.topic, _bytes(n.state), n.id) for n in found]


def _in(event: StoredEvent) -> StoredEvent:
    text = json.dumps(event.state.decode("latin-1")).encode()
    return StoredEvent(event.originator_id, event.originator_version + 1, event.topic, text)


def _out(event: StoredEvent) -> StoredEvent:
    return StoredEvent(event.originator_id, event.originator_version - 1, event.topic, _bytes(event.state))


def _bytes(state: bytes) -> bytes:
    return json.loads(state).encode("latin-1")


@pytest.fixture(autouse=True)
def here(fresh: Server) -> Iterator[None]:
    HERE["database"] = Database(fresh.app_dsn, pool_size=20).open()
    yield
    HERE.pop("database").close()


class TestLedgerRecorder(ApplicationRecorderTestCase[ApplicationRecorder]):
    INITIAL_VERSION = 0

    def create_recorder(self) -> ApplicationRecorder:
        return AnyBytes(HERE["database"], "411326")


class TestOrder(NonInterleavingNotificationIDsBaseCase):
    insert_num = 200

    def create_recorder(self) -> ApplicationRecorder:
        return AnyBytes(HERE["database"], "411326")


del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase


def test_a_stream_that_moved_on_is_refused() -> None:
    from uuid import uuid4

    recorder, stream = LedgerRecorder(HERE["database"], "411326"), uuid4()
    recorder.insert_events([StoredEvent(stream, 1, "A", b"{}")])
    with pytest.raises(IntegrityError):
        recorder.insert_events([StoredEvent(stream, 1, "B", b"{}")])
