"""Rows as COPY takes them: text, tab by tab. Half of a rebuild is spent here, so the common case is a join."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from projections.model import Model

NULL = r"\N"


def line(model: Model[Any], ledger: str, row: Any, known_from: int, known_until: int) -> str:
    """One row of a read model. What stands in it by chance (a tab, a backslash) is escaped."""
    values: list[Any] = _as_array(row)
    for place, _ in model.nested:
        values[place] = msgspec.json.encode(values[place]).decode()
    try:
        text = "\t".join([NULL if value is None else value for value in values])
    except TypeError:  # a number, a truth value, a list
        return _escaped(ledger, values, known_from, known_until)
    plain = text.count("\\") == values.count(None) and text.count("\t") == len(values) - 1
    if not plain or "\n" in text or "\r" in text:
        return _escaped(ledger, values, known_from, known_until)
    return f"{ledger}\t{text}\t{known_from}\t{known_until}\n"


def _as_array(row: Any) -> list[Any]:
    values: Any = msgspec.to_builtins(row)
    return values if type(values) is list else list(values.values())


def _escaped(ledger: str, values: Iterable[Any], known_from: int, known_until: int) -> str:
    text = "\t".join([NULL if value is None else _text(value) for value in values])
    return f"{ledger}\t{text}\t{known_from}\t{known_until}\n"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    if isinstance(value, list | tuple):
        return _text(_array(value))
    return str(value)


def _array(values: Sequence[str]) -> str:
    """An array as PostgreSQL reads it."""
    return "{" + ",".join('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values) + "}"
