"""Between an event and its stored form: the bare name and plain JSON, with private texts sealed."""

from dataclasses import dataclass
from typing import Any, cast, get_args, get_type_hints
from uuid import UUID

import msgspec
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent

from casework.common.event import Event
from casework.common.private import Private
from casework.ledger.keys import KeyRing


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """An event at its place in a stream. The first two names are the library's."""

    originator_id: UUID
    originator_version: int
    event: Event


class EventMapper(Mapper[UUID]):
    """Stores readable JSON under the event's own name, so that code can move and history stays readable."""

    def __init__(self, event_types: dict[str, type[Event]]) -> None:
        """Needs none of the library's transcoders: msgspec knows our types."""
        self._decoders = {name: decoder(kind) for name, kind in event_types.items()}

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        placed = cast(StreamEvent, domain_event)
        return StoredEvent(
            originator_id=placed.originator_id,
            originator_version=placed.originator_version,
            topic=type(placed.event).__name__,
            state=encode(placed.event),
        )

    def event(self, name: str, data: str | bytes) -> Event:
        """The event of a stored name and text."""
        return cast(Event, self._decoders[name].decode(data))

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        event = self.event(stored_event.topic, stored_event.state)
        return StreamEvent(cast(UUID, stored_event.originator_id), stored_event.originator_version, event)


def decoder(kind: type[Event]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=_private_from)


def encode(event: Event) -> bytes:
    """The bytes that are stored and hashed. A private text that was not sealed is refused."""
    return _ENCODER.encode(event)


def sealed(event: Event, ring: KeyRing, *, ledger: str, stream: UUID) -> Event:
    """The event with each of its private texts sealed for exactly this place."""
    kind = type(event)
    changes = {
        field: ring.seal(value, ledger=ledger, stream=stream, place=f"{kind.__name__}.{field}")
        for field in private_fields(kind)
        if (value := getattr(event, field)) is not None
    }
    return msgspec.structs.replace(event, **changes) if changes else event


def private_fields(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event that identify somebody."""
    if kind not in _PRIVATE_FIELDS:
        hints = get_type_hints(kind)
        _PRIVATE_FIELDS[kind] = tuple(
            name for name, hint in hints.items() if hint is Private or Private in get_args(hint)
        )
    return _PRIVATE_FIELDS[kind]


def subjects_of(event: Event) -> set[UUID]:
    """The subjects whose keys are needed to seal the event."""
    values = (getattr(event, field) for field in private_fields(type(event)))
    return {value.subject for value in values if value is not None and not value.sealed}


def _sealed_text(value: Any) -> str:
    if isinstance(value, Private) and value.sealed:
        return value.sealed
    raise TypeError("only sealed texts are stored")


def _private_from(kind: type, value: Any) -> Any:
    return Private.parse(value) if kind is Private else kind(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_sealed_text)
_PRIVATE_FIELDS: dict[type[Event], tuple[str, ...]] = {}
