"""A household's figures from day to day: the definition asked on each day on which its answer may change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

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


def timeline(
    reach: Sequence[Reach], standing: Sequence[Standing], inputs: CountyInputs, since: date, horizon: date
) -> list[Stretch]:
    """The stretches of since <= day < horizon in scope. The spans stand in order of their days."""
    result: list[Stretch] = []
    for r, s in _together(reach, standing):
        first = max(r.from_on, s.from_on, s.entered_on, since)
        end = min(r.until_on, s.until_on, s.left_on, horizon)
        if first < end:
            _asked(result, r, s, inputs, [first, *_turns(r, s, inputs, first, end), end])
    return result


def _together(reach: Sequence[Reach], standing: Sequence[Standing]) -> Iterator[tuple[Reach, Standing]]:
    i = j = 0
    while i < len(reach) and j < len(standing):
        r, s = reach[i], standing[j]
        yield r, s
        i += r.until_on <= s.until_on
        j += s.until_on <= r.until_on


def _asked(result: list[Stretch], r: Reach, s: Standing, inputs: CountyInputs, days: Sequence[date]) -> None:
    for day, until in pairwise(days):
        found = cover(r, s, inputs.on(day))
        figures, tail = found.figures(), result[-1] if result else None
        if tail and tail.until_on == day and tail.figures == figures and tail.overdue == found.overdue:
            result[-1] = Stretch(tail.from_on, until, figures, found.overdue)
        else:
            result.append(Stretch(day, until, figures, found.overdue))


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
    turns.update(each.day + DAY for each in inputs.on(end - DAY).policy.festivals if each.day >= first)
    return sorted(day for day in turns if first < day < end)


def _of_rules(r: Reach, s: Standing, inputs: CountyInputs, on: date) -> Iterator[date]:
    for rule in inputs.on(on).policy.rules:
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
    for stretches, sign in ((before, -1), (after, 1)):
        for each in stretches:
            for place, figure in enumerate(each.figures):
                found[each.from_on][place] += sign * figure
                found[each.until_on][place] -= sign * figure
    return {day: figures for day, figures in found.items() if any(figures)}


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
