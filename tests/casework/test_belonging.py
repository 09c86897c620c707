"""Should enter, should leave (应进皆进、应退尽退): whoever does not seem to stand where they belong is named, with why."""

from datetime import date

import pytest
from msgspec.structs import replace

from casework.oversight.belonging import ENTER, LEAVE, File, Told, should_enter, should_leave

MAY, JUNE, JULY = (date(2026, month, 1) for month in (5, 6, 7))
FILE = File(
    category="child_deceased",
    closed=False,
    closure_cause=None,
    living=2,
    elsewhere=False,
    child_died=True,
    child_level=None,
    told=(),
)
DISABLED = replace(FILE, category="child_disabled", child_died=False, child_level=2)
RECIPIENT = replace(FILE, category="none", child_died=False)


def told(kind: str, on: date = JUNE, *, verified: bool = True, child: bool = False, level: int | None = None) -> Told:
    return Told(kind, on, verified, "child" if child else "father", level)


def test_who_stands_where_they_belong_is_on_no_list():
    for file in (FILE, DISABLED, RECIPIENT, replace(FILE, closed=True, living=0)):
        assert (should_enter(file), should_leave(file)) == (None, None)


@pytest.mark.parametrize(("level", "found"), [(1, "child_disabled"), (3, "child_disabled"), (4, None), (None, None)])
def test_a_recipient_whose_child_has_a_severe_disability_should_enter(level, found):
    assert should_enter(replace(RECIPIENT, child_level=level)) == found


def test_a_recipient_whose_child_died_should_enter_whether_registered_or_verified_later():
    assert should_enter(replace(RECIPIENT, child_died=True)) == "child_died"
    assert should_enter(replace(RECIPIENT, told=(told("death", child=True),))) == "child_died"
    assert should_enter(replace(RECIPIENT, told=(told("death", child=True, verified=False),))) is None


def test_nobody_enters_who_has_another_child_or_is_no_longer_there():
    assert should_enter(replace(RECIPIENT, child_died=True, told=(told("birth"),))) is None
    assert should_enter(replace(RECIPIENT, child_died=True, living=0)) is None


def test_the_level_said_last_counts_and_a_recovery_ends_it():
    better = replace(RECIPIENT, child_level=2, told=(told("disability_level", level=4),))
    assert should_enter(better) is None
    recovered = replace(RECIPIENT, child_level=2, told=(told("recovered"),))
    assert should_enter(recovered) is None
    again = replace(recovered, told=(told("recovered"), told("disability_level", JULY, level=3)))
    assert should_enter(again) == "child_disabled"


def test_a_closure_with_living_members_is_looked_at_unless_something_says_why():
    closed = replace(FILE, closed=True)
    assert should_enter(closed) == "closed_with_members"
    for kind in ("moved", "recovered", "birth", "adoption"):
        assert should_enter(replace(closed, told=(told(kind),))) is None
    for cause in ("moved_away", "no_longer_entitled", "declined"):
        assert should_enter(replace(closed, closure_cause=cause)) is None
    assert should_enter(replace(closed, closure_cause="nobody_left")) == "closed_with_members"
    assert should_enter(replace(closed, elsewhere=True)) is None
    assert should_enter(replace(closed, living=0)) is None


def test_an_open_file_of_nobody_should_leave():
    assert should_leave(replace(FILE, living=0)) == "nobody_living"
    assert should_leave(replace(RECIPIENT, living=0)) == "nobody_living"


def test_the_reported_death_of_the_last_member_is_waited_for():
    reported = told("death", verified=False)
    assert should_leave(replace(FILE, living=1, told=(reported,))) == "death_reported"
    assert should_leave(replace(FILE, living=2, told=(reported,))) is None
    again = (reported, told("death", JULY, verified=False))
    assert should_leave(replace(FILE, living=2, told=again)) is None, "two reports of one death"


def test_a_recovered_or_another_child_ends_the_category():
    assert should_leave(replace(DISABLED, told=(told("recovered", verified=False),))) == "recovered"
    assert should_leave(replace(FILE, told=(told("adoption"),))) == "another_child"
    later = (told("recovered"), told("disability_level", JULY, level=2))
    assert should_leave(replace(DISABLED, told=later)) is None


def test_each_finding_is_on_one_of_the_two_lists():
    assert set(ENTER).isdisjoint(LEAVE)
