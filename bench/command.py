"""A whole command: read the stream, decide, append, and the read models up to date. Ours against the library as it comes.

`stock_application_with_runner`: an Application with an Aggregate of the same history, and a ProjectionRunner that keeps one
view; a command is done when the view shows it (`wait`, as the library offers). `…_drained`: nobody waits after a command, but
the clock stops only when the view has caught up. `stock_application`: no view at all. One writer each; histories of ten events
and more; the methods take turns.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from bench.place import lines, machine, place
from bench.stock import environment
from casework.households.commands.contacts import LogContact
from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.keys import Keys
from projections.registry import fold_all

TODAY = date(2026, 11, 20)
HOUSEHOLDS = 40


def run(quick: bool = False) -> dict[str, Any]:
    """Rows: commands a second, and the ratio to the stock application with its runner in the same round."""
    rounds, seconds = (1, 1.0) if quick else (11, 1.0)
    with place() as server:
        methods = {
            "ours": ours(server.app_dsn),
            "stock_application_with_runner": stock_with_runner(server.app_dsn),
            "stock_application": stock(server.app_dsn),
        }
        drained = stock_drained(server.app_dsn)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in methods}
        for _ in range(rounds):
            for name, work in methods.items():
                found[name].append(_timed(work, seconds))
            found.setdefault("stock_application_with_runner_drained", []).append((drained(seconds), 0.0))
    base = [rate for rate, _ in found["stock_application_with_runner"]]
    rows = [
        {
            "name": name,
            "rate": round(statistics.median(rate for rate, _ in results)),
            "p99_ms": round(statistics.median(p99 for _, p99 in results), 2),
            "ratio": round(statistics.median(r / b for (r, _), b in zip(results, base, strict=True)), 2),
        }
        for name, results in found.items()
    ]
    return {"bench": "command", "machine": machine(), "rows": rows}


def ours(dsn: str) -> Callable[[], object]:
    database = Database(dsn, pool_size=2).open()
    casework = Casework(database, Keys(bytes(32), bytes(32)), fold_all)
    homes = [_registered(casework, n) for n in range(HOUSEHOLDS)]
    turn = iter(range(10**9))

    def command() -> None:
        """Every family once a day: one after the other, as contacts come in an office."""
        day, home = divmod(next(turn), HOUSEHOLDS)
        _log(casework, homes[home], TODAY + timedelta(days=day))

    for _ in range(HOUSEHOLDS * 8):
        command()
    return command


def _registered(casework: Casework, n: int) -> UUID:
    household_id = uuid4()
    member = NewMember(member_id=uuid4(), name="张三", id_number=_number(n), relation="father")
    order = RegisterHousehold(
        household_id=household_id, household_no=f"B{n}", category="child_deceased",
        residence_division="411326301220", registered_on=TODAY, members=(member,),
    )  # fmt: skip
    casework.handle(order, ledger="411326", stream=household_id, by=CLOCK, request=Request.new(), today=TODAY)
    return household_id


def _number(n: int) -> str:
    from casework.common.id_number import check_digit

    body = f"411326195005{n % 28 + 1:02d}9{n % 99:02d}"
    return body + check_digit(body)


def _log(casework: Casework, household_id: UUID, day: date) -> None:
    order = LogContact(
        household_id=household_id, contact_id=uuid4(), channel="phone", outcome="reached", occurred_on=day
    )
    casework.handle(order, ledger="411326", stream=household_id, by=CLOCK, request=Request.new(), today=day)


def stock(dsn: str) -> Callable[[], object]:
    from bench.stock_application import Homes

    app = Homes(env={**environment(dsn), "POSTGRES_POOL_SIZE": "4"})
    return _stock_command(app, app.log_contact)


def stock_with_runner(dsn: str) -> Callable[[], object]:
    from bench.stock_application import runner_of

    runner = runner_of({**environment(dsn), "POSTGRES_POOL_SIZE": "8"})

    def log(home: UUID) -> None:
        recording = runner.app.log_contact(home)
        runner.projection.view.wait(runner.app.name, recording, timeout=30)

    return _stock_command(runner.app, log)


def stock_drained(dsn: str) -> Callable[[float], float]:
    """Commands a second, counting the time the view needs to catch up."""
    from bench.stock_application import runner_of

    runner = runner_of({**environment(dsn), "POSTGRES_POOL_SIZE": "8"})
    last = [0]

    def log(home: UUID) -> None:
        last[0] = runner.app.log_contact(home)

    command = _stock_command(runner.app, log)

    def drained(seconds: float) -> float:
        runner.projection.view.wait(runner.app.name, last[0], timeout=60)
        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            command()
            done += 1
        runner.projection.view.wait(runner.app.name, last[0], timeout=60)
        return done / (time.perf_counter() - began)

    return drained


def _stock_command(app: Any, log: Callable[[UUID], object]) -> Callable[[], object]:
    homes = [app.register() for _ in range(HOUSEHOLDS)]
    for home in homes:
        for _ in range(8):
            app.log_contact(home)
    turn = iter(range(10**9))
    return lambda: log(homes[next(turn) % HOUSEHOLDS])


def _timed(work: Callable[[], object], seconds: float) -> tuple[float, float]:
    work()
    began, times = time.perf_counter(), []
    while (start := time.perf_counter()) - began < seconds:
        work()
        times.append(time.perf_counter() - start)
    times.sort()
    return len(times) / (time.perf_counter() - began), times[int(len(times) * 0.99)] * 1000


def table(report: dict[str, Any]) -> str:
    return lines(report)
