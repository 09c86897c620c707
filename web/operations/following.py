"""The followers: bring the counties' roll-ups to their heads, a ledger at a time, for as long as the process runs."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence

from psycopg import Error

from casework.ledger.database import DatabaseAway
from casework.ledger.work import CLOCK, Work, working
from projections.oversight.rollup.follower import behind, follow, leapt_over, look_back
from web.office import Office

REST_SECONDS = 1.0
MANY = 3  # so many ledgers behind are told by processes of their own: in this one they would take turns with every page
COMMAND = (sys.executable, "-c", "import os; os.nice(10); from web.cli import main; main()", "follow", "--once")

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
                ledgers = behind(office.database, office.today())
                if len(ledgers) > MANY or len(leapt_over(office.database)) > MANY:
                    _with_others(end)
                    ledgers = behind(office.database, office.today())
                _follow(office, ledgers, end)
        except DatabaseAway:  # it will be back
            pass
        except Error as error:
            logger.warning("follower", extra={"action": "follow", "error": type(error).__name__})
        end.wait(REST_SECONDS)


def _with_others(end: threading.Event) -> None:
    """Processes that follow all there is to follow, one for each core, behind whoever waits for a page."""
    cores = range(os.cpu_count() or 1)
    others = [subprocess.Popen(COMMAND, stdout=subprocess.DEVNULL) for _ in cores]  # noqa: S603 - our own program
    try:
        while not end.wait(REST_SECONDS) and any(other.poll() is None for other in others):
            pass
    finally:
        for other in others:
            other.terminate()
            other.wait()


def follow_all(office: Office, end: threading.Event) -> int:
    """Every ledger that moved, to its head of this moment; then what was leapt over, unless one moves again. Answers how many."""
    return _follow(office, behind(office.database, office.today()), end)


def _follow(office: Office, ledgers: Sequence[str], end: threading.Event) -> int:
    told = len(ledgers)
    follow_each(office, ledgers, end)
    for ledger in leapt_over(office.database):
        while not end.is_set() and not look_back(office.database, ledger):
            pass
        moved = behind(office.database, office.today())
        follow_each(office, moved, end)
        told += len(moved)
    return told


def follow_each(office: Office, ledgers: Iterable[str], end: threading.Event) -> None:
    for ledger in ledgers:
        while not end.is_set() and not follow(office.database, ledger, office.today()):
            pass
