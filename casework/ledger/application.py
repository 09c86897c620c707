"""The one seam of every write: replay a stream, decide, seal, append with the folds, answer where it stands."""

import dataclasses
import random
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from threading import Lock
from typing import Any, cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import IntegrityError
from eventsourcing.utils import Environment
from psycopg import Connection

from casework.claims import claims_of, releases_of
from casework.common.event import Event
from casework.common.private import Private
from casework.common.refusals import Conflict, Refused
from casework.events import EVENT_TYPES, aggregate_of
from casework.households.events.moving import HouseholdMovedOut
from casework.households.moving import arrival
from casework.households.moving_back import to_where_it_lived, told_anew
from casework.households.returning import came_from
from casework.households.state import Household
from casework.ledger import finding, requests
from casework.ledger.append import Append, ClaimConflict, Fold
from casework.ledger.database import Database, Row
from casework.ledger.envelope import NO_REQUEST, Actor, Receipt, Request
from casework.ledger.finding import numbered
from casework.ledger.keys import KeyRing, Keys
from casework.ledger.mapper import EventMapper, StreamEvent, sealed, subjects_of
from casework.ledger.payments import PaidAlready
from casework.ledger.recorded import Recorded
from casework.ledger.recorder import LedgerFactory, LedgerRecorder
from casework.ledger.requests import IdempotencyKeyReused
from casework.ledger.two_ledgers import Part, append_to_two, departure, naming, opened, private_subjects, readable
from casework.payments.claims import payments_of

ATTEMPTS = 24
STRIPES = 64
MAPPER = EventMapper(EVENT_TYPES)

FoldAll = Callable[[Connection[Row], Sequence[Recorded]], None]


class ChangedMeanwhile(Conflict):
    """Somebody else changed this meanwhile. Look at it again, then decide."""


class DataErased(Conflict):
    """This person's data has been erased as the law provides; nothing about them can be written down again."""


class Ledger(Application[UUID]):
    """One ledger as an application of the library: its events, its notification log."""

    recorder: LedgerRecorder

    def __init__(self, database: Database, code: str) -> None:
        self._place = (database, code)
        super().__init__()

    def construct_factory(self, env: Environment) -> LedgerFactory:
        return LedgerFactory(env, *self._place)

    def construct_mapper(self) -> EventMapper:
        return MAPPER

    def stream(self, stream_id: UUID) -> list[Event]:
        """Everything that happened in one stream, in order."""
        return [cast(StreamEvent, placed).event for placed in self.events.get(stream_id)]

    def streams(self, stream_ids: Sequence[UUID]) -> dict[UUID, list[Event]]:
        """The same of many streams, read at once."""
        found = self.recorder.select_streams(stream_ids)
        return {stream: [MAPPER.event(each.topic, each.state) for each in stored] for stream, stored in found.items()}


