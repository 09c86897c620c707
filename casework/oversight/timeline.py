"""A household's figures from day to day: the definition asked on each day on which its answer may change."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from casework.common.days import years_after
from casework.oversight.coverage import Care, care
from casework.oversight.day import CountyInputs
from casework.oversight.duties import Due, overdue
from casework.oversight.spans import NEVER, Reach, Standing

DAY = timedelta(days=1)


class Stretch(Struct, frozen=True):
    """Days on which the household counts alike and owes the same."""

    from_on: date
    until_on: date
    figures: tuple[int, ...]
    overdue: tuple[Due, ...]


class Asked:
    """What was found under the same inputs: between the same two spans, and what care there was on the days of one."""

    def __init__(self) -> None:
        self.between: dict[tuple[int, int], list[Stretch]] = {}  # by the id() of either span
        self.cared: dict[int, Cared] = {}


class Cared(NamedTuple):
    """What care a household had from each of these days on."""

    days: list[date]
    cares: list[Care]

    def on(self, day: date) -> Care:
        return self.cares[bisect_right(self.days, day) - 1]


def timeline(
    reach: Sequence[Reach], standing: Sequence[Standing], inputs: CountyInputs, horizon: date, asked: Asked
) -> list[Stretch]:
    """The stretches in scope before the horizon. The spans stand in order of their days, and live as long as `asked`."""
    result: list[Stretch] = []
    for r, s in _together(reach, standing):
        place = id(r), id(s)
        if place not in asked.between:
            asked.between[place] = _between(r, s, inputs, horizon, asked)
        result += asked.between[place]
    return result


def _together(reach: Sequence[Reach], standing: Sequence[Standing]) -> Iterator[tuple[Reach, Standing]]:
    i = j = 0
    while i < len(reach) and j < len(standing):
        r, s = reach[i], standing[j]
        yield r, s
        i += r.until_on <= s.until_on
        j += s.until_on <= r.until_on


def _between(r: Reach, s: Standing, inputs: CountyInputs, horizon: date, asked: Asked) -> list[Stretch]:
    first, end = max(r.from_on, s.from_on, s.entered_on), min(r.until_on, s.until_on, s.left_on, horizon)
    result: list[Stretch] = []
    if first >= end:
        return result
    if id(s) not in asked.cared:
        asked.cared[id(s)] = _cared(s, inputs, horizon)
    cared = asked.cared[id(s)]
    for day, until in pairwise([first, *_within(first, end, {*cared.days, *_turns(r, s, inputs, first, end)}), end]):
        late = tuple(overdue(r, s, inputs.on(day)))
        figures, tail = cared.on(day).figures(len(late)), result[-1] if result else None
        if tail and tail.figures == figures and tail.overdue == late:
            result[-1] = Stretch(tail.from_on, until, figures, late)
        else:
            result.append(Stretch(day, until, figures, late))
    return result


def _within(first: date, end: date, days: Iterable[date]) -> list[date]:
    return sorted(day for day in days if first < day < end)


def _cared(s: Standing, inputs: CountyInputs, horizon: date) -> Cared:
    """From the span's first day in scope on."""
    first, end = max(s.from_on, s.entered_on), min(s.until_on, s.left_on, horizon)
    turns = set(inputs.shared_turns)
    for one in s.assigned:
        for held in inputs.posts.get((one.staff_id, one.level), ()):
            turns.update(held[1:])
    for adopted in inputs.editions.adopted:
        within = adopted.edition.served_within_days
        turns.update(m.served_on + timedelta(days=within) for m in s.members if m.served_on != NEVER)
    days = [first, *_within(first, end, turns)]
    return Cared(days, [care(s, inputs.on(day)) for day in days])


def _turns(r: Reach, s: Standing, inputs: CountyInputs, first: date, end: date) -> Iterator[date]:
    """Days on which what is overdue may change. One too many does no harm."""
    for adopted, until in inputs.editions.spans():
        if adopted.from_on < end and (until is None or until > first):
            yield from _of_rules(r, s, inputs, max(adopted.from_on, first))
    yield from (each.day + DAY for each in inputs.policy(end - DAY).festivals if each.day >= first)


def _of_rules(r: Reach, s: Standing, inputs: CountyInputs, on: date) -> Iterator[date]:
    for rule in inputs.policy(on).rules:
        last: date = getattr(r, rule.column)
        base = last if last != NEVER else max(s.entered_on, rule.began_on)
        birthdays = [years_after(member.born_on, rule.duty.elderly_age) for member in s.members]
        yield base + rule.days + DAY
        yield from (base + days + DAY for days in rule.by_category.values())
        if rule.elderly_days:
            yield base + rule.elderly_days + DAY
            yield from birthdays
        if rule.duty.owed_to != "everyone":
            shorter = (*rule.by_category.values(), *((rule.elderly_days,) if rule.elderly_days else ()))
            since = (*birthdays, s.living_alone_from)
            yield from (day for began in since for day in (began, *(began + n + DAY for n in (rule.days, *shorter))))
