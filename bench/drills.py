"""Money under kill -9: officers pay lists over HTTP while the server dies at every named moment of every step, then at random.

A row a drill. `killed`: processes; `steps`: recorded; `asked_again`: requests whose answer never came; `lost`, `doubled`: must be 0.
Ends with an error where months are paid twice, the bank's books say another sum, recoveries know of another part that was set off than
settled lines say, or the ledger does not hold.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
import psycopg

from bench.desk import Answered, Bank, Desk
from bench.overpaid import paid_too_much
from bench.paying import STEPS, Hands, Happens
from bench.place import lines, machine, place
from bench.recipients import COUNTY, SCHEME, enrol
from bench.struck import MOMENTS, NOW, Plan, office_on
from bench.told import told
from web.access import tokens, users
from web.embedded.server import Server
from web.office import Office
from web.payments.offsets import tell_new_offsets

PERSONS: Final = 24
DIVISIONS: Final = (COUNTY, f"{COUNTY}301")
"""The county's lists, and those of the township where everybody lives: for the same people."""
SOON: Final = (0.0, 0.3)  # seconds from an answer to a blow from outside
PROGRAM: Final = ("-m", "bench.struck")
KILLS: Final = 1_000
EVERY: Final = tuple(Plan(moment, step) for moment in MOMENTS for step in STEPS)
ONCE_EACH: Final = tuple(Plan(MOMENTS[number % len(MOMENTS)], step) for number, step in enumerate(STEPS))
FIRST: Final = date(2011, 1, 1)
"""All are paid for the first year before the drill, too much, as becomes known; what some of them then agree to is set off in it."""


class Drill:
    """A county's people and officers on a database, and the server that they ask."""

    def __init__(self, server: Server) -> None:
        self.server, self.bank, self.answered = server, Bank(), list[Answered]()
        self._months = (f"{year}-{month:02d}" for year in range(FIRST.year + 1, NOW.year) for month in range(1, 13))
        with self._office() as office:
            enrol(office.casework, PERSONS, FIRST, NOW.date())
            self.before_fen = paid_too_much(office)
        self.desks = [
            self._desk(name, role)
            for name, role in (("clerk1", "payment_clerk"), ("clerk2", "payment_clerk"), ("approver", "approver"))
        ]

    @contextmanager
    def _office(self) -> Iterator[Office]:
        office = office_on(self.server.app_dsn)
        office.database.open()
        try:
            yield office
        finally:
            office.database.close()

    def _desk(self, name: str, role: Any) -> Desk:
        with psycopg.connect(self.server.app_dsn, autocommit=True) as connection:
            connection.execute("set role casework_write")
            if users.find(connection, name) is None:
                users.add(connection, name, role, COUNTY, must_change=False, now=NOW)
            user = users.find(connection, name)
            token, _ = tokens.create(connection, name, NOW)
        if user is None:
            raise AssertionError(name)
        return Desk(user.id, token, self.answered)

    def pay(self, port: int, happens: Happens) -> int:
        """The next month's list of the county and of the township at one moment, each prepared by another clerk. Answers the steps."""
        period = next(self._months)
        one, other, approver = self.desks
        for desk in self.desks:
            desk.port = port
        hands = [Hands(one, other, approver, self.bank), Hands(other, one, approver, self.bank)]
        with ThreadPoolExecutor(2) as pool:
            paid = [
                pool.submit(office.pay, SCHEME, division, period, happens)
                for office, division in zip(hands, DIVISIONS, strict=True)
            ]
        return sum(each.result() for each in paid)

    def row(self, name: str, begun: float, killed: int, steps: int) -> dict[str, Any]:
        """Raises SystemExit where anything does not hold."""
        with self._office() as office:
            tell_new_offsets(office)  # as the clock does each night: makes up for what a blow broke off
        with psycopg.connect(self.server.owner_dsn, autocommit=True) as owner:
            owner.execute("set role casework_owner")
            found = told(owner, COUNTY, self.answered)
        books = self.before_fen + sum(self.bank.paid.values())
        if found.wrong or found.doubled or found.lost or found.settled_fen != books:
            raise SystemExit(f"{name}: {found}, and the bank paid {books} fen")
        return {
            "drill": name, "killed": killed, "steps": steps, "requests": len(self.answered),
            "asked_again": sum(len(desk.asked_again) for desk in self.desks), "settled_fen": found.settled_fen,
            "lost": found.lost, "doubled": found.doubled, "seconds": round(time.perf_counter() - begun, 1),
        }  # fmt: skip


