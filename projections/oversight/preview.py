"""What another basis would change, of real households: the one definition, asked under what holds and under what is supposed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import add
from typing import Annotated

from msgspec import Meta, Struct

from casework.divisions.codes import trim
from casework.oversight.coverage import FIGURES, Cover, cover
from casework.oversight.day import CountyInputs
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import in_ledger
from projections.oversight.rollup.figures import NONE
from projections.policies.in_force import Supposed, editions_of

# What a page carries from one part of the counting to the next comes back as it was sent, or not at all.
Count = Annotated[int, Meta(ge=0, le=10**9)]
Named = Annotated[str, Meta(pattern=r"^([a-z_]{1,40}(:[a-z]{1,20})?|festival:[0-9]{4}-[a-z_]{1,20})$")]


class Tally(Struct, frozen=True):
    """Of some households: their figures, in the order of FIGURES, and how many items of each duty are overdue."""

    figures: Annotated[tuple[Count, ...], Meta(min_length=len(FIGURES), max_length=len(FIGURES))] = NONE
    duties: Mapping[Named, Count] = {}

    def __add__(self, other: "Tally") -> "Tally":
        duties = {
            each: self.duties.get(each, 0) + other.duties.get(each, 0) for each in {**self.duties, **other.duties}
        }
        return Tally(tuple(map(add, self.figures, other.figures)), duties)


class Change(Struct, frozen=True):
    """The same households under what holds, and under what is supposed."""

    now: Tally = Tally()
    then: Tally = Tally()

    def __add__(self, other: "Change") -> "Change":
        return Change(self.now + other.now, self.then + other.then)


def changes(snapshot: Snapshot, ledger: str, supposed: Supposed, digits: int) -> dict[str, Change]:
    """For the households of a ledger on the snapshot's day, by so many digits of the division they live in."""
    policy = CountyInputs(editions_of(snapshot, [ledger], supposed)[ledger]).policy(snapshot.on)
    found: dict[str, list[tuple[Cover, Cover]]] = defaultdict(list)
    for home in in_ledger(snapshot, ledger, trim(ledger)):
        then = cover(home.reach, home.standing, home.day._replace(policy=policy))
        found[home.standing.division[:digits]].append((cover(*home[1:]), then))
    return {child: Change(*map(_tally, zip(*both, strict=True))) for child, both in found.items()}


def _tally(covers: Sequence[Cover]) -> Tally:
    figures = tuple(map(sum, zip(*(each.figures() for each in covers), strict=True)))
    return Tally(figures, dict(Counter(due.duty for each in covers for due in each.overdue)))
