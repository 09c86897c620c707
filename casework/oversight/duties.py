"""What a household is owed on a day: the one definition behind lists, pages, alerts, reasons and coverage."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from casework.oversight.day import CountyDay, Rule
from casework.oversight.families import belongs, belongs_since
from casework.oversight.spans import NEVER, Reach, Standing


class Due(Struct, frozen=True):
    """One thing owed: `due_on` = `base_on` + `days`. `last_on`: the contact it counts from, else None."""

    duty: str
    last_on: date | None
    base_on: date
    days: int
    due_on: date

    def days_overdue(self, on: date) -> int:
        return max(0, (on - self.due_on).days)


def due(reach: Reach, standing: Standing, day: CountyDay) -> list[Due]:
    """Everything owed on the day, overdue or not yet, soonest first. Out of scope nothing is."""
    if not standing.in_scope(day.on):
        return []
    rules = [rule for rule in day.policy.rules if _owes(rule, standing)]
    owed = [_owed(rule, *_counted(rule, reach, standing), standing) for rule in rules]
    found = [*owed, *_festivals(reach, standing, day)]
    return sorted(found, key=lambda each: (each.due_on, each.duty))


def overdue(reach: Reach, standing: Standing, day: CountyDay) -> list[Due]:
    """What is owed since before the day. While paused nothing is overdue."""
    if standing.paused or not standing.in_scope(day.on):
        return []
    found = []
    for rule in day.policy.rules:
        last, base = _counted(rule, reach, standing)
        late = base < rule.late_before or (base < rule.elderly_late_before and _shorter(rule, standing))
        if (late or (rule.by_category and base < day.on - _days(rule, standing))) and _owes(rule, standing):
            found.append(_owed(rule, last, base, standing))
    found += [each for each in _festivals(reach, standing, day) if each.due_on < day.on]
    return found


def _counted(rule: Rule, reach: Reach, standing: Standing) -> tuple[date | None, date]:
    """The contact that counts, if any, and the day the duty counts from."""
    last: date = getattr(reach, rule.column)
    if last != NEVER:
        return last, last
    base = max(standing.entered_on, rule.began_on)
    return None, base if rule.duty.owed_to == "everyone" else max(base, belongs_since(rule.duty, standing))


def _owes(rule: Rule, standing: Standing) -> bool:
    """Whether the duty is owed to this household at all."""
    return rule.duty.owed_to == "everyone" or belongs(rule.duty.owed_to, standing, rule.elderly_if_born)


def _shorter(rule: Rule, standing: Standing) -> bool:
    """Whether the shorter interval holds: with the default policy, where one is very old or marked living alone."""
    return rule.elderly_days is not None and belongs(rule.duty.shorter_for, standing, rule.elderly_if_born)


def _owed(rule: Rule, last: date | None, base: date, standing: Standing) -> Due:
    days = _days(rule, standing)
    return Due(rule.duty.duty, last, base, days.days, base + days)


def _days(rule: Rule, standing: Standing) -> timedelta:
    """The shortest of the intervals that hold for the family: for all, for those very old or alone, for its category."""
    days = rule.elderly_days if rule.elderly_days and _shorter(rule, standing) else rule.days
    often = rule.by_category.get(standing.help_category)
    return min(days, often) if often else days


def _festivals(reach: Reach, standing: Standing, day: CountyDay) -> Iterator[Due]:
    """Those with a window all in scope that nobody was reached in, or after."""
    last = reach.any_on
    for festival in day.policy.festivals:
        if festival.first < standing.entered_on or festival.first <= last:
            return  # an earlier window was answered, or opened before the household came into scope
        if festival.day < standing.left_on:
            yield Due(festival.duty, last if last != NEVER else None, festival.first, festival.wait, festival.day)
