"""Lines that were paid, held against what is due to each person as everything is known now."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple
from uuid import UUID

from casework.recoveries.reckoning import PaidLine
from projections.engine.snapshot import Snapshot
from projections.recoveries.compared import Compared, compared

AT_ONCE: Final = 500  # persons
Line = tuple[UUID, int]
"""A list, and a number in it."""


class Lines(NamedTuple):
    """`unlike`: that are more or less than is due; `topped_up`: for whose months a later line paid a difference."""

    unlike: Sequence[Line]
    topped_up: Sequence[Line]


def held_against(snapshot: Snapshot, scheme: str, people: Sequence[UUID]) -> Lines:
    """Of these people's lines of a scheme. `snapshot`: one of everything."""
    unlike: set[Line] = set()
    topped_up: set[Line] = set()
    for each in _compared(snapshot, scheme, people):
        unlike |= {_place(one.line) for one in each.differences}
        topped_up |= set(_topped_up(each.paid.lines))
    return Lines(sorted(unlike), sorted(topped_up))


def _compared(snapshot: Snapshot, scheme: str, people: Sequence[UUID]) -> Iterator[Compared]:
    rest = iter(people)
    while some := list(islice(rest, AT_ONCE)):
        yield from (each for each in compared(snapshot, some) if each.scheme == scheme)


def _topped_up(lines: Iterable[PaidLine]) -> Iterator[Line]:
    """Those of which some month was paid again, as a difference."""
    told = [(line, part, month) for line in lines for part in line.parts for month in part.months]
    again = {(part.component, month) for _, part, month in told if part.supplement}
    return (_place(line) for line, part, month in told if not part.supplement and (part.component, month) in again)


def _place(line: PaidLine) -> Line:
    return line.list_id, line.number
