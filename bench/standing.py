"""A country ready to be asked: filled, its read models made, the follower caught up, its server at hand."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import Connection

from bench.closing import close_last_month
from bench.copies import copy_counties
from bench.country import Filled, Plan, choose, fill
from bench.lives import Chance
from bench.serving import served
from bench.visitors import Line, Visitor, visitors
from casework.common import days
from casework.ledger.keys import Keys, wrapping_key
from projections.oversight.ledgers import is_county
from projections.rebuild.rebuild import rebuild
from projections.rebuild.swapping import heads
from projections.registry import PROJECTIONS
from web.access import utc_now
from web.embedded.server import Server, running
from web.office import Office
from web.operations.following import follow_all
from web.operations.installation import bring_up_to_date, office_at
from web.settings import settings

FOLLOWERS = 2  # processes
AGO = timedelta(days=60)


class Country(NamedTuple):
    """`then`: by ledger, what was known 60 days ago. `stages`: seconds that making it took."""

    filled: Filled
    stages: dict[str, float]
    people: dict[str, Visitor]
    then: dict[str, int]
    line: Line
    pids: tuple[int, int]  # the server's, the postmaster's
    owner_dsn: str


@contextmanager
def standing(data: Path, plan: Plan) -> Iterator[Country]:
    """In this folder; one filled by the same plan before is asked as it is."""
    with running(data) as server:
        filled, stages = _made(data, server, plan)
        with psycopg.connect(server.owner_dsn, autocommit=True) as owner:
            owner.execute("set role casework_owner")
            people, then = visitors(owner, filled), _then(owner)
        with served(data) as (pid, port):
            postmaster = int((data / "pg" / "postmaster.pid").read_text().split()[0])
            yield Country(filled, stages, people, then, Line(port), (pid, postmaster), server.owner_dsn)


def _made(data: Path, server: Server, plan: Plan) -> tuple[Filled, dict[str, float]]:
    note = data / "filled.json"
    if note.exists():
        bring_up_to_date(server.owner_dsn)
        _follow(data, server)
        told = json.loads(note.read_text())
        return Filled(**told["filled"]), told["stages"]
    bring_up_to_date(server.owner_dsn)
    stages: dict[str, float] = {}
    with psycopg.connect(server.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        filled = _filled(owner, data, plan)
        stages["fill"] = filled.seconds
        stages["rebuild"] = _timed("rebuild", lambda: rebuild(owner, PROJECTIONS))
        with _office(data, server.app_dsn) as office:
            close_last_month(office, filled.county)
        stages["follow"] = _timed("follow", lambda: _follow(data, server))
        if plan.copies:
            stages["copy"] = _timed("copy", lambda: copy_counties(owner, _others(owner, plan)))
            filled = filled.times(1 + plan.copies)
        owner.execute("vacuum (analyze)")
    note.write_text(json.dumps({"filled": filled._asdict(), "stages": stages}))
    return filled, stages


def _filled(owner: Connection[Any], data: Path, plan: Plan) -> Filled:
    key = wrapping_key(data / "keys" / "wrapping.key", create=True)
    with owner.transaction():
        keys = Keys.open(owner, key)
    today = days.today(utc_now())
    filled = fill(owner, keys, plan, today, lambda n, of: _say(f"filled {n} of {of} counties", n == of))
    _say(f"{filled.events:,} events in {filled.seconds:,.0f} s", True)
    return filled


def _follow(data: Path, server: Server) -> None:
    """With as many processes as there are cores here: each takes the ledgers that no other is at."""
    with ProcessPoolExecutor(FOLLOWERS, get_context("spawn")) as processes:
        for done in [processes.submit(_follow_here, str(data), server.app_dsn) for _ in range(FOLLOWERS)]:
            done.result()


def _follow_here(data: str, app_dsn: str) -> None:
    with _office(Path(data), app_dsn) as office:
        while follow_all(office, threading.Event()):
            pass


def _then(owner: Connection[Any]) -> dict[str, int]:
    """How far each ledger was 60 days ago."""
    rows = owner.execute(
        "select ledger, max(position) from ledger.events where recorded_at <= %s group by ledger", (utc_now() - AGO,)
    )
    return dict(rows.fetchall())


def _others(owner: Connection[Any], plan: Plan) -> dict[str, str]:
    """Codes without a ledger so far, each with the county that it shall be like."""
    there = heads(owner)
    counties = [ledger for ledger in there if is_county(ledger)]
    free = (code for code in choose(Chance(plan.seed)) if code not in there)
    return {code: county for _ in range(plan.copies) for county, code in zip(counties, free, strict=False)}


@contextmanager
def _office(data: Path, app_dsn: str) -> Iterator[Office]:
    chosen = settings({"CASEWORK_KEY_FILE": f"{data}/keys/wrapping.key"})
    with office_at(app_dsn, chosen, pool_size=2) as office:
        yield office


def _timed(name: str, work: Any) -> float:
    began = time.perf_counter()
    work()
    _say(f"{name}: {time.perf_counter() - began:,.0f} s", True)
    return round(time.perf_counter() - began, 1)


def _say(text: str, whole: bool = False) -> None:
    if sys.stderr.isatty() or whole:
        print("\r" + text, end="\n" if whole else "", file=sys.stderr, flush=True)
