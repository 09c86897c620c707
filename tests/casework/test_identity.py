"""Identity numbers: one spelling for each person, and wrong ones refused with their reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.common.id_number import IdNumberRefused, born_on, check_digit, id_15_to_18, normalise, sex

WOMAN = "11010519491231002X"
MAN = "440524188001010014"

digits = st.text("0123456789", min_size=3, max_size=3)
divisions = st.integers(110000, 659999).map(str)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1850, 1, 1), date(2100, 12, 31)))
    first17 = draw(divisions) + born.strftime("%Y%m%d") + draw(digits)
    return first17 + check_digit(first17)


def refusal(text: str) -> str:
    with pytest.raises(IdNumberRefused) as refused:
        normalise(text)
    return refused.value.code


@pytest.mark.parametrize(
    "typed",
    [
        WOMAN,
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002ｘ",
        "110105\u300019491231\u00a0002X\ufeff",
        "\u200b11010519491231002X\n",
    ],
)
def test_one_person_has_one_spelling_however_it_was_typed(typed: str) -> None:
    assert normalise(typed) == WOMAN


@pytest.mark.parametrize("known", [WOMAN, MAN])
def test_the_examples_of_the_standard_are_accepted(known: str) -> None:
    assert normalise(known) == known


@pytest.mark.parametrize("typed", ["110105491231002", " 110105 491231 002 ", "１１０１０５４９１２３１００２"])
def test_an_old_number_of_15_digits_becomes_the_same_person_s_18(typed: str) -> None:
    assert normalise(typed) == WOMAN


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "length"),
        ("1101051949123100", "length"),
        ("11010519491231002XX", "length"),
        ("1.10105194912E+17", "length"),
        ("11010519491231O02X", "characters"),
        ("1101051949123100X2", "characters"),
        ("11010549123100X", "characters"),
        ("11010519491231002У", "characters"),
        ("110105194913310020", "birth_date"),
        ("110105190002290020", "birth_date"),
        ("110105491331002", "birth_date"),
        ("110105000012310020", "birth_date"),
        ("110105194912310021", "check_digit"),
        ("110105194912310000", "check_digit"),
    ],
)
def test_a_wrong_number_is_refused_with_the_first_fault(typed: str, code: str) -> None:
    assert refusal(typed) == code


def test_a_refusal_never_repeats_the_number() -> None:
    with pytest.raises(IdNumberRefused) as refused:
        normalise("110105194912310021")
    assert not any(c.isdigit() for c in str(refused.value).replace("18", "").replace("15", ""))


@given(numbers())
def test_every_number_with_its_check_digit_is_accepted(number: str) -> None:
    assert normalise(number) == number


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_change_of_a_single_character_is_refused(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]
    if changed != number:
        assert refusal(changed) in {"characters", "birth_date", "check_digit"}


@given(numbers(), st.integers(0, 16))
def test_two_neighbouring_characters_swapped_are_refused(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert refusal(swapped) in {"characters", "birth_date", "check_digit"}


@given(divisions, st.dates(date(1900, 1, 1), date(1999, 12, 31)), digits)
def test_15_digits_and_18_digits_of_a_person_meet(division: str, born: date, sequence: str) -> None:
    id18 = id_15_to_18(division + born.strftime("%y%m%d") + sequence)
    assert normalise(id18) == id18
    assert born_on(id18) == born
    assert id18[:6] + id18[8:17] == division + born.strftime("%y%m%d") + sequence


def test_birth_day_and_sex_are_read_from_the_number() -> None:
    assert (born_on(WOMAN), sex(WOMAN)) == (date(1949, 12, 31), "female")
    assert (born_on(MAN), sex(MAN)) == (date(1880, 1, 1), "male")
