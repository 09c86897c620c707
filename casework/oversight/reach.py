"""How a contact, its correction or its withdrawal cuts the days between contacts."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.oversight.spans import NEVER, ContactMade, Reach

COLUMN_OF: Final = {
    "any": "any_on",
    "face_to_face": "face_on",
    "home_visit": "visit_on",
    "level:village": "village_on",
    "level:township": "township_on",
    "level:county": "county_on",
}
"""The column of Reach that holds the last day of each kind of contact."""


def untouched(household_id: UUID) -> list[Reach]:
    """The spans of a household that was never contacted."""
    return [Reach(household_id, NEVER, FOREVER)]


@lru_cache(maxsize=1000)
def kinds_of(channel: str, outcome: str, level: str | None) -> tuple[str, ...]:
    """The kinds of contact this one is; none unless it reached somebody."""
    if outcome != "reached":
        return ()
    kinds = ["any"]
    if channel in ("home_visit", "meeting"):
        kinds.append("face_to_face")
    if channel == "home_visit":
        kinds.append("home_visit")
    if level:
        kinds.append(f"level:{level}")
    return tuple(kinds)


def with_contact(spans: Sequence[Reach], contact_id: UUID, day: date, kinds: Sequence[str]) -> list[Reach]:
    """The spans from the one that holds `day` on, with the contact; those before need not be given."""
    if not kinds:
        return list(spans)
    return _with(spans, day, ContactMade(contact_id, tuple([COLUMN_OF[kind] for kind in kinds])))


def _with(spans: Sequence[Reach], day: date, made: ContactMade) -> list[Reach]:
    place = _place(spans, day)
    around = spans[place]
    moved = _moved(around, made.columns, day)
    if around.from_on == day:
        cut = [replace(around, made=(*around.made, made), **moved)]
    else:
        cut = [replace(around, until_on=day), replace(around, from_on=day, made=(made,), **moved)]
    return [*spans[:place], *cut, *_told(spans[place + 1 :], made.columns, day)]


def _place(spans: Sequence[Reach], day: date) -> int:
    """Which span holds the day: most often one of the last."""
    place = len(spans) - 1
    while spans[place].from_on > day:
        place -= 1
    return place


def _told(spans: Sequence[Reach], columns: Sequence[str], day: date) -> list[Reach]:
    """Later spans with `day` as the last one, until one of them knows a later day."""
    result: list[Reach] = []
    for place, span in enumerate(spans):
        moved = _moved(span, columns, day)
        if not moved:
            return [*result, *spans[place:]]
        result.append(replace(span, **moved))
    return result


def _moved(span: Reach, columns: Sequence[str], day: date) -> dict[str, date]:
    return {column: day for column in columns if getattr(span, column) < day}


def without_contact(spans: Sequence[Reach], contact_id: UUID) -> list[Reach]:
    """All spans of the household as if there had been no such contact."""
    contacts = [(span.from_on, made) for span in spans for made in span.made]
    kept = [(day, made) for day, made in contacts if made.contact_id != contact_id]
    if len(kept) == len(contacts):
        return list(spans)
    result: list[Reach] = untouched(spans[0].household_id)
    for day, made in sorted(kept, key=lambda each: each[0]):
        result = _with(result, day, made)
    return [_as_before(span, spans) for span in result]


def _as_before(span: Reach, spans: Sequence[Reach]) -> Reach:
    """The very span where there was one, so that nothing is written about what did not change."""
    return next((old for old in spans if old == span), span)
