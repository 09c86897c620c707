"""What a line keeps when something is set off: never more than agreed, than is outstanding, than leaves a payment."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from casework.payments.lines import Line, LinePart
from casework.payments.offsets import LEAST_FEN, Agreed, all_with_offsets, with_offsets

ONE, OTHER, PERSON = (UUID(int=n) for n in (1, 2, 3))
DAY = date(2026, 5, 4)


def line(fen: int, person_id: UUID = PERSON) -> Line:
    part = LinePart(component="national", per="month", amount_fen=fen, months=(24_316,), total_fen=fen, document="文")
    named: Any = {name: uuid4() for name in ("application_id", "household_id")}
    return Line(
        number=1, person_id=person_id, division="411326", category="death", grade=None, parts=(part,), amount_fen=fen,
        arrears_fen=0, payee="x", **named,
    )  # fmt: skip


def agreed(most: int, left: int, recovery_id: UUID = ONE) -> Agreed:
    return Agreed(recovery_id, DAY, most, left)


def test_of_each_payment_as_much_as_was_agreed_and_of_the_last_one_the_rest() -> None:
    found = with_offsets(line(118_000), [agreed(50_000, 240_000)])
    assert (found.amount_fen, found.offset_fen, found.offsets[0].agreed_on) == (68_000, 50_000, DAY)
    assert with_offsets(line(118_000), [agreed(50_000, 40_000)]).amount_fen == 78_000
    assert not with_offsets(line(118_000), [agreed(50_000, 0), agreed(50_000, -100)]).offsets


def test_a_payment_stays_and_what_two_recoveries_or_two_lines_take_is_taken_once() -> None:
    both = with_offsets(line(1_000), [agreed(600, 9_000), agreed(600, 9_000, OTHER)])
    assert [each.amount_fen for each in both.offsets] == [600, 300]
    assert both.amount_fen == LEAST_FEN
    assert not with_offsets(line(LEAST_FEN), [agreed(600, 9_000)]).offsets
    twice = list(all_with_offsets([line(1_000), line(1_000), line(1_000, OTHER)], {PERSON: [agreed(600, 800)]}))
    assert [each.offset_fen for each in twice] == [600, 200, 0]


@given(st.integers(1, 5_000), st.lists(st.tuples(st.integers(1, 2_000), st.integers(-500, 3_000)), max_size=3))
def test_what_is_paid_and_what_is_set_off_come_to_what_is_due(fen: int, of: list[tuple[int, int]]) -> None:
    some = [agreed(most, left, uuid4()) for most, left in of]
    found = with_offsets(line(fen), some)
    assert found.amount_fen + found.offset_fen == fen
    assert found.amount_fen >= min(fen, LEAST_FEN)
    taken = {each.recovery_id: each.amount_fen for each in found.offsets}
    assert all(0 <= taken.get(each.recovery_id, 0) <= max(0, min(each.most_fen, each.left_fen)) for each in some)
