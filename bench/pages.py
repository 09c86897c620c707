"""What a page costs, whatever the size of the country: asked over HTTP, with sessions and tokens, under row-level security.

Two countries stand beside each other, the one asked for and one of 10,000 households, and the pages take turns in both, so
that other work on the machine falls on all of them alike. `select 1` is the least a page does: who asks, within which scope.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.country import Plan
from bench.goals import judged
from bench.place import lines, machine
from bench.questions import Page, questions
from bench.standing import Country, standing

SMALL = (10_000, 25)  # households, counties
ROUNDS = 5
TICKS = os.sysconf("SC_CLK_TCK")


def run(
    quick: bool = False, *, plan: Plan = Plan(*SMALL), seconds: float = 5, against: list[dict[str, Any]] | None = None,
    folder: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A row a page of each country. `against`: the rows of an earlier run, instead of a small country beside."""
    if quick:
        plan, seconds = Plan(400, 2), 0.2
    small = plan._replace(households=SMALL[0], counties=SMALL[1])
    plans = [plan] if against is not None or plan.households <= small.households else [small, plan]
    with ExitStack() as stack:
        place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="casework-pages-")))
        countries = [stack.enter_context(standing(place / _name(each), each)) for each in plans]
        found = _in_turn(countries, seconds)
    rows = [_rows(country, of) for country, of in zip(countries, found, strict=True)]
    before = rows[0] if against is None else against
    return {
        "bench": "pages",
        "machine": {**machine(), "load": os.getloadavg()},
        "made": [country.filled._asdict() | country.stages for country in countries],
        "rows": [row for each in rows for row in judged(each, before)],
    }


def _name(plan: Plan) -> str:
    return "-".join(map(str, plan))


class Asked:
    """What asking one page took: seconds each, seconds of processor for all of them, and how many got no answer."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.cpu = 0.0
        self.errors = 0


def _in_turn(countries: Sequence[Country], seconds: float) -> list[dict[Page, Asked]]:
    """Each page is asked in every country before the next one is; in rounds, after one that only warms up."""
    asked = [{page: Asked() for page in questions(country)} for country in countries]
    for n in range(ROUNDS + 1):
        for pages in zip(*asked, strict=True):
            for country, page, of in zip(countries, pages, asked, strict=True):
                _ask(country, page, Asked() if n == 0 else of[page], seconds / ROUNDS)
    return asked


def _ask(country: Country, page: Page, into: Asked, seconds: float) -> None:
    headers = country.people[page.who].headers(page.path)
    cpu, until = _cpu(country.pids), time.perf_counter() + seconds
    while True:
        began = time.perf_counter()
        status, _ = country.line.get(page.path, headers)
        into.times.append(time.perf_counter() - began)
        into.errors += status != 200
        if time.perf_counter() > until:
            break
    into.cpu += _cpu(country.pids) - cpu


def _cpu(pids: tuple[int, int]) -> float:
    """Seconds of processor that server and database have used so far; 0 where the system does not say."""
    server, postmaster = pids
    try:
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    except OSError:
        return 0.0
    return sum(_cpu_of(pid) for pid in (server, *map(int, children)))


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _rows(country: Country, asked: dict[Page, Asked]) -> list[dict[str, Any]]:
    return [
        {
            "page": page.name, "via": page.via, "households": country.filled.households, "n": len(of.times),
            "p50_ms": _ms(statistics.median(of.times)), "p95_ms": _ms(_quantile(of.times, 0.95)),
            "p99_ms": _ms(_quantile(of.times, 0.99)), "min_ms": _ms(min(of.times)),
            "cpu_ms": _ms(of.cpu / len(of.times)), "errors": of.errors,
        }
        for page, of in asked.items()
    ]  # fmt: skip


def _quantile(times: Sequence[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def table(report: dict[str, Any]) -> str:
    return lines(report)
