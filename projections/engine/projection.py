"""What a read model is: a table, the events that concern it, and a pure fold from rows and an event to rows."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Generic, Literal, NamedTuple, NewType, TypeVar, get_args, get_type_hints
from uuid import UUID

import msgspec

from casework.common.confidentiality import Confidentiality
from casework.common.event import Event
from casework.common.private import Private
from casework.ledger.recorded import Recorded

OPEN = 9223372036854775807  # `known_until` of a row that still stands
TEXT: Final = 'text collate "C"'
ENGINE = (
    "casework.common.amending",
    "projections.engine.fold",
    "projections.engine.story",
    "projections.engine.writing",
    "projections.engine.tables",
    "projections.rebuild.copying",
    __name__,
)
Sealed = NewType("Sealed", str)
"""The token of a text that identifies somebody: it is opened only where it is shown."""
KINDS: Final = {
    UUID: "uuid", date: "date", int: "bigint", bool: "boolean", str: TEXT, Sealed: TEXT, tuple[str, ...]: "text[]",
}  # fmt: skip


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """A row of a read model: its fields are the table's columns, in order."""


R = TypeVar("R", bound=msgspec.Struct)


class Key(NamedTuple):
    """Whose rows an event changes: a group never spans streams, nor a stream ledgers."""

    stream_id: UUID
    group: UUID


@dataclass(frozen=True)
class Projection(Generic[R]):
    """A read model.

    Rows fall into groups (one contact, one household) within a stream: an event concerns one group, and `fold` is
    given the rows of that group as they stand and the event, and answers the rows as they stand afterwards. Nothing
    else is known to it, so the same fold runs live, in a rebuild and in a check.

    `handles` says for each event which of its fields names the group; "" is the event's own stream.
    `starts` are the events that start a group, so that nothing needs to be read first. `ahead`: for events whose fold
    needs only rows that reach beyond a day, the field that names the day. `indexes`: besides the one on standing
    groups; when none is named, one on the stream. A field that is a tuple of structs is stored as JSON. `retold`: an event
    that amends something (casework/common/event.py) is not folded: the whole stream is, as it reads now. For rows that
    cannot be undone one by one; their group is the stream.
    `confidentiality`: of all rows, unless they have a column of this name and each says its own.
    """

    name: str
    row: type[R]
    group: str
    handles: Mapping[type[Event], str]
    fold: Callable[[Sequence[R], Recorded], Sequence[R]]
    starts: frozenset[type[Event]] = frozenset()
    ahead: Mapping[type[Event], str] = field(default_factory=dict)
    visible: Literal["household", "county", "place", "division"] = "household"
    confidentiality: Confidentiality = "staff"
    indexes: tuple[str, ...] = ()
    stream: str = "household_id"
    rests_on: tuple[str, ...] = ()
    retold: bool = False
    settled: Callable[[Sequence[Event | None]], Sequence[Event | None]] = list

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return self.row.__struct_fields__

    @cached_property
    def columns(self) -> str:
        """The table's columns, as the row's fields have their types; what may be None may be null."""
        return ", ".join(_column(field.name, field.type) for field in msgspec.structs.fields(self.row))

    @cached_property
    def nested(self) -> tuple[tuple[int, msgspec.json.Decoder[Any]], ...]:
        """The places of the columns that hold JSON, with what reads them."""
        hints = get_type_hints(self.row)
        return tuple(
            (place, msgspec.json.Decoder(hints[name])) for place, name in enumerate(self.fields) if _nested(hints[name])
        )

    @property
    def table(self) -> str:
        return f"read.{self.name}"

    def group_of(self, recorded: Recorded) -> UUID:
        """The group the event concerns, within its stream."""
        attribute = self.handles[type(recorded.event)]
        group: UUID = getattr(recorded.event, attribute) if attribute else recorded.stream_id
        return group

    def key_of(self, recorded: Recorded) -> Key:
        """The group the event concerns."""
        return Key(recorded.stream_id, self.group_of(recorded))

    def values_of(self, row: R) -> list[Any]:
        """A row as the database takes it."""
        values = list(msgspec.structs.astuple(row))
        for place, _ in self.nested:
            values[place] = msgspec.json.encode(values[place]).decode()
        return [list(v) if type(v) is tuple else v for v in values]

    def row_of(self, values: Sequence[Any]) -> R:
        """A row as a fold takes it."""
        given: list[Any] = [tuple(v) if type(v) is list else v for v in values]
        for place, decoder in self.nested:
            given[place] = decoder.decode(given[place])
        return self.row(*given)

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the table, the fold, its events or the engine do: then the table is rebuilt."""
        names = {self.fold.__module__, *(kind.__module__ for kind in self.handles), *self.rests_on, *ENGINE}
        files = sorted(str(import_module(name).__file__) for name in names)
        digest = hashlib.sha256(repr((self.name, self.indexes, self.visible)).encode())
        for file in files:
            digest.update(Path(file).read_bytes())
        return digest.hexdigest()


def sealed_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a row that hold tokens of sealed texts."""
    fields = msgspec.structs.fields(kind)
    return tuple(field.name for field in fields if Sealed in (field.type, *get_args(field.type)))


def _column(name: str, hint: Any) -> str:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    optional = len(kinds) < len(get_args(hint))
    kind = KINDS.get(kinds[0] if optional else hint, TEXT)  # structs are stored as JSON text
    return f"{name} {kind}" + ("" if optional else " not null")


def _nested(hint: Any) -> bool:
    return any(isinstance(of, type) and issubclass(of, msgspec.Struct) for of in get_args(hint))


def sealed(value: Private | None) -> Sealed | None:
    """The token of a sealed text, as tables keep it."""
    return Sealed(value.sealed) if value else None
