"""Which schemes may not be drawn beside each other."""

from collections.abc import Iterable

from casework.schemes.terms import Scheme
from casework.schemes.words import SchemeId


def in_the_way(scheme: Scheme, drawn: Iterable[Scheme]) -> tuple[SchemeId, ...]:
    """Of the schemes somebody draws, those that exclude this one or that it excludes: each says it for both."""
    return tuple(
        each.scheme
        for each in drawn
        if each.scheme != scheme.scheme and (each.scheme in scheme.excludes or scheme.scheme in each.excludes)
    )
