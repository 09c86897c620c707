"""A server that kills itself at a named moment of an append: `python -m bench.struck DSN` serves a process for each plan that it reads.

A plan is a line. It says its port, then of each plan the process, and `gone` when that is dead. The port stays open all the while:
whoever asks between two processes is answered by the next.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from itertools import count
from typing import Any, Final

import msgspec
import uvicorn

from casework.divisions.country import the_divisions
from casework.ledger import append, recorder
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.keys import Keys
from casework.ledger.payments import settle
from casework.schemes.editions import preset
from casework.schemes.words import SCHEMES
from projections.registry import fold_all
from web.app import create_app
from web.office import Office
from web.operations import serving
from web.payments import computing
from web.settings import settings

NOW: Final = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
MOMENTS: Final = ("looked", "appended", "claimed", "folded", "committed")
"""Before the transaction; in it with the events, with the months they pay for, with the tables; after it, before anybody was told."""
LINES_AT_ONCE: Final = 5  # so that a list of a few people has several batches
CONNECTIONS: Final = 12


class Plan(msgspec.Struct, frozen=True):
    """To die at this moment of an append of this event (of any, where none is named), after so many; no moment: to go on for good."""

    moment: str = ""
    event: str = ""
    after: int = 0


def office_on(dsn: str) -> Office:
    """Its database is not opened yet."""
    database = Database(dsn, pool_size=CONNECTIONS)
    return Office(database, Casework(database, Keys(bytes(32), bytes(32)), fold_all), lambda: NOW)


def main(dsn: str) -> None:
    setattr(computing, "LINES_AT_ONCE", LINES_AT_ONCE)  # noqa: B010  what is not a module's own is put in its place
    office, chosen = office_on(dsn), settings({})
    app = create_app(office, chosen)
    for scheme in SCHEMES:
        preset(scheme)
    the_divisions()  # all this takes seconds, so it is read once, before the processes are
    with serving.listening("127.0.0.1", 0) as listener:
        _say(listener.getsockname()[1])
        for line in sys.stdin:
            process = os.fork()
            if not process:
                strike(msgspec.json.decode(line, type=Plan))
                office.database.open()
                uvicorn.Server(serving.config(app, chosen)).run(sockets=[listener])
                os._exit(0)
            _say(process)
            os.waitpid(process, 0)
            _say("gone")


def strike(plan: Plan) -> None:
    """From now on this process is dead once the moment of the plan has come."""
    if not plan.moment:
        return
    appends, due = count(), threading.local()
    store = append.append_to

    def at(moment: str) -> None:
        if plan.moment == moment and due.__dict__.get("now"):
            os.kill(os.getpid(), signal.SIGKILL)

    def after(moment: str, do: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(do)
        def done(*asked: Any) -> Any:
            result = do(*asked)
            at(moment)
            return result

        return done

    def struck(database: Database, ledger: str, stored: Any, what: append.Append) -> Any:
        named = not plan.event or plan.event in {each.topic for each in stored}
        due.now = named and next(appends) >= plan.after
        at("looked")
        return store(database, ledger, stored, replace(what, fold=after("folded", what.fold) if what.fold else None))

    for where, name, how in (
        (append, "appended", after("appended", append.appended)),
        (append, "settle", after("claimed", settle)),
        (recorder, "append_to", after("committed", struck)),
    ):
        setattr(where, name, how)


def _say(what: object) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
