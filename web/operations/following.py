"""The followers: bring the counties' roll-ups to their heads, a ledger at a time, for as long as the process runs."""

import logging
import threading
from collections.abc import Callable

from psycopg import Error

from casework.ledger.database import DatabaseAway
from casework.ledger.work import CLOCK, Work, working
from projections.oversight.rollup.follower import behind, follow
from web.office import Office

REST_SECONDS = 1.0

logger = logging.getLogger(__name__)


def start(office: Office) -> Callable[[], None]:
    """Follows in a thread of its own. Answers how to end it; figures stay right without it, only slower."""
    end = threading.Event()
    thread = threading.Thread(target=_run, args=(office, end), name="follower", daemon=True)
    thread.start()

    def stop() -> None:
        end.set()
        thread.join(timeout=10)

    return stop


def _run(office: Office, end: threading.Event) -> None:
    while not end.is_set():
        try:
            with working(Work(CLOCK)):
                follow_all(office, end)
        except DatabaseAway:  # it will be back
            pass
        except Error as error:
            logger.warning("follower", extra={"action": "follow", "error": type(error).__name__})
        end.wait(REST_SECONDS)


def follow_all(office: Office, end: threading.Event | None = None) -> int:
    """Every ledger that moved, to its head of this moment. Answers how many."""
    ledgers = behind(office.database, office.today())
    for ledger in ledgers:
        while not (end and end.is_set()) and not follow(office.database, ledger, office.today()):
            pass
    return len(ledgers)
