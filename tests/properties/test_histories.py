"""Whatever happens in an office, its tables, its lists and its figures tell the same."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casework.divisions import the_divisions
from projections.as_of import rows_at
from projections.coverage import KINDS, behind, coverage
from projections.filling import events_of
from projections.models import MODELS
from projections.overdue import overdue
from projections.reading import Reading, reading, whole_commands
from projections.rebuild import rebuild
from projections.scope import NATION
from tests.properties.naive import Naive
from tests.properties.office_days import HISTORIES, TODAY, Days
from tests.world import World

COUNTIES = [
    county.code
    for province in ("41", "42", "43")
    for prefecture in the_divisions().children(province)
    for county in the_divisions().children(prefecture.code)
    if the_divisions().children(county.code)
]
FRESH = count()
OFTEN = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),  # each try is a county on a real database: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@OFTEN
@given(history=HISTORIES, back=st.integers(0, 200), part=st.floats(0, 1))
def test_figures_lists_and_overdue_are_those_of_the_bare_events(
    world: World, history: list[Any], back: int, part: float
) -> None:
    county = lived(world, history)
    on = TODAY - timedelta(days=back)
    with world.owner() as owner:
        head = owner.execute("select position from ledger.heads where ledger = %s", (county,)).fetchone()
        position = int((head[0] if head else 0) * part)
        for known in {position, head[0] if head else 0}:
            with reading(world.office.database, NATION, on, known_position={county: known}) as look:
                naive = Naive.of(events_of(owner, county, 0, look.known[county]))
                _the_same(look, county, naive, on)


def _the_same(look: Reading, county: str, naive: Naive, on: date) -> None:
    items = {(i.household_id, i.duty, i.due_on, i.days_overdue(on)) for i in overdue(look, county)}
    assert items == naive.overdue(on)
    answer = coverage(look, county)
    total, rows = answer.total, answer.rows
    figures = {
        "households": total.households, "members": total.members, "contact": total.contact.covered,
        "contact_effective": total.contact.effective, "doctor": total.doctor.covered,
        "doctor_served": total.doctor.served, "tcm": total.doctor.tcm, "green_channel": total.green_channel.covered,
        "all_three": total.all_three.covered,
    }  # fmt: skip
    assert figures == naive.figures(on)
    for kind in KINDS:
        covered, missing = behind(look, county, kind, covered=True), behind(look, county, kind, covered=False)
        assert len(covered) == figures[kind]
        assert len(missing) == figures["members" if kind in PER_MEMBER else "households"] - figures[kind]
    assert sum(row.households for row in rows) == total.households
    assert sum(row.doctor.covered for row in rows) == total.doctor.covered
    assert sum(row.all_three.covered for row in rows) == total.all_three.covered


PER_MEMBER = ("doctor", "doctor_served", "tcm", "green_channel")


@OFTEN
@given(history=HISTORIES, part=st.floats(0, 1))
def test_live_rebuilt_and_as_of_are_the_same(world: World, history: list[Any], part: float) -> None:
    county = lived(world, history)
    with world.owner() as owner:
        head = owner.execute("select position from ledger.heads where ledger = %s", (county,)).fetchone()
        somewhere = int((head[0] if head else 0) * part)
        position = whole_commands(world.office.database, {county: somewhere})[county]
        for model in MODELS:
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
        live = {model.name: _table(owner, model.name) for model in MODELS}
        assert sum(len(rows) for rows in live.values()) > 50
        rebuild(owner, MODELS)
        assert {model.name: _table(owner, model.name) for model in MODELS} == live


def lived(world: World, history: list[Any]) -> str:
    """A county of its own in which the history took place."""
    county = COUNTIES[next(FRESH)]
    days = Days(world.office.casework, county)
    for action in history:
        days.do(action)
    return county


def _table(owner: Any, name: str) -> list[tuple[Any, ...]]:
    return sorted(owner.execute(f"select * from read.{name}").fetchall(), key=repr)
