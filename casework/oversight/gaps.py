"""Days without a contact person: on which a household in scope lacked a level that the policy of the day required."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from casework.oversight.coverage import lacking
from casework.oversight.day import CountyInputs
from casework.oversight.spans import Standing
from casework.policies.editions import Level


class Gap(NamedTuple):
    """Days in one stretch on which the same levels were lacking, where the household lived then; none: nothing was."""

    division: str
    from_on: date
    until_on: date
    levels: tuple[Level, ...]

    @property
    def days(self) -> int:
        return (self.until_on - self.from_on).days


def gaps(standing: Sequence[Standing], inputs: CountyInputs, from_on: date, until_on: date) -> Iterator[Gap]:
    """The days of a household in scope within a period, from_on <= day < until_on, by what was lacking on them."""
    for span in standing:
        first = max(span.from_on, span.entered_on, from_on)
        end = min(span.until_on, span.left_on, until_on)
        if first >= end:
            continue
        turns = sorted(day for day in _turns(span, inputs) if first < day < end)
        for day, until in pairwise([first, *turns, end]):
            yield Gap(span.division, day, until, lacking(span, inputs.on(day)))


def _turns(span: Standing, inputs: CountyInputs) -> set[date]:
    """Days on which a policy begins, or a post of somebody assigned begins or ends."""
    found = {adopted.from_on for adopted in inputs.editions.adopted}
    for one in span.assigned:
        for held in inputs.posts.get((one.staff_id, one.level), ()):
            found.update(held[1:])
    return found
