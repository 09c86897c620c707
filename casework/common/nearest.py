"""What holds in a ledger of what it and those above it have said, each from a day on: the nearest's, in the order of days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec.structs import replace

S = TypeVar("S", bound=Any)
"""What a `ledger` said `from_on` a day."""


def ledgers_for(ledger: str) -> tuple[str, ...]:
    """A ledger and those above it, the nearest first: whose word may hold there."""
    return tuple(dict.fromkeys((ledger, ledger[:4] + "00", ledger[:2] + "0000", "000000")))


def layered(ledgers: Sequence[str], said: Mapping[str, Sequence[S]], first: S) -> tuple[S, ...]:
    """Whatever holds, one after the other, `first` before anything is said. `said` by ledger, in the order of its days."""
    days = sorted({each.from_on for ledger in ledgers for each in said.get(ledger, ())})
    found = [first]
    for day in days:
        nearest = next(last(said[ledger], day) for ledger in ledgers if _since(said.get(ledger, ()), day))
        if nearest != found[-1]:
            found.append(nearest if nearest.from_on == day else replace(nearest, from_on=day))
    return tuple(found)


def last(said: Sequence[S], day: date) -> S:
    """What was said to hold from the latest day that has come."""
    found: S = next(each for each in reversed(said) if each.from_on <= day)
    return found


def _since(said: Sequence[Any], day: date) -> bool:
    return bool(said) and said[0].from_on <= day
