"""Whatever is recorded after a form was reckoned, it is reckoned again from the ledgers at its positions."""

from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from projections.engine.scope import NATION
from projections.engine.snapshot import open_now
from projections.funds.reckoning import Reckoned, as_told, reckoned
from projections.funds.tables import AnnualForm
from tests.properties.histories import drawn
from tests.properties.office_days import TODAY, Days
from tests.properties.test_histories import OFTEN, two_counties
from tests.support.world import World

SCHEME: Any = "special_support"
LONG_AGO = TODAY - timedelta(days=420)
PAID: list[Any] = [
    *[("register", LONG_AGO, place, "child_deceased", 1950 + place, 2) for place in (0, 1)],
    *[("apply", LONG_AGO, h, m, SCHEME, "") for h in (0, 1) for m in (0, 1)],
    *[("pay", TODAY - timedelta(days=days), h, 0, "settled") for h in (0, 1) for days in (30, 330)],
]
HOMES = st.lists(drawn("register"), max_size=2)
LIVES = st.lists(
    st.one_of(
        *map(drawn, ("apply", "apply", "pay", "pay", "move_away", "move_away", "death", "child", "childs_death", "category", "merge")),
        *map(drawn, ("close", "leave", "join", "correct_member", "withdraw_life_event", "undo_merging", "register", "scheme", "funds")),
    ),
    max_size=12,
)  # fmt: skip


GONE = ("move_away", date(2026, 7, 25), 1, 6)


@settings(parent=OFTEN, max_examples=max(3, OFTEN.max_examples // 6))
@example(
    homes=[], before=[GONE, ("correct_member", date(2025, 9, 27), 3, 0, 1930, True)], after=[GONE]
)  # where it was known to be
@given(homes=HOMES, before=LIVES, after=LIVES)
def test_a_form_is_reckoned_again_whatever_came_later(
    world: World, homes: list[Any], before: list[Any], after: list[Any]
) -> None:
    counties = two_counties()
    days = Days(world.office.casework, *counties)
    for action in [*PAID, *homes, *before]:
        days.do(action)
    told: list[tuple[str, int, Reckoned, str]] = []
    with open_now(world.office.database, NATION, TODAY) as snapshot:
        for ledger in counties:
            for year in (TODAY.year, TODAY.year + 1):
                found = reckoned(snapshot, ledger, SCHEME, year)
                told.append((ledger, year, found, ",".join(f"{of}:{at}" for of, at in found.known.items())))
    assert any(each.estimate.people for _, _, each, _ in told)
    for action in after:
        days.do(action)
    with open_now(world.office.database, NATION, TODAY) as snapshot:
        for ledger, year, found, known in told:
            again = as_told(snapshot, ledger, _form(ledger, year, known))
            assert again.form == found.form
            assert sorted(again.estimate.people, key=str) == sorted(found.estimate.people, key=str)


def _form(ledger: str, year: int, known: str) -> AnnualForm:
    figures: Any = {
        "rows": (),
        "totals": (),
        "carried": (),
        "amount_fen": 0,
        "hash": "",
        "position": 1,
        "causes": (),
        "reason": None,
    }
    told: Any = {
        "form_id": None,
        "number": 1,
        "division": ledger,
        "scheme": SCHEME,
        "year": year,
        "told_on": TODAY,
        "known": known,
    }
    return AnnualForm(**told, edition="", counted_by="person", **figures)