class Casework:
    """Handles commands. Knows the database, the keys and the folds; everything else is in the rules."""

    def __init__(self, database: Database, keys: Keys, fold: FoldAll | None = None) -> None:
        self.database, self.keys, self._fold = database, keys, fold
        self._ledgers: dict[str, Ledger] = {}
        self._turns = [Lock() for _ in range(STRIPES)]

    def ledger(self, code: str) -> Ledger:
        if code not in self._ledgers:
            self._ledgers[code] = Ledger(self.database, code)
        return self._ledgers[code]

    def handle(
        self,
        *commands: Any,
        ledger: str,
        stream: UUID,
        by: Actor,
        request: Request,
        today: Any,
        version: int | None = None,
    ) -> Receipt:
        """All commands on one stream, in one append. `version`: refuse with ChangedMeanwhile unless it still is this.

        A request id that was answered before answers the same again; with another content it raises IdempotencyKeyReused.
        A stream that moved on meanwhile is looked at again and decided again. Raises Refused when the rules say no.
        """
        if request.hash != NO_REQUEST:
            request = Request(request.id, self.keys.request_hash(request.hash))
        with self._turns[hash(stream) % len(self._turns)]:  # in this process nobody is overtaken on one stream
            return self._handle(commands, ledger, stream, by, request, today, version)

    def _handle(
        self,
        commands: Sequence[Any],
        ledger: str,
        stream: UUID,
        by: Actor,
        request: Request,
        today: Any,
        version: int | None,
    ) -> Receipt:
        for attempt in range(ATTEMPTS):
            past = self.ledger(ledger).stream(stream)
            # after the past was read: whoever is first with this request then shows either here or to the append
            if request.hash != NO_REQUEST and (before := self.receipt_of(ledger, request)):
                return before
            if version is not None and version != len(past):
                raise ChangedMeanwhile(current_version=len(past))
            try:
                return self._append(commands, past, ledger, stream, by, request, today)
            except (ClaimConflict, IdempotencyKeyReused, PaidAlready):
                raise
            except IntegrityError:
                time.sleep(random.uniform(0, 0.002 * (attempt + 1)))  # noqa: S311  somebody was first: look again
        raise ChangedMeanwhile(current_version=None)

    def handle_many(
        self, orders: Mapping[UUID, Sequence[Any]], *, ledger: str, by: Actor, request: Request, today: Any
    ) -> tuple[Receipt, dict[UUID, Refused]]:
        """Commands on many streams of one ledger, in one append: whatever the rules allow, and of each stream that they
        refuse why. For work in bulk; a few hundred at a time hold the ledger a fraction of a second.

        Raises ClaimConflict, IdempotencyKeyReused, ChangedMeanwhile: then nothing was recorded.
        """
        if request.hash != NO_REQUEST:
            request = Request(request.id, self.keys.request_hash(request.hash))
        for attempt in range(ATTEMPTS):
            past = self.ledger(ledger).streams(list(orders))
            if request.hash != NO_REQUEST and (before := self.receipt_of(ledger, request)):
                return before, {}
            decided, refused = decide_each(orders, past, today)
            if not decided:
                head = self._head(ledger)
                return (head if refused else self._nothing(head, request)), refused
            try:
                return self._append_many(decided, past, ledger, by, request), refused
            except (ClaimConflict, IdempotencyKeyReused):
                raise
            except IntegrityError:
                time.sleep(random.uniform(0, 0.002 * (attempt + 1)))  # noqa: S311  somebody was first: look again
        raise ChangedMeanwhile(current_version=None)

    def _append_many(
        self,
        decided: Mapping[UUID, list[tuple[Event, Any]]],
        past: Mapping[UUID, list[Event]],
        ledger: str,
        by: Actor,
        request: Request,
    ) -> Receipt:
        of_each = {stream: [event for event, _ in told] for stream, told in decided.items()}
        ring = self._ring_for([event for told in of_each.values() for event in told])
        append = Append(by=by, request=request)
        parts = []
        for stream, told in decided.items():
            ready = [sealed(event, ring, ledger=ledger, stream=stream) for event in of_each[stream]]
            claims = [c for event, before in told for c in claims_of(event, before, stream, ledger, self._blind)]
            opened_by = partial(self._opened, ledger, stream)
            releases = [
                r for event, before in told for r in releases_of(event, before, stream, ledger, self._blind, opened_by)
            ]
            placed = [StreamEvent(stream, at, event) for at, event in enumerate(ready, start=len(past[stream]) + 1)]
            parts.append((placed, claims, releases))
        every = [each for placed, _, _ in parts for each in placed]
        append = dataclasses.replace(
            append,
            claims=[claim for _, claims, _ in parts for claim in claims],
            releases=[release for _, _, releases in parts for release in releases],
            fold=self._folding(ledger, every, [event for told in of_each.values() for event in told]),
            kept_for=[each.event.kept_for for each in every],
        )
        stored = [MAPPER.to_stored_event(cast(Any, each)) for each in every]
        return self.ledger(ledger).recorder.append(stored, append)

    def receipt_of(self, ledger: str, request: Request) -> Receipt | None:
        """What this request was answered before. Raises IdempotencyKeyReused if it asked something else then."""
        with self.database.single() as connection:
            return requests.answered(connection, ledger, request)

    def _nothing(self, receipt: Receipt, request: Request) -> Receipt:
        """What is answered where there is nothing to record; a request with a key is answered so from then on."""
        if request.hash == NO_REQUEST:
            return receipt
        with self.database.write() as connection:
            return requests.kept(connection, request, receipt)

    def _append(
        self,
        commands: Sequence[Any],
        past: list[Event],
        ledger: str,
        stream: UUID,
        by: Actor,
        request: Request,
        today: Any,
    ) -> Receipt:
        decided = _decide(commands, past, today)
        if not decided:
            return self._nothing(self.last_of(ledger, stream), request)
        events = [event for event, _ in decided]
        if out := departure(events):
            return self._append_to_two(events, past, out, ledger, stream, by, request)
        ready = self._sealed(events, ledger, stream)
        append = Append(
            by=by,
            request=request,
            claims=[c for e, before in decided for c in claims_of(e, before, stream, ledger, self._blind)],
            releases=[
                r
                for e, before in decided
                for r in releases_of(e, before, stream, ledger, self._blind, partial(self._opened, ledger, stream))
            ],
            payments=[paid for e, before in decided if (paid := payments_of(e, before, stream))],
        )
        part = self._part(events, ready, len(past), ledger, stream, append)
        return self.ledger(ledger).recorder.append(part.stored, part.append)

    def _part(
        self,
        events: Sequence[Event],
        ready: Sequence[Event],
        version: int,
        ledger: str,
        stream: UUID,
        append: Append,
    ) -> Part:
        """Events, sealed, at their places after a version of their stream, with what goes with them."""
        placed = [StreamEvent(stream, at, event) for at, event in enumerate(ready, start=version + 1)]
        stored = [MAPPER.to_stored_event(cast(Any, event)) for event in placed]
        fold, kept_for = self._folding(ledger, placed, events), [event.kept_for for event in ready]
        return Part(ledger, stored, dataclasses.replace(append, fold=fold, kept_for=kept_for))

    def _append_to_two(
        self,
        events: list[Event],
        past: Sequence[Event],
        out: HouseholdMovedOut,
        ledger: str,
        stream: UUID,
        by: Actor,
        request: Request,
    ) -> Receipt:
        """The departure here, the arrival there with what goes along, each naming the other's place."""
        there, place = out.to_ledger, events.index(out)
        before = self.ledger(there).stream(stream)
        if out.takes_back:
            out = events[place] = to_where_it_lived(out, before)
        ready = self._sealed(events, ledger, stream)
        story = [*past, *ready]
        on_the_way = self._withdrawn_on_the_way(story, {ledger, there}, stream) if before else ()
        told, along = told_anew(story, out, before, on_the_way)
        with self.database.single() as connection:
            told = numbered(connection, there, told, stream)
            ring = self.keys.of(connection, private_subjects([told, *along]))
        anew = [opened(event, ring, ledger=ledger, stream=stream) for event in along]
        anew.insert(0, told if out.takes_back else opened(told, ring, ledger=ledger, stream=stream))
        first, *rest = [sealed(event, ring, ledger=there, stream=stream) for event in anew]

        def parts(heads: Mapping[str, int]) -> list[Part]:
            leaves_at, arrives_at = heads[ledger] + 1 + place, heads[there] + 2
            arrived = arrival(story, out, (ledger, leaves_at))
            append = Append(by=by, request=request)
            claims = claims_of(told, Household(), stream, there, self._blind)
            return [
                self._part(events, naming(ready, out, arrives_at), len(past), ledger, stream, append),
                self._part(
                    readable(anew),
                    [first, arrived, *rest],
                    len(before),
                    there,
                    stream,
                    dataclasses.replace(append, claims=claims),
                ),
            ]

        return append_to_two(self.database, (ledger, there), request, parts)

    def _withdrawn_on_the_way(self, story: Sequence[Event], seen: set[str], stream: UUID) -> list[Event]:
        """What was withdrawn in other counties through which a household came, readable."""
        found, came = list[Event](), came_from(story)
        while more := came - seen:
            ledger = min(more)
            seen = seen | {ledger}
            past = self.ledger(ledger).stream(stream)
            came |= came_from(past)
            withdrawn = [event for event in past if event.withdraws]
            with self.database.single() as connection:
                ring = self.keys.of(connection, private_subjects(withdrawn))
            found += [opened(event, ring, ledger=ledger, stream=stream) for event in withdrawn]
        return found

    def _folding(self, ledger: str, placed: Sequence[StreamEvent], events: Sequence[Event]) -> Fold | None:
        """What goes with the append in its transaction: its people can be found, and the tables tell it."""
        if self._fold is None:
            return None
        fold_all = self._fold

        def fold(connection: Connection[Row], receipt: Receipt) -> None:
            finding.remember(connection, self.keys, ledger, events)
            fold_all(
                connection,
                [
                    Recorded(ledger, position, p.originator_id, p.event, receipt.first)
                    for position, p in enumerate(placed, start=receipt.first)
                ],
            )

        return fold

    def _sealed(self, events: list[Event], ledger: str, stream: UUID) -> list[Event]:
        """The events with their private texts sealed; keys of new subjects are committed first."""
        if not any(subjects_of(event) for event in events):
            return events
        ring = self._ring_for(events)
        return [sealed(event, ring, ledger=ledger, stream=stream) for event in events]

    def _ring_for(self, events: Sequence[Event]) -> KeyRing:
        """The keys of everybody of whom these events tell; those of new subjects are committed. Raises DataErased."""
        subjects = set().union(*(subjects_of(event) for event in events))
        with self.database.single() as connection:
            ring = self.keys.of(connection, subjects)
        if not ring.holds(subjects):
            with self.database.write() as connection:
                self.keys.make(connection, subjects)
                ring = self.keys.of(connection, subjects)
        if not ring.holds(subjects):
            raise DataErased
        return ring

    def _blind(self, kind: str, text: str) -> str:
        return self.keys.blind(kind, text).hex()

    def _opened(self, ledger: str, stream: UUID, value: Private) -> str | None:
        """A text of the stream; nothing where it has been erased."""
        if not value.sealed:
            return value.text
        return self.ring([value.subject]).open(value.sealed, ledger=ledger, stream=stream)

    def last_of(self, ledger: str, stream: UUID) -> Receipt:
        """Where there is nothing to record, the answer is where the stream stands, and its first position lies after its last."""
        with self.database.single() as connection:
            row = connection.execute(
                """
                select position from ledger.events
                 where ledger = %(ledger)s and stream_id = %(stream)s order by version desc limit 1
                """,
                {"ledger": ledger, "stream": stream},
            ).fetchone()
        position = row[0] if row else 0
        return Receipt(ledger, position + 1, position, repeated=True)

    def _head(self, ledger: str) -> Receipt:
        with self.database.single() as connection:
            row = connection.execute("select position from ledger.heads where ledger = %s", (ledger,)).fetchone()
        position = row[0] if row else 0
        return Receipt(ledger, position + 1, position, repeated=True)

    def ring(self, subjects: Sequence[UUID]) -> KeyRing:
        """The keys to open what belongs to these subjects."""
        with self.database.single() as connection:
            return self.keys.of(connection, subjects)


def decide_each(
    orders: Mapping[UUID, Sequence[Any]], past: Mapping[UUID, list[Event]], today: Any
) -> tuple[dict[UUID, list[tuple[Event, Any]]], dict[UUID, Refused]]:
    """What happens in each stream, where something does, and why not, where the rules refuse."""
    decided: dict[UUID, list[tuple[Event, Any]]] = {}
    refused: dict[UUID, Refused] = {}
    for stream, commands in orders.items():
        try:
            if told := _decide(commands, past[stream], today):
                decided[stream] = told
        except Refused as refusal:
            refused[stream] = refusal
    return decided, refused


def _decide(commands: Sequence[Any], past: list[Event], today: Any) -> list[tuple[Event, Any]]:
    """The new events of all commands in order, each with the state before it."""
    aggregate = aggregate_of(commands[0])
    state = reduce(aggregate.evolve, past, aggregate.NEW)
    decided: list[tuple[Event, Any]] = []
    for command in commands:
        for event in aggregate.decide(command, state, today):
            decided.append((event, state))
            state = aggregate.evolve(state, event)
    return decided
