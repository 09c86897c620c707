"""What a list pays one person."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.payments.bank_answers import answers
from casework.payments.bank_files import Payment, written
from casework.payments.computing import Candidate, computed
from casework.payments.layouts import shipped, told
from casework.payments.lines import LeftOut, Line, LinePart
from casework.payments.on_lists import NOTHING, Had, OnLists, amounts_of, claims_of
from casework.payments.reckoner import Reckoner
from casework.payments.why import products, spans
from casework.schemes.accrual import Enrolled
from casework.schemes.editions import preset
from casework.schemes.facts import Facts, Held, Reported
from casework.schemes.in_force import Adopted, Editions, editions
from casework.schemes.terms import Rate

PERIOD = range(2026 * 12, 2026 * 12 + 12)
PERSON = UUID(int=1)
FACTS = Facts(
    person_id=PERSON, born_on=date(1960, 5, 17), sex="F", categories=(Held(date(2020, 1, 1), "child_deceased"),),
    children=1,
)  # fmt: skip
RECKONER = Reckoner(editions("special_support", "411326", {}))
MONTHLY = 59_000  # national, since July 2022


def line(
    facts=FACTS, from_on=date(2026, 1, 1), had=NOTHING, payee="hash", ended=None, period=PERIOD, reckoner=RECKONER
):
    who = Candidate(
        UUID(int=2), PERSON, UUID(int=3), "411326301220", Enrolled(from_on=from_on, ended=ended, ledger="411326"), facts,
        Had(had), payee,
    )  # fmt: skip
    found = computed(who, reckoner, period, 7)
    return found[0] if isinstance(found, list) and len(found) == 1 else found


def test_a_line_is_months_times_rates():
    found = line()
    assert isinstance(found, Line)
    assert (found.number, found.amount_fen, len(found.months)) == (7, 12 * MONTHLY, 12)
    assert sum(each.total_fen for each in products(found.parts)) == found.amount_fen


def test_what_was_skipped_is_paid_and_shown_apart():
    found = line(from_on=date(2025, 11, 1))
    assert (found.amount_fen, found.arrears_fen) == (14 * MONTHLY, 2 * MONTHLY)


def on_lists(*months, fen=MONTHLY, supplement=0):
    """What lists have: so much of each of these months of 2026."""
    part = LinePart(
        component="national", per="month", amount_fen=fen, months=tuple(PERIOD[0] - 1 + month for month in months),
        total_fen=fen * len(months), document="", supplement=supplement,
    )  # fmt: skip
    return OnLists(claims_of([part]), amounts_of([part]))


def paid(found):
    return [(part.supplement, part.amount_fen, [month % 12 + 1 for month in part.months]) for part in found.parts]


ALL = range(1, 13)


def test_what_is_paid_already_is_not_paid_again():
    assert line(had=on_lists(*range(1, 7))).months == tuple(PERIOD)[6:]
    assert line(had=on_lists(*ALL)).reason == "paid"


def test_a_month_that_stands_at_less_than_is_due_is_paid_the_difference_once():
    january = on_lists(1, fen=46_000)
    february = line(had=january, period=PERIOD[1:2])
    assert paid(february) == [(0, MONTHLY, [2]), (1, 13_000, [1])]
    assert (february.amount_fen, february.arrears_fen) == (MONTHLY + 13_000, 13_000)
    assert paid(line(had=january.with_line(february))) == [(0, MONTHLY, list(range(3, 13)))]


def test_of_several_differences_each_is_the_rest_and_what_is_too_much_is_never_taken_off():
    had = on_lists(*ALL, fen=40_000).and_also(on_lists(1, 2, fen=6_000, supplement=1))
    had = had.and_also(on_lists(12, fen=20_000, supplement=1))
    assert paid(line(had=had)) == [(1, 19_000, list(range(3, 12))), (2, 13_000, [1, 2])]


def test_what_was_returned_is_paid_again_beside_the_difference_that_stands():
    had = on_lists(*range(2, 13)).and_also(on_lists(1, fen=13_000, supplement=1))
    assert paid(line(had=had)) == [(0, 46_000, [1])]


def test_a_month_that_another_list_pays_in_this_moment_waits_for_the_next_one():
    elsewhere = OnLists(on_lists(*ALL).and_also(on_lists(1, supplement=1)).claims, on_lists(*ALL, fen=46_000).amounts)
    assert paid(line(had=elsewhere)) == [(1, 13_000, list(range(2, 13)))]
    returned_meanwhile = OnLists(on_lists(*range(2, 13)).claims, on_lists(*ALL).amounts)
    assert paid(line(had=returned_meanwhile)) == [(0, MONTHLY, [1])]


def test_a_month_that_waits_is_paid_no_difference():
    heard = replace(FACTS, reported=(Reported("death", date(2026, 4, 9), verified=False),))
    assert paid(line(heard, had=on_lists(*ALL, fen=46_000))) == [(1, 13_000, [1, 2, 3, 4])]


def by(per, fen):
    """The national component in this form alone, with which the county replaces what was paid by the month."""
    rates = (Rate(component="national", amount_fen=fen, per=per, from_on=date(2020, 1, 1)),)
    terms = replace(preset("special_support"), rates=rates)
    return Reckoner(Editions((Adopted("411326", date.min, terms, position=1),)))


def in_form(per, fen, month=1):
    part = LinePart(
        component="national", per=per, amount_fen=fen, months=(PERIOD[0] - 1 + month,), total_fen=fen, document=""
    )
    return OnLists(claims_of([part]), amounts_of([part]))


@pytest.mark.parametrize("per", ["year", "once"])
def test_what_the_months_cover_is_not_paid_again_by_the_year_or_once(per):
    reckoner, half = by(per, 720_000), on_lists(*range(1, 7))
    rest = line(had=half, reckoner=reckoner)
    assert [(part.per, part.total_fen) for part in rest.parts] == [(per, 720_000 - 6 * MONTHLY)]
    assert line(had=half.with_line(rest), reckoner=reckoner).reason == "paid"
    assert line(had=on_lists(*ALL, fen=60_000), reckoner=reckoner).reason == "paid"
    assert line(had=on_lists(*ALL), reckoner=reckoner, period=PERIOD[:6]).amount_fen == 720_000 - 12 * MONTHLY
    died = replace(FACTS, died_on=date(2026, 3, 9))
    assert line(died, had=half, reckoner=reckoner).amount_fen == 720_000 - 3 * MONTHLY, (
        "what is asked back pays nothing"
    )


@pytest.mark.parametrize("per", ["year", "once"])
def test_what_was_paid_by_the_year_or_once_covers_its_months_in_their_order(per):
    found = line(had=in_form(per, 8 * MONTHLY + 1_000))
    assert paid(found) == [(0, MONTHLY - 1_000, [9]), (0, MONTHLY, [10, 11, 12])]
    assert line(had=in_form(per, 8 * MONTHLY + 1_000).with_line(found)).reason == "paid"


def test_where_a_component_has_both_a_monthly_and_a_yearly_rate_both_are_paid():
    terms = preset("special_support")
    add_on = Rate(component="national", amount_fen=12_000, per="year", from_on=date(2020, 1, 1))
    both = Reckoner(Editions((Adopted("411326", date.min, replace(terms, rates=(*terms.rates, add_on)), position=1),)))
    assert [(part.per, part.total_fen) for part in line(had=on_lists(*range(1, 12)), reckoner=both).parts] == [
        ("year", 12_000), ("month", MONTHLY),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wishes", "reason"),
    [
        ({"payee": None}, "no_account"),
        ({"payee": ""}, "erased"),
        ({"facts": None}, "unknown"),
        ({"from_on": date(2027, 1, 1)}, "not_yet"),
    ],
)
def test_whoever_is_left_out_has_a_reason(wishes, reason):
    found = line(**wishes)
    assert isinstance(found, LeftOut)
    assert found.reason == reason


def test_a_reported_death_holds_the_months_after_it():
    found = line(facts=replace(FACTS, reported=(Reported("death", date(2026, 4, 9), verified=False),)))
    assert found.months == tuple(PERIOD)[:4]


def test_somebody_who_left_and_had_everything_is_on_no_list():
    ended = ("moved", date(2025, 12, 1))
    assert line(from_on=date(2025, 12, 1), ended=ended, had=on_lists(0)) is None


def test_why_tells_each_month():
    found, dues = line(), RECKONER.dues(Enrolled(from_on=date(2026, 3, 1), ledger="411326"), FACTS, PERIOD)
    before, since = spans(dues, found.parts)
    assert (before.state, before.months, since.state, since.months) == ("not_enrolled", 2, "here", 10)


PAYMENTS = [
    Payment("a1b2c3d4e5f6", 1, "张建国", "6228480000000000001", 708000, "特别扶助 2026"),
    Payment("a1b2c3d4e5f6", 2, "欧阳𠮷祥", "6228480000000000002", 5, "特别扶助 2026"),
]


@pytest.mark.parametrize("name", ["fixed", "table"])
def test_a_bank_file_has_every_line_as_its_layout_wants_it(name):
    layout = shipped()[name]
    content = b"".join(written(layout, PAYMENTS))
    if name == "fixed":
        width = sum(column.width or 0 for column in layout.columns)
        assert {len(row) for row in content.split(b"\r\n")[:-1]} == {width}
        assert content.split(b"\r\n")[1][112:126] == b"00000000000005"
    else:
        assert content.decode("utf-8-sig").splitlines()[2] == (
            "a1b2c3d4e5f6,2,欧阳𠮷祥,6228480000000000002,0.05,特别扶助 2026"
        )


def test_an_answer_is_read_back_row_by_row():
    fixed = b"a1b2c3d4e5f6%-8s%-14s0000\r\n" % (b"00000001", b"00000000708000")
    ((found,), _) = answers(shipped()["fixed"], fixed)
    assert (found.row, found.number, found.amount_fen, found.outcome) == (1, 1, 708000, "paid")


def test_every_wrong_cell_of_a_file_is_told_with_what_is_expected_there():
    called, table = "a1b2c3d4e5f6", shipped()["table"]
    rows = [f"{called},1,7080.00,成功", f"{called},二,7080.001,大概", f"{called},3,,成功", f"{called},4,1.00,\ufffd"]
    found, faults = answers(table, "\r\n".join(["清册编号,明细号,金额,结果", *rows]).encode("utf-8-sig"))
    assert [each.number for each in found] == [1]
    assert [(each.row, each.column, each.said) for each in faults] == [
        (3, "number", "二"), (3, "amount", "7080.001"), (3, "result", "大概"), (4, "amount", ""), (5, "list", ""),
    ]  # fmt: skip
    assert "账户已销户" in faults[2].expected


def test_a_layout_that_could_not_be_told_apart_is_refused():
    columns = [(name, name) for name in ("list", "number", "name", "account", "amount")]
    text = 'title_zh="x"\ntitle_en="x"\nformat="csv"\n' + "".join(
        f'[[{table}]]\nfield="{field}"\ntitle="{title}"\n'
        for table, some in (("columns", columns), ("returned", [columns[0], columns[1], columns[4]]))
        for field, title in some
    )
    with pytest.raises(ValueError, match="a return needs"):
        told(text + '[results]\npaid=["y"]')
