"""The stretches of days in which a household is in scope, and which of them each span belongs to."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.oversight.spans import Standing

Spans = Sequence[Standing]


def scoped(spans: Spans) -> list[Standing]:
    """Each span with the stretch in scope that it belongs to. With no living member it ends the day after the last death."""
    result: list[Standing] = []
    stretch: list[Standing] = []
    for span in spans:
        if stretch and stretch[-1].until_on < span.from_on:  # it lived in another county meanwhile
            result, stretch = result + _stretch(stretch), []
        if _counts(span):
            stretch.append(span)
        else:
            result += [*_stretch(stretch), _within(span, FOREVER, FOREVER)]
            stretch = []
    return result + _stretch(stretch)


def _counts(span: Standing) -> bool:
    return span.category != "none" and not span.closed and bool(span.members)


def _stretch(spans: Spans) -> list[Standing]:
    if not spans:
        return []
    first, last = spans[0], spans[-1]
    entered_on = max(first.from_on, first.registered_on)
    if first.from_on == first.arrived_on:
        entered_on = first.in_scope_since or entered_on
    return [_within(span, entered_on, last.until_on) for span in spans]


def _within(span: Standing, entered_on: date, left_on: date) -> Standing:
    """The very span where nothing changes, so that nothing is written about it."""
    if span.entered_on == entered_on and span.left_on == left_on:
        return span
    return replace(span, entered_on=entered_on, left_on=left_on)
