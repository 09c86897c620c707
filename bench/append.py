"""Appending: ours against one INSERT a transaction of the same row, and against the library's stock recorder.

Each producer is a process with a connection of its own. All methods take turns in every one of many short rounds, in an order
that changes; a ratio is the median over the rounds of the rate beside `raw_insert`'s of the same round.
"""

import multiprocessing as mp
import random
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
from psycopg_pool import PoolTimeout

from bench.place import lines, machine, place
from casework.ledger.append import Append
from casework.ledger.database import Database
from casework.ledger.envelope import Actor, Request
from casework.ledger.recorder import LedgerRecorder

DATA = b'{"contact_id":"6f6c1e0a-6d2c-4d39-8a0e-0d4b7b0e1a11","channel":"home_visit","outcome":"reached",' + (
    b'"occurred_on":"2026-11-20","level":"village","staff_id":"7b0c9d3e-55f1-4a6f-9a55-6f2f0a6e2b21",'
    b'"note":"A256GCM:0b0c9d3e-55f1-4a6f-9a55-6f2f0a6e2b21:ContactLogged.note:' + b"q" * 120 + b'"}'
)
REGISTERED = b'{"household_no":"B1","category":"child_deceased","residence_division":"411326301220","registered_on":"2026-11-20"}'
NOBODY = Actor(uuid4(), "李主任", "supervisor", "411326", "desktop")
RAW_TABLE = """
    create table bench.raw (like ledger.events including defaults);
    alter table bench.raw add primary key (ledger, position), add unique (ledger, stream_id, version);
    create index on bench.raw (command_id, ledger, position);
    grant all on bench.raw to public;
"""
RAW_INSERT = """
    insert into bench.raw (ledger, position, stream_id, version, name, data, confidentiality, actor, actor_name,
      actor_role, actor_division, device, command_id, command_hash, recorded_at, hash)
    values (%b, %b, %b, %b, %b, %b::json, %b, %b, %b, %b, %b, %b, %b, %b, clock_timestamp(), %b)
"""

PATIENCE = 60.0  # seconds; one that died lets the others wait no longer
Work = Callable[[str, str, int], Callable[[], object]]


def run(quick: bool = False) -> dict[str, Any]:
    """Rows: a method with so many producers on so many ledgers."""
    rounds, seconds = (1, 0.5) if quick else (21, 0.4)
    rows = []
    with place() as server:
        with psycopg.connect(server.superuser_dsn, autocommit=True) as superuser:
            superuser.execute(RAW_TABLE)
        for producers, ledgers in ((1, 1), (16, 1), (16, 16)):
            rows += _measure(
                server.app_dsn, producers, ledgers, rounds if producers == 1 else max(1, rounds // 3), seconds
            )
    return {"bench": "append", "machine": machine(), "rows": rows}


def _measure(dsn: str, producers: int, ledgers: int, rounds: int, seconds: float) -> list[dict[str, Any]]:
    methods: dict[str, Work] = {"raw_insert": raw, "ours": ours, "stock_recorder": stock}
    if producers == 1 or ledgers > 1:
        methods["ours_with_folds"] = ours_with_folds
    make_stock(dsn, ledgers)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in methods}
    for _ in range(rounds):
        for name in random.sample(list(methods), len(methods)):
            found[name].append(_round(dsn, name, producers, ledgers, seconds))
    raws = [rate for rate, _ in found["raw_insert"]]
    return [
        {
            "name": name, "producers": producers, "processes": producers, "ledgers": ledgers,
            "rate": round(statistics.median(rate for rate, _ in results)),
            "p99_ms": round(statistics.median(p99 for _, p99 in results), 2),
            "ratio": round(statistics.median(r / raw for (r, _), raw in zip(results, raws, strict=True)), 3),
        }
        for name, results in found.items()
    ]  # fmt: skip


def _round(dsn: str, name: str, producers: int, ledgers: int, seconds: float) -> tuple[float, float]:
    context = mp.get_context("fork")
    ready, answers = context.Barrier(producers + 1), context.Queue()
    ends = context.Value("d", 0.0)
    workers = [
        context.Process(target=_produce, args=(dsn, name, f"{410100 + n % ledgers:06d}", n, ready, ends, answers))
        for n in range(producers)
    ]
    for worker in workers:
        worker.start()
    ready.wait(PATIENCE)
    ends.value = time.perf_counter() + seconds
    ready.wait(PATIENCE)
    began = time.perf_counter()
    results = [answers.get() for _ in workers]
    took = max(time.perf_counter() - began, seconds)
    for worker in workers:
        worker.join()
    times = sorted(t for result in results for t in result)
    return len(times) / took, times[int(len(times) * 0.99)] * 1000 if times else 0.0


