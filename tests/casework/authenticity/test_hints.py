"""What a contact person's records give reason to ask about, and what they do not."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from msgspec.structs import replace

from casework.authenticity.hints import Entry, hints

MORNING = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


def entry(number: int = 0, **otherwise: object) -> Entry:
    """A visit in March, each on its own day with its own family, entered in the evening of the day."""
    day = date(2026, 3, 1) + timedelta(days=number)
    usual = Entry(
        uuid4(), UUID(int=number + 1), "home_visit", day, datetime(2026, 3, day.day, 12, 0, tzinfo=UTC), day, True, True
    )
    return replace(usual, **otherwise)


def kinds(entries: list[Entry]) -> dict[str, int]:
    return {hint.kind: len(hint.contacts) for hint in hints(entries)}


def test_a_month_of_visits_entered_in_the_evening_gives_no_hint() -> None:
    assert kinds([entry(n, text=f"家里都好，说了说第{n}件事") for n in range(20)]) == {}


def test_half_of_the_contacts_entered_days_later_is_a_hint_and_a_few_are_not() -> None:
    late = [entry(n, recorded_on=date(2026, 3, n + 5)) for n in range(4)]
    assert kinds([*late, *(entry(n) for n in range(4, 8))]) == {"late_entry": 4}
    assert kinds([*late, *(entry(n) for n in range(4, 9))]) == {}
    assert kinds(late) == {}  # so few say nothing
    three_days = [entry(n, recorded_on=date(2026, 3, n + 4)) for n in range(8)]
    assert kinds(three_days) == {}


def test_visits_to_five_families_entered_within_twenty_minutes_are_a_burst() -> None:
    typed = [entry(n, recorded_at=MORNING + timedelta(minutes=5 * n)) for n in range(5)]
    assert kinds(typed) == {"burst": 5}
    assert kinds([replace(each, channel="phone") for each in typed]) == {}  # calls are quickly made
    assert kinds([replace(each, household_id=typed[0].household_id) for each in typed]) == {}
    assert kinds([entry(n, recorded_at=MORNING + timedelta(minutes=6 * n)) for n in range(5)]) == {}


def test_one_text_for_three_families_is_a_hint_whatever_its_marks() -> None:
    said = [
        entry(n, text=text)
        for n, text in enumerate(("身体还好，情绪稳定。", "身体还好 情绪稳定", "身体还好，情绪稳定！"))
    ]
    assert kinds(said) == {"same_text": 3}
    assert kinds(said[:2]) == {}
    assert kinds([entry(n, text="都好") for n in range(5)]) == {}


def test_contacts_heaped_on_the_last_three_days_of_a_month_are_a_hint() -> None:
    ends = [entry(n, occurred_on=date(2026, 2, 26 + n % 3), recorded_on=date(2026, 2, 28)) for n in range(6)]
    assert kinds(ends) == {"month_end": 6}
    assert kinds([*ends, *(entry(n) for n in range(7, 14))]) == {}


def test_what_can_hardly_have_been_is_a_hint() -> None:
    assert kinds([entry(0, in_office=False), entry(1, in_scope=False), entry(2)]) == {"impossible": 2}
    day = date(2026, 3, 20)
    many = [entry(n % 25, occurred_on=day, recorded_on=day) for n in range(16)]
    assert kinds(many)["impossible"] == 16
    assert "impossible" not in kinds(many[:15])
