"""What a read model is: a table, the events that concern it, and a pure fold from rows and an event to rows."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Generic, Literal, TypeVar, cast
from uuid import UUID

import msgspec

from casework.event import Event
from casework.ledger.recorded import Recorded
from casework.private import Private

OPEN = 9223372036854775807  # `known_until` of a row that still stands
ENGINE = ("projections.engine", "projections.tables", "projections.copying", __name__)


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """A row of a read model: its fields are the table's columns, in order."""


R = TypeVar("R", bound=Stored)


@dataclass(frozen=True)
class Model(Generic[R]):
    """A read model.

    Rows fall into groups (one contact, one household): an event concerns one group, and `fold` is given the rows
    of that group as they stand and the event, and answers the rows as they stand afterwards. Nothing else is known
    to it, so the same fold runs live, in a rebuild, up to a position and in a check.

    `concerns` says for each event which of its fields names the group; "" is the event's own stream.
    `opens` are the events that start a group, so that nothing needs to be read first. `indexes`: besides the one on
    standing groups; when none is named, one on the stream.
    """

    name: str
    row: type[R]
    columns: str
    group: str
    concerns: Mapping[type[Event], str]
    fold: Callable[[Sequence[R], Recorded], Sequence[R]]
    opens: frozenset[type[Event]] = frozenset()
    visible: Literal["household", "county", "place"] = "household"
    indexes: tuple[str, ...] = ()
    stream: str = "household_id"

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return self.row.__struct_fields__

    @cached_property
    def event_names(self) -> list[str]:
        return [kind.__name__ for kind in self.concerns]

    @property
    def table(self) -> str:
        return f"read.{self.name}"

    def group_of(self, recorded: Recorded) -> UUID:
        """The group the event concerns."""
        attribute = self.concerns[type(recorded.event)]
        return cast(UUID, getattr(recorded.event, attribute)) if attribute else recorded.stream_id

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the table, the fold, its events or the engine do: then the table is rebuilt."""
        names = {self.fold.__module__, *(kind.__module__ for kind in self.concerns), *ENGINE}
        files = sorted(str(import_module(name).__file__) for name in names)
        digest = hashlib.sha256(repr((self.name, self.indexes, self.visible)).encode())
        for file in files:
            digest.update(Path(file).read_bytes())
        return digest.hexdigest()


def sealed(value: Private | None) -> str | None:
    """The token of a sealed text, as tables keep it: opened only where it is shown."""
    return value.sealed if value else None
