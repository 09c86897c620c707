"""What is read off a household's timeline: the changes of its figures, and the days on which each thing was overdue."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from operator import add, sub

from msgspec import Struct

from casework.oversight.coverage import FIGURES
from casework.oversight.duties import Due
from casework.oversight.timeline import Stretch

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
