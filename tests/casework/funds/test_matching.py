"""What each level is to give meets what it gave: line by line, and together where nobody said how they share."""

from datetime import date

from msgspec.structs import replace

from casework.funds.form import Carried
from casework.funds.matching import Account, Matched, accounts, filled, matched, sharing
from casework.schemes.editions import preset
from casework.schemes.in_force import Adopted, Editions
from casework.schemes.terms import Share
from tests.casework.schemes.people import COUNTY

HENAN = preset("special_support-henan")
NEEDED = {"central": 60, "province": 100, "local": 40}


def shared(*said: tuple[str, int]):
    """The levels that share what is left of the national standard."""
    shares = tuple(Share(component="national", payer=p, percent=n, from_on=date(2020, 1, 1)) for p, n in said)  # type: ignore[arg-type]
    return sharing(Editions((Adopted("", date.min, replace(HENAN, shares=shares)),)), COUNTY, 2024)


def test_levels_of_which_no_share_is_said_are_summed_together_on_both_sides():
    assert shared() == ("province", "city", "county")
    assert matched(NEEDED, {"central": 60, "province": 110, "county": 30}, {"local": 5}, shared()) == (
        Matched(("central",), 60, 60),
        Matched(("province", "city", "county", "local"), 140, 140, 5),
    )


def test_a_level_whose_share_is_said_stands_alone():
    rest = shared(("central", 60), ("province", 20))
    assert rest == ("city", "county")
    assert matched(NEEDED, {"county": 30, "province": 90}, {}, rest) == (
        Matched(("central",), 60, 0),
        Matched(("province",), 100, 90),
        Matched(("city", "county", "local"), 40, 30),
    )


def test_where_all_is_shared_out_each_level_has_its_own_row():
    assert shared(("central", 60), ("province", 20), ("county", 20)) == ()
    assert [row.payers for row in matched({"central": 6, "county": 2}, {"city": 1}, {}, ())] == [
        ("central",), ("city",), ("county",),
    ]  # fmt: skip


def test_money_for_no_scheme_in_particular_fills_its_givers_row_first_then_what_is_missing_at_all():
    rows = (Matched(("central",), 60, 0), Matched(("province", "city", "county", "local"), 40, 30))
    pool = {"central": 100, "city": 4}
    assert filled(rows, pool) == (rows[0]._replace(received_fen=66), rows[1]._replace(received_fen=34))
    assert pool == {"central": 34, "city": 0}


def test_an_account_is_told_together_where_its_shares_are_not_known():
    told = [
        Carried(payer="province", received_fen=9, closing_fen=9),
        Carried(payer="local", paid_fen=7, closing_fen=-7),
    ]
    assert accounts(told, shared()) == [Account(("province", "city", "county", "local"), 0, 9, 7, 0, 2)]
