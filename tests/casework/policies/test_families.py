"""Which families a rule speaks of: by age, by living alone, by both; and since which birthday."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.oversight.day import CountyInputs
from casework.oversight.timeline import Asked, timeline
from casework.policies import Duty, preset
from casework.policies.editions import Families
from casework.policies.in_force import ALWAYS, Adopted, Editions
from tests.casework.policies.test_policy import NEW, QUIET, Family, county_day, day, households, late, overdue, owed

ELDERLY = preset("mca-monthly-elderly")
OLD = replace(NEW, oldest_born_on=day("1940-05-05"))
ALONE = replace(NEW, living_alone=True)
BOTH = replace(OLD, living_alone=True)


def visits(**changes: object) -> Duty:
    rule = Duty(duty="visits", satisfied_by="home_visit", every_days=60, rule_zh="", rule_en="")
    return replace(rule, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("families", "concerned"),
    [
        ("everyone", [NEW, OLD, ALONE, BOTH]),
        ("elderly", [OLD, BOTH]),
        ("alone", [ALONE, BOTH]),
        ("elderly_or_alone", [OLD, ALONE, BOTH]),
        ("elderly_and_alone", [BOTH]),
    ],
)
def test_a_duty_is_owed_to_the_families_it_names(families: Families, concerned: list[Family]) -> None:
    edition = replace(QUIET, duties=(visits(owed_to=families),))
    assert [family for family in (NEW, OLD, ALONE, BOTH) if owed(family, "2026-04-01", edition)] == concerned
    assert [family for family in (NEW, OLD, ALONE, BOTH) if overdue(family, "2026-06-01", edition)] == concerned


@pytest.mark.parametrize(
    ("families", "sooner"),
    [("elderly", [OLD, BOTH]), ("alone", [ALONE, BOTH]), ("elderly_and_alone", [BOTH])],
)
def test_the_shorter_interval_is_for_the_families_it_names(families: Families, sooner: list[Family]) -> None:
    edition = replace(QUIET, duties=(visits(elderly_days=20, shorter_for=families),))
    owing = [(family, owed(family, "2026-04-01", edition)["visits"].days) for family in (NEW, OLD, ALONE, BOTH)]
    assert [family for family, interval in owing if interval == 20] == sooner


def test_from_the_birthday_on_the_duty_counts_from_the_birthday() -> None:
    eighty = replace(NEW, oldest_born_on=day("1946-09-10"))
    assert owed(eighty, "2026-09-09", ELDERLY) == {}
    item = owed(eighty, "2026-09-10", ELDERLY)["elderly_contact"]
    assert (item.base_on, item.due_on) == (day("2026-09-10"), day("2026-10-10"))
    assert overdue(eighty, "2026-10-10", ELDERLY) == set()
    assert overdue(eighty, "2026-10-11", ELDERLY) == {"elderly_contact"}


def test_who_lives_alone_was_concerned_before_the_birthday() -> None:
    alone = replace(NEW, oldest_born_on=day("1946-09-10"), living_alone=True)
    assert owed(alone, "2026-09-20", ELDERLY)["elderly_contact"].base_on == day("2026-03-01")


def test_a_contact_before_the_birthday_counts() -> None:
    seen = replace(NEW, oldest_born_on=day("1946-09-10"), last={"any": day("2026-09-01")})
    assert owed(seen, "2026-09-10", ELDERLY)["elderly_contact"].due_on == day("2026-10-01")


@settings(max_examples=40)
@given(
    households,
    st.sampled_from(("elderly", "alone", "elderly_or_alone", "elderly_and_alone")),
    st.none() | st.integers(5, 90),
    st.integers(50, 90),
)
def test_figures_change_on_no_other_days_than_those_the_timeline_asks_on(
    family: Family, families: Families, elderly_days: int | None, age: int
) -> None:
    rule = visits(owed_to=families, elderly_days=elderly_days, elderly_age=age)
    edition = replace(QUIET, duties=(rule,))
    inputs = CountyInputs(Editions((Adopted("", ALWAYS, edition),)))
    first, days = max(family.registered_on, date(2020, 1, 1)), 1500
    family = replace(family, last={}, paused=False, left_on=None)
    told = timeline([family.reach()], [family.standing()], inputs, first + timedelta(days=days), Asked())
    on_the_day = {each.from_on: each.overdue for each in told}
    expected = ()
    for n in range(days):
        on = first + timedelta(days=n)
        expected = on_the_day.get(on, expected)
        assert tuple(late(family.reach(), family.standing(), county_day(on, edition, {}))) == expected
