"""A household's figures from day to day: the definition asked on each day on which its answer may change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import add, sub

from msgspec import Struct

from casework.common.days import years_after
from casework.oversight.coverage import FIGURES, cover
from casework.oversight.day import CountyInputs
from casework.oversight.duties import Due
from casework.oversight.spans import NEVER, Reach, Standing

DAY = timedelta(days=1)


class Stretch(Struct, frozen=True):
    """Days on which the household counts alike and owes the same."""

    from_on: date
    until_on: date
    figures: tuple[int, ...]
    overdue: tuple[Due, ...]


Asked = dict[tuple[int, int], list[Stretch]]
"""What was found between the same two spans (their id()s) under the same inputs."""


def timeline(
    reach: Sequence[Reach], standing: Sequence[Standing], inputs: CountyInputs, horizon: date, asked: Asked
) -> list[Stretch]:
    """The stretches in scope before the horizon. The spans stand in order of their days, and live as long as `asked`."""
    result: list[Stretch] = []
    for r, s in _together(reach, standing):
        place = id(r), id(s)
        if place not in asked:
            asked[place] = _between(r, s, inputs, horizon)
        result += asked[place]
    return result


def _together(reach: Sequence[Reach], standing: Sequence[Standing]) -> Iterator[tuple[Reach, Standing]]:
    i = j = 0
    while i < len(reach) and j < len(standing):
        r, s = reach[i], standing[j]
        yield r, s
        i += r.until_on <= s.until_on
        j += s.until_on <= r.until_on


def _between(r: Reach, s: Standing, inputs: CountyInputs, horizon: date) -> list[Stretch]:
    first = max(r.from_on, s.from_on, s.entered_on)
    end = min(r.until_on, s.until_on, s.left_on, horizon)
    result: list[Stretch] = []
    if first >= end:
        return result
    for day, until in pairwise([first, *_turns(r, s, inputs, first, end), end]):
        found = cover(r, s, inputs.on(day))
        figures, tail = found.figures(), result[-1] if result else None
        if tail and tail.figures == figures and tail.overdue == found.overdue:
            result[-1] = Stretch(tail.from_on, until, figures, found.overdue)
        else:
            result.append(Stretch(day, until, figures, found.overdue))
    return result


def _turns(r: Reach, s: Standing, inputs: CountyInputs, first: date, end: date) -> list[date]:
    """Days after the first on which the answer may change. One too many does no harm."""
    turns = set(inputs.shared_turns)
    for one in s.assigned:
        for held in inputs.posts.get((one.staff_id, one.level), ()):
            turns.update(held[1:])
    for adopted, until in inputs.editions.spans():
        if adopted.from_on < end and (until is None or until > first):
            turns.update(_of_rules(r, s, inputs, max(adopted.from_on, first)))
            within = adopted.edition.served_within_days
            turns.update(m.served_on + timedelta(days=within) for m in s.members if m.served_on != NEVER)
    turns.update(each.day + DAY for each in inputs.policy(end - DAY).festivals if each.day >= first)
    return sorted(day for day in turns if first < day < end)


def _of_rules(r: Reach, s: Standing, inputs: CountyInputs, on: date) -> Iterator[date]:
    for rule in inputs.policy(on).rules:
        last: date = getattr(r, rule.column)
        base = last if last != NEVER else max(s.entered_on, rule.began_on)
        yield base + rule.days + DAY
        if rule.elderly_days:
            yield base + rule.elderly_days + DAY
            yield from (years_after(member.born_on, rule.duty.elderly_age) for member in s.members)


Changes = dict[date, list[int]]
"""By day, the change of each figure from that day on."""


def changes(before: Sequence[Stretch], after: Sequence[Stretch]) -> Changes:
    """What a household adds to its county's figures, and no longer adds."""
    found: Changes = defaultdict(lambda: [0] * len(FIGURES))
    gone, come = _apart(before, after)
    for stretches, into, out_of in ((gone, sub, add), (come, add, sub)):
        for each in stretches:
            for day, change in ((each.from_on, into), (each.until_on, out_of)):
                found[day] = list(map(change, found[day], each.figures))
    return {day: figures for day, figures in found.items() if any(figures)}


def _apart(before: Sequence[Stretch], after: Sequence[Stretch]) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
    """Both without the very same stretches at either end."""
    most = min(len(before), len(after))
    first = next((place for place in range(most) if before[place] is not after[place]), most)
    last = next((n for n in range(most - first) if before[-1 - n] is not after[-1 - n]), most - first)
    return before[first : len(before) - last], after[first : len(after) - last]


class Episode(Struct, frozen=True):
    """Days on which one thing was overdue."""

    due: Due
    from_on: date
    until_on: date


def episodes(stretches: Sequence[Stretch]) -> list[Episode]:
    """What was, is and will be overdue unless something happens."""
    running: dict[Due, Episode] = {}
    result = []
    for stretch in stretches:
        for due in stretch.overdue:
            before = running.get(due)
            if before and before.until_on == stretch.from_on:
                running[due] = Episode(due, before.from_on, stretch.until_on)
                continue
            if before:
                result.append(before)
            running[due] = Episode(due, stretch.from_on, stretch.until_on)
    return [*result, *running.values()]
