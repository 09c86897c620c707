"""A service package against what was done: each item of a contract, how often, out of how often."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from casework.care.packages import items


class Promised(Struct, frozen=True):
    """`of`: times a year; 0 for as needed, where nothing can be missing."""

    item: str
    done: int
    of: int

    @property
    def missing(self) -> int:
        return max(0, self.of - self.done)


def promised(package: Sequence[str], served: Iterable[Iterable[str]]) -> list[Promised]:
    """`served`: the items of each service given under the contract so far."""
    done = [code for each in served for code in each]
    return [Promised(code, done.count(code), items()[code].times_a_year if code in items() else 0) for code in package]
