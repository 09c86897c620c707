"""Whether roll-ups say what the definition says: sums against their log, the log and what is overdue against households."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from psycopg import Connection

from casework.divisions.codes import range_of
from casework.oversight.coverage import FIGURES
from projections.engine import elapsed
from projections.engine.difference import Difference
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot
from projections.oversight.balance import balances
from projections.oversight.coverage_list import BY_MEMBER, behind
from projections.oversight.overdue import overdue
from projections.oversight.rollup.figures import by_ledger, figures_of
from projections.oversight.rollup.moments import Followed, Moment, moments
from projections.oversight.rollup.shared import Shared
from projections.oversight.rollup.standing import told
from projections.oversight.rollup.sums import sums_unlike
from projections.oversight.rollup.telling import leap, no_log
from projections.oversight.rollup.versions import homes
from projections.oversight.rollup.writing import overdue_rows

HOUSEHOLDS: Final = 40  # of a ledger whose episodes are told again
TOTALS: Final = ", ".join(f"coalesce(sum({name}), 0)::bigint" for name in FIGURES)


def rollup_differences(connection: Connection[Any], seconds: float, ledgers: Sequence[str] = ()) -> list[Difference]:
    """These ledgers or all, in random order, as many as the time allows and one at least. Within the caller's snapshot."""
    found = _too_far(connection)
    began, heads = (
        elapsed.seconds(connection),
        dict(connection.execute("select ledger, position from ledger.heads").fetchall()),
    )
    rows = connection.execute(
        """
        select ledger, position, horizon from read.rollup
         where position > 0 and (%(all)s or ledger = any(%(ledgers)s)) order by random()
        """,
        {"all": not ledgers, "ledgers": list(ledgers)},
    )
    for each in [Followed(*row) for row in rows]:
        if each.position <= heads.get(each.ledger, 0):
            found += [*sums_unlike(connection, each.ledger), *_answered(connection, each, heads)]
        if elapsed.seconds(connection) > began + seconds:
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


def _answered(connection: Connection[Any], of: Followed, heads: dict[str, int]) -> Iterator[Difference]:
    try:
        yield from _asked(connection, of, heads)
    except KeyError as missing:
        yield Difference("reach", "rows", of.ledger, str(missing.args[0]), "no row holds the day")


def _asked(connection: Connection[Any], of: Followed, heads: dict[str, int]) -> Iterator[Difference]:
    """The households asked on some days, as known at some positions; nothing where pages do not read the roll-up."""
    for moment in moments(connection, of):
        snapshot = Snapshot(connection, NATION, moment.on, {**heads, of.ledger: moment.position}, heads)
        if told(snapshot, [of.ledger]).not_told:
            if moment.position == of.position:
                return
            continue  # it lies under a leap
        yield from _figures(snapshot, of.ledger, moment)
        if moment.position == of.position:
            yield from _overdue(snapshot, of.ledger)
            yield from _unbalanced(snapshot, of.ledger)
    yield from _episodes(connection, of)


def _figures(snapshot: Snapshot, ledger: str, moment: Moment) -> Iterator[Difference]:
    asked = figures_of(snapshot, ledger)
    logged = snapshot.connection.execute(
        f"""
        select {TOTALS} from read.rollup_log
         where ledger = %(ledger)s and position <= %(position)s and day <= %(day)s
        """,
        {"ledger": ledger, "position": moment.position, "day": snapshot.on.toordinal()},
    ).fetchone()
    for model, figures in (("rollup_log", logged or ()), ("rollup", by_ledger(snapshot, [ledger])[ledger])):
        yield from _unlike(model, snapshot, ledger, figures, asked)
    kind = moment.kind
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


def _unbalanced(snapshot: Snapshot, ledger: str) -> Iterator[Difference]:
    """What is open is what was open the day before, what became overdue since and what was not resolved."""
    for each in balances(snapshot, ledger):
        if not each.holds:
            terms = f"{each.before} + {each.became} - {each.resolved} + {each.moved} / {each.after}"
            yield Difference("overdue", "balance", ledger, "", f"{each.day} {each.division}: {terms}")


def _episodes(connection: Connection[Any], of: Followed) -> Iterator[Difference]:
    """Some households' episodes from the first to the last, told again."""
    picked = connection.execute(
        """
        select household_id from (
               select distinct household_id from read.place
                where ledger = %s and division >= %s and division < %s and known_from <= %s) p
         order by random() limit %s
        """,
        (of.ledger, *range_of(of.ledger), of.position, HOUSEHOLDS),
    )
    chosen = [household for (household,) in picked]
    shared = Shared(connection, of.ledger)
    for household_id, home in homes(connection, of.ledger, chosen, of.position - 1).items():
        if not home.standing_at(of.position):
            yield Difference("standing", "rows", of.ledger, str(household_id), "no row stands")
            continue
        stored = connection.execute(
            "select * from read.overdue where household_id = %s and ledger = %s", (household_id, of.ledger)
        ).fetchall()
        found = {household_id: leap(home, shared, of.position, of.horizon, no_log())}
        again = list(overdue_rows(of.ledger, found, of.horizon))
        if sorted(map(repr, stored)) != sorted(map(repr, again)):
            yield Difference("overdue", "episodes", of.ledger, str(household_id), f"{len(stored)} / {len(again)}")
