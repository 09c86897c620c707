"""Days, spans, years and ages as the office counts them, and how people are shown masked."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.common.days import FOREVER, SHANGHAI, age_on, holds, overlaps, today, twelve_months_after, years_after
from casework.common.masking import masked, masked_account, masked_id, masked_phone

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ends = st.none() | days


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-06-30T15:59:59+00:00", "2026-06-30"),
        ("2026-06-30T16:00:00+00:00", "2026-07-01"),
        ("2026-06-30T23:59:59+08:00", "2026-06-30"),
        ("2026-06-30T12:00:00-05:00", "2026-07-01"),
    ],
)
def test_the_day_changes_at_midnight_in_shanghai(instant: str, expected: str) -> None:
    assert today(datetime.fromisoformat(instant)) == day(expected)


def test_an_instant_without_an_offset_has_no_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        today(datetime(2026, 6, 30, 12, tzinfo=UTC).replace(tzinfo=None))


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_summer_time_never_was(local: datetime) -> None:
    assert today(local.replace(tzinfo=SHANGHAI).astimezone(UTC)) == local.date()


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("2026-03-05", "2027-03-05"),
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_twelve_months_end_on_the_same_day_next_year(begin: str, end: str) -> None:
    assert twelve_months_after(day(begin)) == day(end)


@given(days)
def test_twelve_months_are_365_or_366_days(begin: date) -> None:
    end = twelve_months_after(begin)
    assert (end - begin).days in {365, 366}
    assert end.month == begin.month
    assert end.day == begin.day or (begin.month, begin.day, end.day) == (2, 29, 28)


def test_years_after_a_leap_day_keep_it_when_they_can() -> None:
    assert years_after(day("2024-02-29"), 4) == day("2028-02-29")
    assert years_after(day("2024-02-29"), -1) == day("2023-02-28")


def test_there_is_no_year_after_the_last() -> None:
    with pytest.raises(ValueError, match="year"):
        years_after(FOREVER, 1)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("1946-07-01", "2026-06-30", 79),
        ("1946-07-01", "2026-07-01", 80),
        ("1946-07-01", "1946-07-01", 0),
        ("1944-02-29", "2023-02-27", 78),
        ("1944-02-29", "2023-02-28", 79),
        ("1944-02-29", "2024-02-28", 79),
        ("1944-02-29", "2024-02-29", 80),
    ],
)
def test_a_year_of_age_is_complete_on_the_birthday(born: str, on: str, age: int) -> None:
    assert age_on(day(born), day(on)) == age


@given(days, st.integers(0, 120))
def test_age_and_years_agree(born: date, years: int) -> None:
    assert age_on(born, years_after(born, years)) == years


def test_a_span_holds_from_its_first_day_until_before_its_end() -> None:
    span = (day("2026-03-01"), day("2026-04-01"))
    wanted = {"2026-02-28": False, "2026-03-01": True, "2026-03-31": True, "2026-04-01": False}
    assert {on: holds(*span, day(on)) for on in wanted} == wanted


@pytest.mark.parametrize("end", [None, FOREVER])
def test_a_span_without_an_end_holds_on(end: date | None) -> None:
    assert holds(day("2026-03-01"), end, day("2199-01-01"))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("2026-03-31", "2026-05-01"), True),
        (("2026-04-01", "2026-05-01"), False),
        (("2026-02-01", "2026-03-01"), False),
        (("2026-02-01", None), True),
        (("2026-03-05", "2026-03-05"), False),
    ],
)
def test_spans_overlap_when_they_share_a_day(other: tuple[str, str | None], expected: bool) -> None:
    begin, end = other
    until_on = day(end) if end else None
    found = overlaps(day("2026-03-01"), day("2026-04-01"), day(begin), until_on)
    assert found is expected


@given(days, ends, days, ends)
def test_overlapping_is_mutual_and_means_a_common_day(a: date, a_end: date | None, b: date, b_end: date | None) -> None:
    first_common = max(a, b)
    common = holds(a, a_end, first_common) and holds(b, b_end, first_common)
    assert overlaps(a, a_end, b, b_end) == overlaps(b, b_end, a, a_end) == common


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张明", "张*"),
        ("张小明", "张*明"),
        ("欧阳小明", "欧*明"),
        ("阿依古丽·买买提", "阿*提"),
        ("张", "*"),
        ("", ""),
        (" 张明 ", "张*"),
    ],
)
def test_a_masked_name_keeps_its_first_and_last_character(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_masked_numbers_keep_only_what_tells_them_apart() -> None:
    assert masked_id("11010519491231002X") == "110105********002X"
    assert masked_id("110105491231002") == "*" * 15
    assert masked_phone("13812345678") == "138****5678"
    assert masked_phone("138 1234 5678") == "138****5678"
    assert masked_phone("0377-6966123") == "****6123"
    assert masked_phone("12345") == "****"
    assert masked_account("6228480402564896789") == "**** 6789"
    assert masked_account("6228 4804 0256 4896 789") == "**** 6789"
    assert masked_account("6789") == "****"
