"""Whether roll-ups say what the definition says: sums against their log, the log and what is overdue against households."""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from psycopg import Connection

from casework.oversight.coverage import FIGURES
from projections.engine.difference import Difference
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot
from projections.oversight.coverage import BY_MEMBER, KINDS, behind
from projections.oversight.overdue import overdue
from projections.oversight.rollup import tables
from projections.oversight.rollup.figures import by_ledger, figures_of
from projections.oversight.rollup.standing import told
from projections.oversight.rollup.telling import told_at
from projections.oversight.rollup.versions import Shared, homes
from projections.oversight.rollup.writing import overdue_rows

HOUSEHOLDS: Final = 40  # of a ledger whose episodes are told again
DAY: Final = timedelta(days=1)
NAMES: Final = ", ".join(FIGURES)
LESS: Final = ", ".join(f"-{name}" for name in FIGURES)
DIFFERS: Final = " or ".join(f"sum({name}) <> 0" for name in FIGURES)
TOTALS: Final = ", ".join(f"coalesce(sum({name}), 0)::bigint" for name in FIGURES)


class Followed(NamedTuple):
    """A ledger and how far its roll-up has come."""

    ledger: str
    position: int
    horizon: date


def rollup_differences(connection: Connection[Any], seconds: float) -> list[Difference]:
    """Ledgers in random order, as many as the time allows and one at least. Within the caller's snapshot."""
    began, found = time.monotonic(), _too_far(connection)
    heads = dict(connection.execute("select ledger, position from ledger.heads").fetchall())
    rows = connection.execute("select ledger, position, horizon from read.rollup where position > 0 order by random()")
    for each in [Followed(*row) for row in rows]:
        if each.position <= heads.get(each.ledger, 0):
            found += [*_sums(connection, each.ledger), *_answered(connection, each, heads)]
        if time.monotonic() - began > seconds:
            break
    return found


def _too_far(connection: Connection[Any]) -> list[Difference]:
    rows = connection.execute(
        """
        select r.ledger, r.position, coalesce(h.position, 0) from read.rollup r left join ledger.heads h using (ledger)
         where r.position > coalesce(h.position, 0) order by r.ledger
        """
    )
    return [Difference("rollup", "position", ledger, "", f"{told} / {head}") for ledger, told, head in rows]


def _sums(connection: Connection[Any], ledger: str) -> Iterator[Difference]:
    """Every bucket of days, and every cell of positions by days, is the sum of its part of the log."""
    day = "select bucket, 0, {} from read.rollup_day where ledger = %(ledger)s and grain = {}"
    parts = [
        (f"rollup_day {grain}", day.format(NAMES, grain), f"day >> {grain}, 0")
        for grain in (0, tables.BLOCK, tables.LONG)
    ]
    cell = f"select span, block, {NAMES} from read.rollup_cell where ledger = %(ledger)s"
    parts.append(("rollup_cell", cell, f"position >> {tables.SPAN}, day >> {tables.BLOCK}"))
    for name, stored, place in parts:
        rows = connection.execute(
            f"""
            select a, b from (
              select * from ({stored}) as stored(a, b, {NAMES})
              union all select {place}, {LESS} from read.rollup_log where ledger = %(ledger)s) both_of(a, b, {NAMES})
             group by a, b having {DIFFERS} order by a, b limit 1
            """,
            {"ledger": ledger},
        ).fetchall()
        yield from (Difference(name.split()[0], "sums", ledger, "", f"{name}: {a}, {b}") for a, b in rows)


def _answered(connection: Connection[Any], of: Followed, heads: dict[str, int]) -> Iterator[Difference]:
    try:
        yield from _asked(connection, of, heads)
    except KeyError as missing:
        yield Difference("reach", "rows", of.ledger, str(missing.args[0]), "no row holds the day")


def _asked(connection: Connection[Any], of: Followed, heads: dict[str, int]) -> Iterator[Difference]:
    """The households asked on some days, as known at some positions; nothing where pages do not read the roll-up."""
    for on, position in _moments(connection, of):
        snapshot = Snapshot(connection, NATION, on, {**heads, of.ledger: position}, heads)
        if told(snapshot, [of.ledger]).not_told:
            return
        yield from _figures(snapshot, of.ledger, position)
        if position == of.position:
            yield from _overdue(snapshot, of.ledger)
    yield from _episodes(connection, of)


