"""A process that rebuilds with all hands and kills itself: with half of the events folded, or with all, at the last touches."""

import os
import signal
import sys
from typing import Any

import psycopg

from projections.engine import tables
from projections.rebuild import rebuild
from projections.registry import PROJECTIONS


def main() -> None:
    dsn, when = sys.argv[1:]
    rebuild.PART, rebuild.ALONE = 5, 0
    if when == "finishing":
        tables.finish = die  # type: ignore[assignment]
    with psycopg.connect(dsn, autocommit=True, application_name="rebuilder") as owner:
        owner.execute("set role casework_owner")
        rebuild.rebuild(owner, PROJECTIONS, half if when == "folding" else lambda *_: None)


def half(done: int, total: int) -> None:
    if done * 2 >= total:
        die()


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
