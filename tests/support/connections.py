"""Looks on while pages are asked for: a thread that holds a connection and waits for one more of the same kind may wait for ever.

A look (`Database.read`) may ask for keys and events (`Database.single`) while it is open; nothing else holds one and takes another.
"""

import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from casework.ledger.database import Database

ROOT = Path(__file__).parents[2]


@contextmanager
def connections_watched() -> Iterator[set[str]]:
    """Where a second connection was taken in the wrong order, each as the functions that led there."""
    wrong: set[str] = set()
    held = threading.local()

    def watched(kind: str, not_within: tuple[str, ...]) -> Any:
        taken = getattr(Database, kind)

        @contextmanager
        def take(self: Database, *asked: Any) -> Iterator[Any]:
            within = held.__dict__.setdefault("kinds", [])
            if set(within) & set(not_within):
                wrong.add(_led_here())
            with taken(self, *asked) as connection:
                within.append(kind)
                try:
                    yield connection
                finally:
                    within.remove(kind)

        return take

    with pytest.MonkeyPatch.context() as patch:
        read, single = watched("read", ("read", "single")), watched("single", ("single",))
        patch.setattr(Database, "read", read)
        patch.setattr(Database, "single", single)
        yield wrong


def _led_here() -> str:
    ours = (each for each in reversed(traceback.extract_stack()) if Path(each.filename).is_relative_to(ROOT / "web"))
    return " < ".join(f"{Path(each.filename).stem}.{each.name}" for each in list(ours)[:4])
