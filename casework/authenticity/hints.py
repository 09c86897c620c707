"""Hints that contacts may have been written rather than made: for a supervisor to ask about, never a verdict.

They come from what is recorded anyway. No photographs and no positions are asked for: a family that grieves is not
evidence (visits "on paper", nine visits in twenty minutes, the same text).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args
from uuid import UUID

from msgspec import Struct

Kind = Literal["late_entry", "burst", "same_text", "month_end", "impossible"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

LATE_AFTER: Final = timedelta(days=3)
FEW: Final = 5  # below so many contacts a share says nothing
HALF: Final = 0.5
BURST: Final = timedelta(minutes=20)
BURST_VISITS: Final = 5
SAME_TEXTS: Final = 3  # families with one text
SHORTEST_TEXT: Final = 6  # "家里都好" is said of many
MONTH_END_DAYS: Final = 3
VISITS_A_DAY: Final = 15
FACE_TO_FACE: Final = ("home_visit", "meeting")


class Entry(Struct, frozen=True):
    """A contact as it stands, and when it was first recorded.

    `in_office`: whether the contact person held any post on that day; `in_scope`: whether the household was looked after then.
    `text`: the note in clear, only while it is compared.
    """

    contact_id: UUID
    household_id: UUID
    channel: str
    occurred_on: date
    recorded_at: datetime
    recorded_on: date
    in_office: bool
    in_scope: bool
    text: str = ""

    @property
    def late(self) -> bool:
        return self.recorded_on - self.occurred_on > LATE_AFTER


class Hint(Struct, frozen=True):
    """What was noticed, and the contacts it was noticed in."""

    kind: Kind
    contacts: tuple[UUID, ...]


def hints(entries: Sequence[Entry]) -> list[Hint]:
    """What one contact person's contacts of a period hint at; nothing where nothing does."""
    found = {kind: sorted({each.contact_id for each in look(entries)}) for kind, look in LOOKS.items()}
    return [Hint(kind, tuple(contacts)) for kind, contacts in found.items() if contacts]


def _late(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Half or more recorded days afterwards. Single late entries are usual in the mountains."""
    return _half(entries, [each for each in entries if each.late])


def _month_end(entries: Sequence[Entry]) -> Iterable[Entry]:
    return _half(entries, [each for each in entries if _days_left(each.occurred_on) < MONTH_END_DAYS])


def _half(entries: Sequence[Entry], some: list[Entry]) -> list[Entry]:
    return some if len(entries) >= FEW and len(some) >= HALF * len(entries) else []


def _days_left(day: date) -> int:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return (next_month - day).days - 1


def _burst(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Visits to several families entered one after the other within minutes."""
    visits = sorted((each for each in entries if each.channel in FACE_TO_FACE), key=lambda each: each.recorded_at)
    for first in visits:
        within = [each for each in visits if timedelta() <= each.recorded_at - first.recorded_at <= BURST]
        if len({each.household_id for each in within}) >= BURST_VISITS:
            yield from within


def _same_text(entries: Sequence[Entry]) -> Iterator[Entry]:
    said: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        if len(plain := re.sub(r"\W", "", each.text)) >= SHORTEST_TEXT:
            said[plain].append(each)
    for same in said.values():
        if len({each.household_id for each in same}) >= SAME_TEXTS:
            yield from same


def _impossible(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Contacts without a post, with a household nobody looked after then, and more visits than a day has."""
    visits: dict[date, list[Entry]] = defaultdict(list)
    for each in entries:
        if not (each.in_office and each.in_scope):
            yield each
        if each.channel == "home_visit":
            visits[each.occurred_on].append(each)
    for on_one_day in visits.values():
        if len({each.household_id for each in on_one_day}) > VISITS_A_DAY:
            yield from on_one_day


LOOKS: Final[dict[Kind, Callable[[Sequence[Entry]], Iterable[Entry]]]] = {
    "late_entry": _late,
    "burst": _burst,
    "same_text": _same_text,
    "month_end": _month_end,
    "impossible": _impossible,
}
