"""Imports under way: one a user, two at once. What a file holds is only ever in the memory of this process."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Final, Literal, NamedTuple, Protocol
from uuid import UUID, uuid4

from casework.ledger.envelope import Actor
from web.imports.columns import NAMES
from web.imports.report import Report
from web.imports.run import take_in
from web.imports.sheet import Sheet, read_sheet
from web.imports.workbook.process import Cancelled
from web.imports.workbook.refusals import UnusableFile
from web.office import Office

AT_ONCE: Final = 2
MOST_WAITING: Final = 8
MOST_KEPT: Final = 8
"""Runs that have ended, kept so that their result can be looked at and what was checked can be imported."""
KEPT_SECONDS: Final = 1800.0

State = Literal["waiting", "reading", "taking", "done", "stopped", "refused", "broken_off"]
Source = bytes | Sheet
Within = Callable[[], AbstractContextManager[object]]
logger = logging.getLogger(__name__)


class TakeIn(Protocol):
    """Takes in the sheet of a report, and fills the report as it goes. Once `stopped`, ends after the row under way."""

    def __call__(
        self, report: Report, office: Office, by: Actor, county: str, as_of: date, /, *, dry_run: bool,
        stopped: Callable[[], bool],
    ) -> None: ...  # fmt: skip


class Subject(NamedTuple):
    """What kind of list a file is. `address`: of the form that takes it, and `template` of its page; `columns`: those that are read, as
    the template takes them."""

    address: str
    template: str
    columns: Sequence[object]
    read: Callable[[bytes, Callable[[], bool]], Sheet]
    take_in: TakeIn


LEDGER: Final = Subject("/imports", "imports/index.html", tuple(NAMES.values()), read_sheet, take_in)


class StillRunning(Exception):
    """The user has an import under way."""


class TooMany(Exception):
    """So many imports are waiting that another one would wait too long."""


@dataclass(slots=True)
class Run:
    """One file on its way in, or only checked. `user_id` alone may see it."""

    user_id: UUID
    county: str
    as_of: date
    only_checked: bool
    subject: Subject = LEDGER
    id: UUID = field(default_factory=uuid4)
    state: State = "waiting"
    report: Report | None = None
    refusal: UnusableFile | None = None
    ended_at: float = 0
    _place: "Future[None] | None" = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _ended: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set() and not self.ended

    def wait_in(self, workers: ThreadPoolExecutor, within: Within, office: Office, by: Actor, source: Source) -> None:
        """Takes its place among those that wait."""
        self._place = workers.submit(self.go, within, office, by, source)

    def stop(self) -> None:
        """Ends after the row under way; at once where it still waits, or the file is still being read."""
        self._stop.set()
        if self._place and self._place.cancel():
            self._end("stopped")

    def wait(self, seconds: float) -> bool:
        """Waits for its end. Answers whether it has come."""
        return self._ended.wait(seconds)

    def go(self, within: Within, office: Office, by: Actor, source: Source) -> None:
        """Reads and takes in; whatever happens, it ends in one of the four ways."""
        try:
            with within():
                state = self._go(office, by, source)
            self._end(state)
        except Cancelled:
            self._end("stopped")
        except UnusableFile as refusal:
            self.refusal = refusal
            self._end("refused")
        except Exception as fault:  # said on the page; the fault itself may hold what stands in the file
            logger.error("import broken off", extra={"action": "import", "error": type(fault).__name__})
            self._end("broken_off")

    def _go(self, office: Office, by: Actor, source: Source) -> State:
        self.state = "reading"
        stopped = self._stop.is_set
        sheet = source if isinstance(source, Sheet) else self.subject.read(source, stopped)
        self.report, self.state = Report(sheet), "taking"
        self.subject.take_in(
            self.report, office, by, self.county, self.as_of, dry_run=self.only_checked, stopped=stopped
        )
        return "stopped" if self.report.left else "done"

    def _end(self, state: State) -> None:
        self.ended_at, self.state = monotonic(), state
        self._ended.set()


class Runs:
    """All imports of this server. `close` stops them, each after its row."""

    def __init__(self, office: Office, within: Within = nullcontext) -> None:
        """`within`: what the work of a run is done within, such as its limits."""
        self._office, self._within = office, within
        self._workers = ThreadPoolExecutor(AT_ONCE, "import")
        self._of_user: dict[UUID, Run] = {}
        self._turn = threading.Lock()

    def start(self, run: Run, by: Actor, source: Source) -> None:
        """Takes the place of the user's last run. Raises StillRunning, TooMany."""
        with self._turn:
            self._forget()
            last = self._of_user.get(run.user_id)
            if last and not last.ended:
                raise StillRunning
            if sum(not each.ended for each in self._of_user.values()) >= AT_ONCE + MOST_WAITING:
                raise TooMany
            self._of_user[run.user_id] = run
            run.wait_in(self._workers, self._within, self._office, by, source)

    def of(self, user_id: UUID) -> Run | None:
        """The user's last run, for half an hour after its end."""
        with self._turn:
            self._forget()
            return self._of_user.get(user_id)

    def close(self) -> None:
        for run in list(self._of_user.values()):
            run.stop()
        self._workers.shutdown()

    def _forget(self) -> None:
        ended = sorted((run for run in self._of_user.values() if run.ended), key=lambda run: -run.ended_at)
        for place, run in enumerate(ended):
            if place >= MOST_KEPT or monotonic() - run.ended_at > KEPT_SECONDS:
                del self._of_user[run.user_id]
