"""What a household is owed on a day: intervals, elders, levels, festivals, pauses, editions."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.oversight.day import CountyDay, CountyInputs
from casework.oversight.duties import Due, due
from casework.oversight.duties import overdue as late
from casework.oversight.reach import COLUMN_OF
from casework.oversight.spans import NEVER, Member, Reach, Standing
from casework.policies import Duty, Edition, UnknownPreset, n_times_a_year, preset, presets
from casework.policies.in_force import ALWAYS, Adopted, Editions

DEFAULT = preset("default")
QUIET = replace(DEFAULT, festivals=())  # no festival in the way of a rule about intervals
REGISTERED = date(2026, 3, 1)


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """A household as it is throughout; `last`: the last day of each kind of contact."""

    registered_on: date = REGISTERED
    left_on: date | None = None
    last: Mapping[str, date] = {}
    oldest_born_on: date | None = None
    living_alone: bool = False
    paused: bool = False

    def reach(self) -> Reach:
        days = {COLUMN_OF[kind]: last for kind, last in self.last.items()}
        return replace(Reach(HOUSEHOLD, NEVER, FOREVER), **days)

    def standing(self) -> Standing:
        born = self.oldest_born_on or date(1970, 1, 1)
        return Standing(
            HOUSEHOLD, "1", NEVER, FOREVER, "411326301220", NEVER, "child_deceased", NEVER, self.registered_on,
            self.left_on or FOREVER, self.registered_on, self.living_alone, paused=self.paused, members=(Member(HOUSEHOLD, born),),
        )  # fmt: skip


HOUSEHOLD = UUID(int=1)
NEW = Family()


def day(text: str) -> date:
    return date.fromisoformat(text)


def county_day(on: date, edition: Edition, began: Mapping[str, date]) -> CountyDay:
    """A duty that began on a day was not in the edition before."""
    adopted = [Adopted("", ALWAYS, replace(edition, duties=tuple(d for d in edition.duties if d.duty not in began)))]
    adopted += [Adopted("", since, edition) for since in began.values()]
    return CountyInputs(Editions(tuple(adopted))).on(on)


def owed(family: Family, on: str, edition: Edition = QUIET, began: Mapping[str, date] | None = None) -> dict[str, Due]:
    return {
        item.duty: item for item in due(family.reach(), family.standing(), county_day(day(on), edition, began or {}))
    }


def overdue(family: Family, on: str, edition: Edition = QUIET) -> set[str]:
    return {item.duty for item in late(family.reach(), family.standing(), county_day(day(on), edition, {}))}


def festivals(family: Family, on: str) -> list[str]:
    return [duty for duty in owed(family, on, DEFAULT) if duty.startswith("festival:")]


def test_a_new_household_owes_everything_from_its_registration() -> None:
    assert {duty: item.due_on for duty, item in owed(NEW, "2026-03-01").items()} == {
        "any_contact": day("2026-03-31"),
        "home_visit": day("2026-05-30"),
        "level:village": day("2026-05-30"),
        "level:township": day("2026-05-30"),
    }
    assert {item.base_on for item in owed(NEW, "2026-03-01").values()} == {REGISTERED}


def test_a_contact_restarts_the_interval_from_the_day_it_happened() -> None:
    called = replace(NEW, last={"any": day("2026-03-20")})
    assert owed(called, "2026-03-25")["any_contact"] == Due(
        duty="any_contact", last_on=day("2026-03-20"), base_on=day("2026-03-20"), days=30, due_on=day("2026-04-19")
    )  # fmt: skip


def test_a_contact_before_registration_counts_too() -> None:
    item = owed(replace(NEW, last={"any": day("2026-02-20")}), "2026-03-02")["any_contact"]
    assert (item.due_on, item.last_on) == (day("2026-03-22"), day("2026-02-20"))


@pytest.mark.parametrize(("on", "days"), [("2026-03-31", 0), ("2026-04-01", 1), ("2027-03-31", 365)])
def test_an_item_is_overdue_from_the_day_after_it_was_due_and_never_drops_off(on: str, days: int) -> None:
    assert owed(NEW, on)["any_contact"].days_overdue(day(on)) == days


def test_only_the_right_kind_of_contact_satisfies_a_duty() -> None:
    phoned_by_village = replace(NEW, last={"any": day("2026-06-01"), "level:village": day("2026-06-01")})
    assert overdue(phoned_by_village, "2026-06-15") == {"home_visit", "level:township"}


@pytest.mark.parametrize(
    ("began", "due_on", "base_on"),
    [("2026-04-01", "2026-06-30", "2026-04-01"), ("2026-01-01", "2026-05-30", "2026-03-01")],
)
def test_without_a_contact_the_later_of_registration_and_the_duty_s_beginning_counts(
    began: str, due_on: str, base_on: str
) -> None:
    item = owed(NEW, "2026-06-01", began={"level:village": day(began)})["level:village"]
    assert (item.due_on, item.base_on) == (day(due_on), day(base_on))


def test_a_contact_before_the_duty_began_still_counts() -> None:
    seen = replace(NEW, last={"level:village": day("2026-03-10")})
    item = owed(seen, "2026-06-01", began={"level:village": day("2026-04-01")})["level:village"]
    assert (item.base_on, item.last_on) == (day("2026-03-10"), day("2026-03-10"))


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
def test_the_very_old_and_those_alone_are_visited_monthly(facts: Family, interval: int) -> None:
    visits = [item for item in owed(facts, "2026-06-15").values() if item.duty == "home_visit"]
    assert [item.days for item in visits] == [interval]


def test_the_shortest_interval_wins() -> None:
    weekly = Duty(duty="home_visit", satisfied_by="home_visit", every_days=7, elderly_days=30, rule_zh="", rule_en="")
    edition = replace(QUIET, duties=(weekly,))
    assert owed(replace(NEW, living_alone=True), "2026-03-05", edition)["home_visit"].days == 7


@pytest.mark.parametrize(
    ("on", "in_scope"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_outside_its_time_in_scope_a_household_is_owed_nothing(on: str, in_scope: bool) -> None:
    assert bool(owed(replace(NEW, left_on=day("2026-07-01")), on, DEFAULT)) is in_scope


def test_while_paused_nothing_is_overdue_and_the_due_day_stays() -> None:
    paused = replace(NEW, paused=True)
    assert overdue(paused, "2026-12-31", DEFAULT) == set()
    assert overdue(NEW, "2026-12-31", DEFAULT) == set(owed(NEW, "2026-12-31", DEFAULT))
    assert owed(paused, "2026-12-31", DEFAULT) == owed(NEW, "2026-12-31", DEFAULT)


BOAT = "festival:2026-dragon_boat"  # on 19 June; its window opens on 9 June


def test_a_festival_is_owed_from_the_opening_of_its_window() -> None:
    assert festivals(NEW, "2026-06-08") == []
    assert owed(NEW, "2026-06-09", DEFAULT)[BOAT] == Due(
        duty=BOAT, last_on=None, base_on=day("2026-06-09"), days=10, due_on=day("2026-06-19")
    )  # fmt: skip


def test_a_festival_is_overdue_from_the_day_after_and_stays_so() -> None:
    assert BOAT not in overdue(NEW, "2026-06-19", DEFAULT)
    assert owed(NEW, "2026-06-20", DEFAULT)[BOAT].days_overdue(day("2026-06-20")) == 1
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
    Family,
    registered_on=dates,
    left_on=st.none() | dates,
    last=st.dictionaries(kinds, dates),
    oldest_born_on=st.none() | st.dates(date(1930, 1, 1), date(1970, 1, 1)),
    living_alone=st.booleans(),
    paused=st.booleans(),
)


@given(households, st.sampled_from(presets()), st.dictionaries(st.just("any_contact"), dates), dates)
def test_the_due_day_can_be_derived_again_from_what_is_shown(
    facts: Family, name: str, began: dict[str, date], on: date
) -> None:
    asked = county_day(on, preset(name), began)
    items = due(facts.reach(), facts.standing(), asked)
    for item in items:
        assert item.due_on == item.base_on + timedelta(days=item.days)
    assert [item.due_on for item in items] == sorted(item.due_on for item in items)
    assert len({item.duty for item in items}) == len(items)
    overdue_now = late(facts.reach(), facts.standing(), asked)
    assert {i.duty: i for i in overdue_now} == ({} if facts.paused else {i.duty: i for i in items if i.due_on < on})


@pytest.mark.parametrize(("times", "days"), [(52, 7), (12, 30), (4, 91), (2, 182), (1, 365)])
def test_so_many_times_a_year_is_rounded_down_to_days(times: int, days: int) -> None:
    assert n_times_a_year(times) == days


@pytest.mark.parametrize(
    ("name", "intervals"),
    [
        ("default", {"any_contact": 30, "home_visit": 90, "level:village": 90, "level:township": 90}),
        ("anyue-2020", {"any_contact": 7, "face_to_face": 30, "home_visit": 91}),
        ("beijing", {"any_contact": 30}),
        ("mca-monthly-elderly", {"elderly_contact": 30}),
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
    folder = Path(__file__).parents[3] / "casework" / "policies" / "presets"
    written = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    assert set(written) <= set(Edition.__struct_fields__)
    assert all(set(duty) <= set(Duty.__struct_fields__) for duty in written["duties"])


def test_there_is_no_edition_of_another_name() -> None:
    assert presets() == (
        "anyue-2020",
        "beijing",
        "categorised",
        "default",
        "hebei-three-levels",
        "jinshan-2025",
        "mca-monthly-elderly",
        "xichuan-two-posts",
    )
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
