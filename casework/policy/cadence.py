"""What one household is owed on a day, and why: the definition behind every list of due and overdue items."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from casework.days import age_on, holds
from casework.policy.editions import Duty, Edition
from casework.policy.festivals import windows

BaseKind = Literal["last", "registered", "duty_began", "festival"]


class HouseholdFacts(Struct, frozen=True, kw_only=True):
    """A household as it was on the day asked about.

    `registered_on` is its first day in scope, `left_on` the first day out of it. `last` holds the last day
    (up to the day asked about) of a reached contact of each kind: any, face_to_face, home_visit,
    level:village, level:township, level:county. `oldest_born_on` looks at living members only.
    """

    registered_on: date
    left_on: date | None = None
    last: Mapping[str, date]
    oldest_born_on: date | None = None
    living_alone: bool = False
    paused: bool = False


class DueItem(Struct, frozen=True, kw_only=True):
    """One thing owed: `due_on` = `base_on` + `interval_days`; `days_overdue` is 0 up to and on that day."""

    duty: str
    due_on: date
    days_overdue: int
    interval_days: int
    base_on: date
    base_kind: BaseKind


def due_items(facts: HouseholdFacts, edition: Edition, duty_began: Mapping[str, date], on: date) -> list[DueItem]:
    """Everything the household is owed on the day, overdue or not yet, the oldest first.

    `edition` is the one in force on the day; `duty_began` tells when each duty began to apply to the
    household (a duty not in it always did). Out of scope nothing is owed; while paused nothing is overdue.
    """
    if not holds(facts.registered_on, facts.left_on, on):
        return []
    items = [_recurring(duty, facts, duty_began, on) for duty in edition.duties]
    items += _festivals(facts, edition, on)
    return sorted(items, key=lambda item: (item.due_on, item.duty))


def interval_days(duty: Duty, facts: HouseholdFacts, on: date) -> int:
    """Days allowed between two contacts; the shorter of two when a member is very old or lives alone."""
    if duty.elderly_days is None or not _elderly(duty, facts, on):
        return duty.every_days
    return min(duty.every_days, duty.elderly_days)


def _recurring(duty: Duty, facts: HouseholdFacts, duty_began: Mapping[str, date], on: date) -> DueItem:
    base_on, base_kind = _base(duty, facts, duty_began)
    return _item(duty.duty, base_on, base_kind, interval_days(duty, facts, on), facts, on)


def _festivals(facts: HouseholdFacts, edition: Edition, on: date) -> Iterator[DueItem]:
    last = facts.last.get("any", date.min)
    for key, first, day in windows(on, edition.festivals, edition.festival_days_before):
        in_scope_throughout = facts.registered_on <= first and holds(first, facts.left_on, day)
        if in_scope_throughout and last < first:
            yield _item(key, first, "festival", edition.festival_days_before, facts, on)


def _base(duty: Duty, facts: HouseholdFacts, duty_began: Mapping[str, date]) -> tuple[date, BaseKind]:
    last = facts.last.get(duty.kind)
    if last is not None:
        return last, "last"
    began = duty_began.get(duty.duty, date.min)
    if began > facts.registered_on:
        return began, "duty_began"
    return facts.registered_on, "registered"


def _elderly(duty: Duty, facts: HouseholdFacts, on: date) -> bool:
    born = facts.oldest_born_on
    return facts.living_alone or (born is not None and age_on(born, on) >= duty.elderly_age)


def _item(duty: str, base_on: date, base_kind: BaseKind, interval: int, facts: HouseholdFacts, on: date) -> DueItem:
    due_on = base_on + timedelta(days=interval)
    return DueItem(
        duty=duty,
        due_on=due_on,
        days_overdue=0 if facts.paused else max(0, (on - due_on).days),
        interval_days=interval,
        base_on=base_on,
        base_kind=base_kind,
    )
