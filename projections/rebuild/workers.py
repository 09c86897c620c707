"""Work shared among processes, each with a connection of its own; this one works along instead of waiting for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import cpu_count, get_context, parent_process
from multiprocessing.connection import wait
from signal import SIGTERM, raise_signal
from threading import Thread
from typing import Any, Protocol, TypeVar

from psycopg import Connection, connect
from psycopg.conninfo import make_conninfo

Job = TypeVar("Job")
Result = TypeVar("Result")
Work = Callable[[Connection[Any], Job], Result]
"""A function that can be imported by its name, since other processes call it."""

# The cores are busy already. A part that a crash undoes is done again.
SETTINGS = {"maintenance_work_mem": "256MB", "max_parallel_maintenance_workers": "0", "synchronous_commit": "off"}


class Share(Protocol):
    def __call__(self, work: Work[Job, Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """The jobs done by whoever is free, the first ones first, and what came of each."""


@contextmanager
def workers(owner: Connection[Any], together: bool) -> Iterator[Share]:
    """As many processes as there are cores, or only this one."""
    others = cpu_count() - 1 if together else 0
    _set(owner, SETTINGS)
    if others:
        with _begun(owner, others) as processes:
            yield lambda work, jobs: _shared(owner, processes, work, jobs)
    else:
        yield lambda work, jobs: (work(owner, job) for job in jobs)
    _set(owner, dict.fromkeys(SETTINGS))


def _set(connection: Connection[Any], settings: Mapping[str, str | None]) -> None:
    for name, value in settings.items():
        connection.execute(f"set {name} = '{value}'" if value else f"reset {name}")


@contextmanager
def _begun(owner: Connection[Any], number: int) -> Iterator[ProcessPoolExecutor]:
    url = make_conninfo("", **owner.info.get_parameters(), password=owner.info.password)
    with ProcessPoolExecutor(number, get_context("spawn"), _begin, (url,)) as processes:
        try:
            yield processes
        except BaseException:
            processes.shutdown(cancel_futures=True)
            raise


def _shared(
    owner: Connection[Any], processes: ProcessPoolExecutor, work: Work[Job, Result], jobs: Sequence[Job]
) -> Iterator[Result]:
    """The others begin with the first job, this process with the last."""
    theirs = [processes.submit(_there, work, job) for job in jobs]
    first, last = 0, len(jobs) - 1
    while first <= last:
        if not theirs[first].done() and theirs[last].cancel():
            yield work(owner, jobs[last])
            last -= 1
        else:
            yield theirs[first].result()
            first += 1


_here: list[Connection[Any]] = []  # the connection of a process that was begun


def _begin(url: str) -> None:
    Thread(target=_leave_with_parent, daemon=True).start()
    connection = connect(url, autocommit=True)
    connection.execute("set role casework_owner")
    _set(connection, SETTINGS)
    _here.append(connection)


def _leave_with_parent() -> None:
    """A rebuild that was killed must not go on somewhere."""
    if parent := parent_process():
        wait([parent.sentinel])
        raise_signal(SIGTERM)


def _there(work: Work[Job, Result], job: Job) -> Result:
    return work(_here[0], job)
