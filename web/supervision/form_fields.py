"""The fields of the short forms of this room, so that one template shows them all."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

Kind = Literal["text", "long", "day", "number", "choice", "select"]


class Field(NamedTuple):
    """`value`: what stands in it before anything was typed; `options`: of a choice, codes with their words."""

    kind: Kind
    name: str
    label: str
    value: Any = None
    options: Sequence[tuple[str, str]] = ()
    hint: str | None = None
    required: bool = True
