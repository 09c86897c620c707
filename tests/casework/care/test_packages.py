"""Service packages and terms: data of the office, read once."""

from datetime import date

from casework.care.packages import items, items_of, unknown_in
from casework.care.promise import Promised, promised
from casework.care.terms import terms_on


def test_every_item_is_of_one_kind_of_contract_and_named_in_both_languages():
    assert {item.kind for item in items().values()} == {"family", "tcm"}
    assert all(item.zh and item.en and item.times_a_year >= 0 for item in items().values())
    assert {item.item for kind in ("family", "tcm") for item in items_of(kind)} == set(items())


def test_what_is_of_another_kind_is_unknown():
    assert unknown_in(["regular_round", "tcm_guidance"], "family") == ["tcm_guidance"]


def test_what_was_done_is_counted_against_what_was_promised():
    done = [("regular_round", "referral"), ("regular_round",)]
    rounds, referrals = promised(("regular_round", "referral"), done)
    assert rounds == Promised("regular_round", 2, 4)
    assert rounds.missing == 2
    assert referrals.missing == 0


def test_the_terms_warn_sixty_days_before_a_contract_ends():
    assert terms_on(date(2026, 6, 30)).lapse_warning_days == 60