def _moments(connection: Connection[Any], of: Followed) -> list[tuple[date, int]]:
    """The last day of all as known last, a day on which something changes, and days and positions at random."""
    days = [
        date.fromordinal(day)
        for (day,) in connection.execute(
            "select day from read.rollup_log where ledger = %s and day > 1 order by random() limit 2", (of.ledger,)
        )
    ]
    earliest = min(days, default=of.horizon - DAY)
    anywhere = earliest + DAY * random.randrange(max(1, (of.horizon - earliest).days))  # noqa: S311
    known = [random.randint(1, of.position) for _ in range(2)]  # noqa: S311
    last = [(day, of.position) for day in (of.horizon - DAY, *days[:1])]
    return [*last, *zip([*days[1:], anywhere], known, strict=False)]


def _figures(snapshot: Snapshot, ledger: str, position: int) -> Iterator[Difference]:
    asked = figures_of(snapshot, ledger)
    logged = snapshot.connection.execute(
        f"""
        select {TOTALS} from read.rollup_log
         where ledger = %(ledger)s and position <= %(position)s and day <= %(day)s
        """,
        {"ledger": ledger, "position": position, "day": snapshot.on.toordinal()},
    ).fetchone()
    for model, figures in (("rollup_log", logged or ()), ("rollup", by_ledger(snapshot, [ledger])[ledger])):
        yield from _unlike(model, snapshot, ledger, figures, asked)
    kind = random.choice(KINDS)  # noqa: S311
    listed = [behind(snapshot, ledger, kind, covered=covered) for covered in (True, None)]
    cell = asked[FIGURES.index(kind)], asked[FIGURES.index("members" if kind in BY_MEMBER else "households")]
    if tuple(map(len, listed)) != cell:
        yield Difference("list", "list", ledger, "", f"{snapshot.on} {kind}: {[*map(len, listed)]} / {cell}")


def _unlike(
    model: str, snapshot: Snapshot, ledger: str, figures: Sequence[int], asked: Sequence[int]
) -> Iterator[Difference]:
    unlike = [f"{name} {a} / {b}" for name, a, b in zip(FIGURES, figures, asked, strict=True) if a != b]
    if unlike:
        detail = f"{snapshot.on} as known at {snapshot.known[ledger]}: {', '.join(unlike)}"
        yield Difference(model, "figures", ledger, "", detail)


def _overdue(snapshot: Snapshot, ledger: str) -> Iterator[Difference]:
    """The episodes that hold a day are what is overdue on it, of the whole ledger."""
    rows = snapshot.connection.execute(
        """
        select household_id, duty, last_on, base_on, days, due_on from read.overdue
         where ledger = %(ledger)s and from_on <= %(on)s and until_on > %(on)s
        """,
        {"ledger": ledger, "on": snapshot.on},
    ).fetchall()
    asked = [(i.household_id, i.duty, i.last_on, i.base_on, i.days, i.due_on) for i in overdue(snapshot, ledger)]
    for household in sorted({row[0] for row in {*rows} ^ {*asked}})[:1]:
        yield Difference("overdue", "episodes", ledger, str(household), f"{snapshot.on}: {len(rows)} / {len(asked)}")


def _episodes(connection: Connection[Any], of: Followed) -> Iterator[Difference]:
    """Some households' episodes from the first to the last, told again."""
    picked = connection.execute(
        "select distinct household_id from read.place where ledger = %s and known_from <= %s", (of.ledger, of.position)
    ).fetchall()
    chosen = [household for (household,) in random.sample(picked, min(HOUSEHOLDS, len(picked)))]
    shared = Shared(connection, of.ledger)
    for household_id, home in homes(connection, of.ledger, chosen, of.position - 1).items():
        if not home.standing_at(of.position):
            yield Difference("standing", "rows", of.ledger, str(household_id), "no row stands")
            continue
        stored = connection.execute(
            "select * from read.overdue where household_id = %s and ledger = %s", (household_id, of.ledger)
        ).fetchall()
        found = {household_id: told_at(home, shared, of.position, of.horizon)}
        again = list(overdue_rows(of.ledger, found, of.horizon))
        if sorted(map(repr, stored)) != sorted(map(repr, again)):
            yield Difference("overdue", "episodes", of.ledger, str(household_id), f"{len(stored)} / {len(again)}")