@dataclass
class Struck:
    """A server whose processes follow plans. `now`: the one that serves; `dead`: those before it."""

    port: int
    now: int = 0
    dead: list[int] = field(default_factory=list[int])


@contextmanager
def struck(
    server: Server, plan: Callable[[int], Plan], blow: Callable[["Struck"], None] = lambda _: None
) -> Iterator[Struck]:
    """`plan` of a process, where so many died before it; `blow`: what befalls it from outside."""
    command, checkout = [sys.executable, *PROGRAM, server.app_dsn], Path(__file__).parents[1]
    parent = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=checkout)
    with parent, closing(parent.stdin or sys.stdin) as asks, closing(parent.stdout or sys.stdin) as says:
        serves, over = Struck(int(says.readline())), threading.Event()

        def one_after_the_other() -> None:
            while not over.is_set():
                asks.write(msgspec.json.encode(plan(len(serves.dead))).decode() + "\n")
                asks.flush()
                serves.now = int(says.readline())
                blow(serves)
                says.readline()
                serves.dead.append(serves.now)

        keeper = threading.Thread(target=one_after_the_other)
        keeper.start()
        try:
            yield serves
        finally:
            over.set()
            while keeper.is_alive():
                end(serves.now)
                keeper.join(0.1)


def end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process or os.getpid(), signal.SIGKILL)


def named(drill: Drill, blows: Sequence[Plan]) -> dict[str, Any]:
    """One after the other, each when its step comes to pass, in as many months as that takes."""
    begun, steps, plans = time.perf_counter(), 0, [*blows, Plan()]
    with struck(drill.server, plans.__getitem__) as serves:
        while len(serves.dead) < len(blows):
            steps += drill.pay(serves.port, lambda: True)
    return drill.row("named moments", begun, len(blows), steps)


def at_random(drill: Drill, kills: int, seed: int = 1) -> dict[str, Any]:
    """Any process at any moment: by its own hand in the midst of an append, or from outside once it has answered some, whenever."""
    begun, steps, chance = time.perf_counter(), 0, random.Random(seed)

    def plan(dead: int) -> Plan:
        by_itself = dead < kills and chance.random() < 0.5
        return Plan(chance.choice(MOMENTS), after=chance.randrange(6)) if by_itself else Plan()

    def blow(serves: Struck) -> None:
        if len(serves.dead) < kills:
            answers = len(drill.answered) + chance.randrange(4)
            threading.Thread(target=_end_after, args=(serves, drill, answers, chance.uniform(*SOON))).start()

    with struck(drill.server, plan, blow) as serves:
        while len(serves.dead) < kills:
            steps += drill.pay(serves.port, lambda: chance.random() < 0.3)
    return drill.row("at random", begun, kills, steps)


def _end_after(serves: Struck, drill: Drill, answers: int, seconds: float) -> None:
    process = serves.now
    while serves.now == process and len(drill.answered) < answers:
        time.sleep(0.01)
    time.sleep(seconds)
    if serves.now == process:
        end(process)


def run(quick: bool = False, kills: int = KILLS) -> dict[str, Any]:
    """`quick`: fewer blows, to see that it works."""
    with place() as server:
        drill = Drill(server)
        rows = [named(drill, ONCE_EACH if quick else EVERY), at_random(drill, 10 if quick else kills)]
    return {"bench": "drills", "machine": machine(), "rows": rows}


def table(report: dict[str, Any]) -> str:
    return lines(report)
