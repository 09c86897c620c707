"""What becomes of it when somebody draws two schemes at once: allowed, refused, or for the county to decide."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from casework.schemes.terms import Compatibility, Scheme
from casework.schemes.words import SchemeId, Together

STRICTEST: Final[tuple[Together, ...]] = ("refuse", "warn", "allow")


def beside(scheme: Scheme, other: Scheme, on: date) -> Compatibility | None:
    """What is said of the two on a day, each for both; nothing where nobody says anything: then both are drawn.

    What a document says comes before what is assumed; of several that which is strictest.
    """
    said = [*_said(scheme, other.scheme, on), *_said(other, scheme.scheme, on)]
    return min(said, key=lambda each: (each.assumed, STRICTEST.index(each.level)), default=None)


def in_the_way(scheme: Scheme, drawn: Iterable[Scheme], on: date) -> tuple[SchemeId, ...]:
    """Of the schemes somebody draws, those that may not be drawn beside this one."""
    return tuple(each.scheme for each in drawn if together(scheme, each, on) == "refuse")


def together(scheme: Scheme, other: Scheme, on: date) -> Together:
    """Whether both may be drawn on a day; a scheme beside itself is no question of this kind."""
    said = beside(scheme, other, on) if scheme.scheme != other.scheme else None
    return said.level if said else "allow"


def _said(scheme: Scheme, other: SchemeId, on: date) -> Iterator[Compatibility]:
    if other in scheme.excludes:
        yield Compatibility(scheme=other, level="refuse")
    for each in scheme.compatibility:
        if each.scheme == other and (each.from_on or date.min) <= on < (each.until_on or date.max):
            yield each
