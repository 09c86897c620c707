"""Whatever happens in an office, its tables, its lists and its figures tell the same."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from casework.common.nearest import ledgers_for
from casework.divisions.country import Division, the_divisions
from casework.ledger.traces import traces
from casework.ledger.verify import ledgers
from projections.engine.positions import as_asked
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.oversight.comparison import as_known_now, otherwise
from projections.oversight.coverage import UNALLOCATED, CoverageRow, coverage, each_household, total
from projections.oversight.coverage_list import KINDS, behind, behind_page
from projections.oversight.overdue import overdue
from projections.rebuild.rebuild import rebuild
from projections.rebuild.streams import events_of
from projections.registry import PROJECTIONS
from projections.remembered import forgotten
from tests.properties.histories import HISTORIES
from tests.properties.naive import Naive
from tests.properties.office_days import TODAY, Days
from tests.support.as_of import rows_at
from tests.support.world import World


def _counties(order: Callable[[Sequence[Division]], Iterable[Division]]) -> Iterator[str]:
    """Of the country from one end, read as they are asked for: to read all takes seconds."""
    divisions = the_divisions()
    for province in order(divisions.children("")):
        for prefecture in order(divisions.children(province.code)):
            for county in order(divisions.children(prefecture.code)):
                if divisions.children(county.code):
                    yield county.code


NEAR, FAR = _counties(list), _counties(lambda some: list(reversed(some)))


def two_counties() -> tuple[str, str]:
    """In which nothing happened yet, in different provinces."""
    return next(NEAR), next(FAR)


OFTEN = settings(
    max_examples=int(os.environ.get("CASEWORK_HISTORIES", "30")),
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # each try is a county on a real database: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


PASS_TAKEN_BACK_ELSEWHERE: list[Any] = [
    ("register", TODAY - timedelta(days=364), 3, "child_deceased", 1970, 2),
    ("hospital", TODAY - timedelta(days=420), True),
    ("issue_pass", TODAY - timedelta(days=420), 0, 0, None),
    ("move_away", TODAY - timedelta(days=293), 0, 7),
    ("withdraw_pass", 0),
    ("move_away", TODAY - timedelta(days=209), 0, 5),
]


@OFTEN
@example(history=PASS_TAKEN_BACK_ELSEWHERE, back=113, parts=[1.0, 1.0, 1.0])
@given(history=HISTORIES, back=st.integers(-40, 200), parts=st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_figures_lists_and_overdue_are_those_of_the_bare_events(
    world: World, history: list[Any], back: int, parts: list[float]
) -> None:
    county, other = lived(world, history)
    on = TODAY - timedelta(days=back)
    with world.owner() as owner:
        heads = dict(owner.execute("select ledger, position from ledger.heads").fetchall())
        mine = [ledger for ledger in heads if ledger in (county, other, *ledgers_for(county), *ledgers_for(other))]
        then = {ledger: int(heads[ledger] * part) for ledger, part in zip(mine, cycle(parts), strict=False)}
        for known in (then, {}):
            with open_snapshot(world.office.database, NATION, on, known_position=known or None) as snapshot:
                naive = Naive.of(e for ledger in mine for e in events_of(owner, ledger, 0, snapshot.known[ledger]))
                for division in (county, other):
                    _the_same(snapshot, division, naive, on)
                    _told_otherwise_is_what_differs(snapshot, division)


def _told_otherwise_is_what_differs(then: Snapshot, division: str) -> None:
    """Whom alone a comparison asks again."""
    now = as_known_now(then)
    before, after = ({h.standing.household_id: f for h, f in each_household(of, division)} for of in (then, now))
    differ = {id_: (before.get(id_), after.get(id_)) for id_ in before | after if before.get(id_) != after.get(id_)}
    assert {each.household_id: (each.then, each.now) for each in otherwise(then, now, division)} == differ


def _the_same(snapshot: Snapshot, division: str, naive: Naive, on: date) -> None:
    items = {(i.household_id, i.duty, i.due_on, i.days_overdue(on)) for i in overdue(snapshot, division)}
    assert items == naive.overdue(division, on)
    answer = coverage(snapshot, division)
    assert total(snapshot, division) == answer.total
    assert _figures(answer.total) == naive.figures(division, on)
    for row in answer.rows:
        if row.division != UNALLOCATED and row.households:
            assert _figures(row) == naive.figures(row.division, on)
    lists = naive.lists(division, on)
    for kind in KINDS:
        covered, missing = (behind(snapshot, division, kind, covered=answer) for answer in (True, False))
        assert {(row.household_id, row.member_id) for row in covered} == lists[kind]
        assert behind_page(snapshot, division, kind, False, 1, 3) == (missing[:3], len(missing))
        assert len(covered) + len(missing) == (answer.total.members if kind in PER_MEMBER else answer.total.households)


def _figures(row: CoverageRow) -> dict[str, int]:
    return {
        "households": row.households, "members": row.members, "contact": row.contact.covered,
        "contact_effective": row.contact.effective, "doctor": row.doctor.covered,
        "doctor_served": row.doctor.served, "tcm": row.doctor.tcm, "green_channel": row.green_channel.covered,
        "all_three": row.all_three.covered,
    }  # fmt: skip


PER_MEMBER = ("doctor", "doctor_served", "tcm", "green_channel")


@OFTEN
@given(history=HISTORIES, part=st.floats(0, 1))
def test_live_rebuilt_and_as_of_are_the_same(world: World, history: list[Any], part: float) -> None:
    county, _ = lived(world, history)
    with world.owner() as owner:
        head = owner.execute("select position from ledger.heads where ledger = %s", (county,)).fetchone()
        somewhere = int((head[0] if head else 0) * part)
        position = as_asked(world.office.database, NATION, {county: somewhere})[county]
        for model in PROJECTIONS:
            columns = ", ".join(model.fields)
            stood = owner.execute(
                f"""
                select {columns} from {model.table}
                 where ledger = %s and known_from <= %s and %s < known_until
                """,
                (county, position, position),
            ).fetchall()
            folded = [tuple(model.values_of(row)) for row in rows_at(owner, model, county, position)]
            assert sorted(map(repr, stood)) == sorted(map(repr, folded)), model.name


def test_a_rebuild_changes_nothing(world: World) -> None:
    @settings(OFTEN, max_examples=8)
    @given(history=HISTORIES)
    def live_a_while(history: list[Any]) -> None:
        lived(world, history)

    live_a_while()
    with world.owner() as owner:
        live = {model.name: _table(owner, model.name) for model in PROJECTIONS}
        assert sum(len(rows) for rows in live.values()) > 50
        rebuild(owner, PROJECTIONS)
        assert {model.name: _table(owner, model.name) for model in PROJECTIONS} == live
        assert [broken for ledger in ledgers(owner) if (broken := traces(owner, ledger))] == []
        assert forgotten(owner) is None


def lived(world: World, history: list[Any]) -> tuple[str, str]:
    """Two counties of their own in which the history took place."""
    county, other = two_counties()
    days = Days(world.office.casework, county, other)
    for action in history:
        days.do(action)
    return county, other


def _table(owner: Any, name: str) -> list[tuple[Any, ...]]:
    return sorted(owner.execute(f"select * from read.{name}").fetchall(), key=repr)