def _produce(dsn: str, name: str, ledger: str, n: int, ready: Any, ends: Any, answers: Any) -> None:
    work = {"raw_insert": raw, "ours": ours, "ours_with_folds": ours_with_folds, "stock_recorder": stock}[name](
        dsn, ledger, n
    )
    for _ in range(20):
        work()
    ready.wait(PATIENCE)
    ready.wait(PATIENCE)
    times = []
    while (began := time.perf_counter()) < ends.value:
        work()
        times.append(time.perf_counter() - began)
    answers.put(times)


def raw(dsn: str, ledger: str, n: int) -> Callable[[], object]:
    """One INSERT of the same row a transaction: same columns, same indexes, no lock, no chain."""
    connection = psycopg.connect(dsn, autocommit=True)
    stream, start = uuid4(), time.time_ns() // 1000 * 100 + n
    state = {"version": 0}

    def insert() -> None:
        state["version"] += 1
        v = state["version"]
        row = (ledger, start + v * 100, stream, v, "ContactLogged", DATA.decode(), "staff", NOBODY.id, NOBODY.name,
               NOBODY.role, NOBODY.division, NOBODY.device, uuid4(), bytes(32), bytes(32))  # fmt: skip
        connection.execute(RAW_INSERT, row, prepare=True, binary=True)

    return insert


def _opened(dsn: str) -> Database:
    """A database with a connection: sixteen at once may have to wait for theirs."""
    database = Database(dsn, pool_size=1).open()
    for _ in range(20):
        with suppress(PoolTimeout), database.single():
            break
    return database


def ours(dsn: str, ledger: str, n: int) -> Callable[[], object]:
    """The ledger's append with its chain, through the recorder that the library calls; no folds."""
    from eventsourcing.persistence import StoredEvent

    recorder, stream = LedgerRecorder(_opened(dsn), ledger), uuid4()
    state = {"version": 0}

    def append() -> None:
        state["version"] += 1
        event = StoredEvent(stream, state["version"], "ContactLogged", DATA)
        recorder.append([event], Append(by=NOBODY, request=Request(uuid4())))

    return append


def ours_with_folds(dsn: str, ledger: str, n: int) -> Callable[[], object]:
    """The same with the live folds in the same transaction."""
    from eventsourcing.persistence import StoredEvent

    from casework.ledger.application import MAPPER
    from casework.ledger.recorded import Recorded
    from projections.registry import fold_all

    recorder, stream = LedgerRecorder(_opened(dsn), ledger), uuid4()
    state = {"version": 0}

    def store(name: str, data: bytes) -> None:
        state["version"] += 1
        event = MAPPER.event(name, data)

        def fold(connection: Any, receipt: Any) -> None:
            fold_all(connection, [Recorded(ledger, receipt.first, stream, event, receipt.first)])

        stored = StoredEvent(stream, state["version"], name, data)
        recorder.append([stored], Append(by=NOBODY, request=Request(uuid4()), fold=fold))

    def append() -> None:
        """A contact a day."""
        day = f"{date(2026, 11, 20) + timedelta(days=state['version'])}".encode()
        data = DATA.replace(b"6f6c1e0a-6d2c-4d39-8a0e-0d4b7b0e1a11", str(uuid4()).encode())
        store("ContactLogged", data.replace(b"2026-11-20", day))

    store("HouseholdRegistered", REGISTERED)
    return append


def stock(dsn: str, ledger: str, n: int) -> Callable[[], object]:
    """The library's own application recorder, with its table lock, one table a ledger."""
    from eventsourcing.persistence import StoredEvent
    from eventsourcing.postgres import PostgresApplicationRecorder

    from bench.stock import datastore

    recorder = PostgresApplicationRecorder(datastore(dsn), events_table_name=f"stock_{ledger}")
    stream = uuid4()
    state = {"version": 0}

    def insert() -> None:
        state["version"] += 1
        recorder.insert_events([StoredEvent(stream, state["version"], "ContactLogged", DATA)])

    return insert


def make_stock(dsn: str, ledgers: int) -> None:
    """The stock recorder's tables, before its processes start."""
    from eventsourcing.postgres import PostgresApplicationRecorder

    from bench.stock import datastore

    with datastore(dsn) as store:
        for n in range(ledgers):
            PostgresApplicationRecorder(store, events_table_name=f"stock_{410100 + n}").create_table()


def table(report: dict[str, Any]) -> str:
    return lines(report)
