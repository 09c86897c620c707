"""What a household is owed on a day: intervals, elders, levels, festivals, pauses, editions."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.policy import (
    DueItem,
    Duty,
    Edition,
    HouseholdFacts,
    UnknownPreset,
    due_items,
    n_times_a_year,
    preset,
    presets,
)

DEFAULT = preset("default")
QUIET = replace(DEFAULT, festivals=())  # no festival in the way of a rule about intervals
REGISTERED = date(2026, 3, 1)
NEW = HouseholdFacts(registered_on=REGISTERED, last={})


def day(text: str) -> date:
    return date.fromisoformat(text)


def owed(
    facts: HouseholdFacts, on: str, edition: Edition = QUIET, began: Mapping[str, date] | None = None
) -> dict[str, DueItem]:
    return {item.duty: item for item in due_items(facts, edition, began or {}, day(on))}


def overdue(facts: HouseholdFacts, on: str, edition: Edition = QUIET) -> set[str]:
    return {duty for duty, item in owed(facts, on, edition).items() if item.days_overdue}


def festivals(facts: HouseholdFacts, on: str) -> list[str]:
    return [duty for duty in owed(facts, on, DEFAULT) if duty.startswith("festival:")]


def test_a_new_household_owes_everything_from_its_registration() -> None:
    assert {duty: item.due_on for duty, item in owed(NEW, "2026-03-01").items()} == {
        "any_contact": day("2026-03-31"),
        "home_visit": day("2026-05-30"),
        "level:village": day("2026-05-30"),
        "level:township": day("2026-05-30"),
    }
    assert {item.base_kind for item in owed(NEW, "2026-03-01").values()} == {"registered"}


def test_a_contact_restarts_the_interval_from_the_day_it_happened() -> None:
    called = replace(NEW, last={"any": day("2026-03-20")})
    assert owed(called, "2026-03-25")["any_contact"] == DueItem(
        duty="any_contact",
        due_on=day("2026-04-19"),  # 20 March + 30
        days_overdue=0,
        interval_days=30,
        base_on=day("2026-03-20"),
        base_kind="last",
    )


def test_a_contact_before_registration_counts_too() -> None:
    item = owed(replace(NEW, last={"any": day("2026-02-20")}), "2026-03-02")["any_contact"]
    assert (item.due_on, item.base_kind) == (day("2026-03-22"), "last")


@pytest.mark.parametrize(("on", "days"), [("2026-03-31", 0), ("2026-04-01", 1), ("2027-03-31", 365)])
def test_an_item_is_overdue_from_the_day_after_it_was_due_and_never_drops_off(on: str, days: int) -> None:
    assert owed(NEW, on)["any_contact"].days_overdue == days


def test_only_the_right_kind_of_contact_satisfies_a_duty() -> None:
    phoned_by_village = replace(NEW, last={"any": day("2026-06-01"), "level:village": day("2026-06-01")})
    assert overdue(phoned_by_village, "2026-06-15") == {"home_visit", "level:township"}


@pytest.mark.parametrize(
    ("began", "due_on", "base_kind"),
    [("2026-04-01", "2026-06-30", "duty_began"), ("2026-01-01", "2026-05-30", "registered")],
)
def test_without_a_contact_the_later_of_registration_and_the_duty_s_beginning_counts(
    began: str, due_on: str, base_kind: str
) -> None:
    item = owed(NEW, "2026-06-01", began={"level:village": day(began)})["level:village"]
    assert (item.due_on, item.base_kind) == (day(due_on), base_kind)


def test_a_contact_before_the_duty_began_still_counts() -> None:
    seen = replace(NEW, last={"level:village": day("2026-03-10")})
    item = owed(seen, "2026-06-01", began={"level:village": day("2026-04-01")})["level:village"]
    assert (item.base_on, item.base_kind) == (day("2026-03-10"), "last")


@pytest.mark.parametrize(
    ("facts", "interval"),
    [
        (NEW, 90),
        (replace(NEW, oldest_born_on=day("1946-06-16")), 90),  # 80 tomorrow
        (replace(NEW, oldest_born_on=day("1946-06-15")), 30),  # 80 today
        (replace(NEW, living_alone=True), 30),
        (replace(NEW, living_alone=True, oldest_born_on=day("1930-01-01")), 30),
    ],
)
def test_the_very_old_and_those_alone_are_visited_monthly(facts: HouseholdFacts, interval: int) -> None:
    visits = [item for item in owed(facts, "2026-06-15").values() if item.duty == "home_visit"]
    assert [item.interval_days for item in visits] == [interval]


def test_the_shortest_interval_wins() -> None:
    weekly = Duty(duty="home_visit", satisfied_by="home_visit", every_days=7, elderly_days=30, rule_zh="", rule_en="")
    edition = replace(QUIET, duties=(weekly,))
    assert owed(replace(NEW, living_alone=True), "2026-03-05", edition)["home_visit"].interval_days == 7


@pytest.mark.parametrize(
    ("on", "in_scope"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_outside_its_time_in_scope_a_household_is_owed_nothing(on: str, in_scope: bool) -> None:
    assert bool(owed(replace(NEW, left_on=day("2026-07-01")), on, DEFAULT)) is in_scope


def test_while_paused_nothing_is_overdue_and_the_due_day_stays() -> None:
    paused = owed(replace(NEW, paused=True), "2026-12-31", DEFAULT)
    again = owed(NEW, "2026-12-31", DEFAULT)
    assert not any(item.days_overdue for item in paused.values())
    assert all(item.days_overdue for item in again.values())
    assert [item.due_on for item in paused.values()] == [item.due_on for item in again.values()]


BOAT = "festival:2026-dragon_boat"  # on 19 June; its window opens on 9 June


def test_a_festival_is_owed_from_the_opening_of_its_window() -> None:
    assert festivals(NEW, "2026-06-08") == []
    assert owed(NEW, "2026-06-09", DEFAULT)[BOAT] == DueItem(
        duty=BOAT,
        due_on=day("2026-06-19"),
        days_overdue=0,
        interval_days=10,
        base_on=day("2026-06-09"),
        base_kind="festival",
    )


def test_a_festival_is_overdue_from_the_day_after_and_stays_so() -> None:
    assert BOAT not in overdue(NEW, "2026-06-19", DEFAULT)
    assert owed(NEW, "2026-06-20", DEFAULT)[BOAT].days_overdue == 1
    assert festivals(NEW, "2027-01-01") == [BOAT, "festival:2026-mid_autumn"]


@pytest.mark.parametrize(
    ("last", "open_items"),
    [
        ("2026-06-08", [BOAT]),  # the day before the window
        ("2026-06-09", []),
        ("2026-06-19", []),
        ("2026-06-29", []),  # late, but it ends the item
    ],
)
def test_any_contact_from_the_window_s_first_day_on_ends_a_festival(last: str, open_items: list[str]) -> None:
    assert festivals(replace(NEW, last={"any": day(last)}), "2026-06-30") == open_items


@pytest.mark.parametrize(("registered", "owes"), [("2026-06-09", True), ("2026-06-10", False)])
def test_a_household_registered_inside_the_window_is_not_owed_the_festival(registered: str, owes: bool) -> None:
    assert (BOAT in festivals(replace(NEW, registered_on=day(registered)), "2026-06-30")) is owes


def test_a_household_known_to_leave_inside_the_window_is_not_owed_the_festival() -> None:
    assert festivals(replace(NEW, left_on=day("2026-06-19")), "2026-06-15") == []
    assert festivals(replace(NEW, left_on=day("2026-06-20")), "2026-06-15") == [BOAT]


dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
kinds = st.sampled_from(["any", "face_to_face", "home_visit", "level:village", "level:township"])
households = st.builds(
    HouseholdFacts,
    registered_on=dates,
    left_on=st.none() | dates,
    last=st.dictionaries(kinds, dates),
    oldest_born_on=st.none() | st.dates(date(1930, 1, 1), date(1970, 1, 1)),
    living_alone=st.booleans(),
    paused=st.booleans(),
)


@given(households, st.sampled_from(presets()), st.dictionaries(st.just("any_contact"), dates), dates)
def test_the_due_day_can_be_derived_again_from_what_is_shown(
    facts: HouseholdFacts, name: str, began: dict[str, date], on: date
) -> None:
    items = due_items(facts, preset(name), began, on)
    for item in items:
        assert item.due_on == item.base_on + timedelta(days=item.interval_days)
        assert item.days_overdue == (0 if facts.paused else max(0, (on - item.due_on).days))
    assert [item.due_on for item in items] == sorted(item.due_on for item in items)
    assert len({item.duty for item in items}) == len(items)


@pytest.mark.parametrize(("times", "days"), [(52, 7), (12, 30), (4, 91), (2, 182), (1, 365)])
def test_so_many_times_a_year_is_rounded_down_to_days(times: int, days: int) -> None:
    assert n_times_a_year(times) == days


@pytest.mark.parametrize(
    ("name", "intervals"),
    [
        ("default", {"any_contact": 30, "home_visit": 90, "level:village": 90, "level:township": 90}),
        ("anyue-2020", {"any_contact": 7, "face_to_face": 30, "home_visit": 91}),
        ("beijing", {"any_contact": 30}),
    ],
)
def test_the_editions_that_ship_say_what_their_places_said(name: str, intervals: dict[str, int]) -> None:
    edition = preset(name)
    assert {duty.duty: duty.every_days for duty in edition.duties} == intervals
    assert edition.required_levels == ("village", "township")
    assert edition.served_within_days == 92
    assert edition.edition == name


@pytest.mark.parametrize("name", presets())
def test_an_edition_survives_being_stored_in_an_event(name: str) -> None:
    edition = preset(name)
    assert msgspec.json.decode(msgspec.json.encode(edition), type=Edition) == edition


@pytest.mark.parametrize("name", presets())
def test_every_rule_is_told_in_both_languages(name: str) -> None:
    edition = preset(name)
    texts = [edition.title_zh, edition.title_en, edition.source]
    texts += [text for duty in edition.duties for text in (duty.rule_zh, duty.rule_en)]
    if edition.festivals:
        texts += [edition.festival_rule_zh, edition.festival_rule_en]
    assert all(texts)


@pytest.mark.parametrize("name", presets())
def test_a_preset_has_no_word_the_program_does_not_know(name: str) -> None:
    folder = Path(__file__).parents[2] / "casework" / "policy" / "presets"
    written = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    assert set(written) <= set(Edition.__struct_fields__)
    assert all(set(duty) <= set(Duty.__struct_fields__) for duty in written["duties"])


def test_there_is_no_edition_of_another_name() -> None:
    assert presets() == ("anyue-2020", "beijing", "default")
    with pytest.raises(UnknownPreset):
        preset("../default")


@pytest.mark.parametrize(
    "change",
    [
        {"required_levels": ["province"]},
        {"festivals": ["lantern"]},
        {"served_within_days": 0},
        {"duties": [msgspec.to_builtins(duty) | {"every_days": 0} for duty in DEFAULT.duties]},
        {"duties": [msgspec.to_builtins(DEFAULT.duties[0])] * 2},
        {"duties": [msgspec.to_builtins(DEFAULT.duties[0]) | {"level": "village"}]},
        {"duties": [msgspec.to_builtins(DEFAULT.duties[2]) | {"level": None}]},
    ],
)
def test_an_edition_that_makes_no_sense_cannot_be_read(change: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(DEFAULT) | change, Edition)
