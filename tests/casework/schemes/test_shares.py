"""Who pays: shares of components, to the fen; ages reached; what may not be drawn together."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.schemes.compatibility import in_the_way, together
from casework.schemes.editions import preset
from casework.schemes.shares import by_payer, central_percent, shares_of, split
from casework.schemes.terms import Compatibility, Scheme, Share
from casework.schemes.thresholds import reached_in

DAY = date(2023, 7, 1)


@pytest.mark.parametrize(
    ("ledger", "percent"),
    [("411326", 60), ("130000", 60), ("360783", 60), ("440000", 30), ("440300", 30), ("310116", 10), ("510000", 80)],
    ids=["Xichuan", "Hebei", "Longnan", "Guangdong", "Shenzhen", "Jinshan", "Sichuan"],
)
def test_the_centre_pays_by_tier(ledger, percent):
    assert central_percent(ledger) == percent


def test_shares_are_of_components_and_what_nobody_shared_out_is_local():
    henan = preset("special_support-henan")
    assert by_payer({"national": 590_00, "province": 590_00}, henan, "411326", DAY) == {
        "central": 354_00,
        "local": 236_00,
        "province": 590_00,
    }


def test_an_edition_says_who_pays_the_rest():
    shares = tuple(
        Share(component="national", payer=payer, percent=percent, from_on=date(2020, 1, 1))
        for payer, percent in (("central", 60), ("province", 20), ("county", 20))
    )
    assert by_payer({"national": 1}, replace(preset("special_support"), shares=shares), "411326", DAY) == {"central": 1}


@given(st.integers(0, 10**9), st.lists(st.integers(0, 100), min_size=1, max_size=4))
def test_no_fen_is_lost_and_none_made(amount, percents):
    cut = sorted(min(each, 100) for each in percents)
    parts = [b - a for a, b in zip([0, *cut], [*cut, 100], strict=True)]
    payers = ("central", "province", "city", "county", "local")
    shares = [Share(component="national", payer=p, percent=n, from_on=DAY) for p, n in zip(payers, parts, strict=False)]
    found = split(amount, shares)
    assert sum(found.values()) == amount
    assert all(abs(found[s.payer] * 100 - amount * s.percent) < 100 for s in shares)


def test_the_ages_at_which_something_begins_or_changes():
    assert [reached_in(2027, date(year, 2, 28)) for year in (1978, 1967, 1977)] == [
        (49, date(2027, 2, 28)),
        (60, date(2027, 2, 28)),
        None,
    ]
    assert reached_in(2018, date(1948, 2, 29)) == (70, date(2018, 2, 28))


def test_schemes_that_exclude_each_other_do_so_whichever_says_it():
    support = replace(preset("special_support"), excludes=("rural_reward",))
    rural = preset("rural_reward")
    assert in_the_way(rural, [support], DAY) == ("special_support",)
    assert in_the_way(support, [rural], DAY) == ("rural_reward",)
    assert in_the_way(preset("special_support"), [rural], DAY) == ()


def test_whether_two_schemes_are_drawn_at_once_goes_by_the_place_and_the_day_and_by_documents_before_assumptions():
    rural = preset("rural_reward")
    said = {place: together(preset(f"special_support{place}"), rural, DAY) for place in ("", "-anhui", "-chongqing")}
    assert said == {"": "warn", "-anhui": "allow", "-chongqing": "refuse"}
    assert together(rural, preset("special_support"), DAY) == "warn"
    assert together(rural, rural, DAY) == together(rural, preset("study_aid"), DAY) == "allow"
    until = Compatibility(scheme="special_support", level="refuse", until_on=DAY)
    assert together(replace(rural, compatibility=(until,)), preset("special_support-anhui"), DAY) == "allow"
    before = DAY - timedelta(days=1)
    assert together(replace(rural, compatibility=(until,)), preset("special_support-anhui"), before) == "refuse"


def test_an_edition_stored_before_there_was_more_to_say_than_what_excludes_what_still_reads():
    stored = msgspec.json.encode(replace(preset("rural_reward"), excludes=("special_support",)))
    assert b"compatibility" not in stored
    assert together(msgspec.json.decode(stored, type=Scheme), preset("special_support-anhui"), DAY) == "refuse"


def test_local_pays_where_the_tiers_say_nothing():
    assert [each.payer for each in shares_of(preset("rural_reward"), "national", "710000", DAY)] == ["local"]
