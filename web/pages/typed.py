"""From what was typed into a form to the body of an action."""

from typing import Any, TypeVar

import msgspec

B = TypeVar("B")


def body_of(kind: type[B], /, **said: Any) -> B:
    """The body of an action; what was left empty is left out. Raises msgspec.ValidationError."""
    return msgspec.convert({name: value for name, value in said.items() if value not in (None, "", ())}, kind)


def lines(text: str) -> tuple[str, ...]:
    """One entry a line, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
