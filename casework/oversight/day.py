"""What the households of a county share on a day: the edition in force, who holds which post, which hospitals are ready."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct

from casework.days import years_after
from casework.oversight.reach import COLUMN_OF
from casework.policy.editions import Duty, Edition
from casework.policy.in_force import Editions

Posts = Mapping[tuple[UUID, str], tuple[str, ...]]
"""The divisions in which somebody holds a post of a level."""


class Rule(Struct, frozen=True):
    """A duty ready to be asked: who is last reached on a day before `late_before` is late."""

    duty: Duty
    column: str
    began_on: date
    days: timedelta
    late_before: date
    elderly_days: timedelta | None
    elderly_late_before: date
    elderly_if_born: date


class Festival(Struct, frozen=True):
    duty: str
    first: date
    day: date


class CountyDay(Struct, frozen=True):
    """Made once for a ledger and a day, used for every household of it."""

    ledger: str
    on: date
    edition: Edition
    rules: tuple[Rule, ...]
    festivals: tuple[Festival, ...]  # the latest first
    posts: Posts
    ready: frozenset[str]  # counties with a hospital whose channel is ready
    served_after: date


NO_POSTS: Final[Posts] = {}


def county_day(
    ledger: str, on: date, editions: Editions, posts: Posts = NO_POSTS, ready: frozenset[str] = frozenset()
) -> CountyDay:
    edition = editions.on(on).edition
    return CountyDay(
        ledger=ledger,
        on=on,
        edition=edition,
        rules=tuple(_rule(duty, editions.began(duty.duty, on).from_on, on) for duty in edition.duties),
        festivals=_festivals(editions, on),
        posts=posts,
        ready=ready,
        served_after=on - timedelta(days=edition.served_within_days),
    )


def _rule(duty: Duty, began_on: date, on: date) -> Rule:
    days = timedelta(days=duty.every_days)
    shorter = duty.elderly_days is not None and duty.elderly_days < duty.every_days
    elderly = timedelta(days=duty.elderly_days) if shorter and duty.elderly_days else None
    return Rule(
        duty=duty,
        column=COLUMN_OF[duty.kind],
        began_on=began_on,
        days=days,
        late_before=on - days,
        elderly_days=elderly,
        elderly_late_before=on - (elderly or days),
        elderly_if_born=_born_by(on, duty.elderly_age),
    )


def _born_by(on: date, age: int) -> date:
    """Whoever was born by this day is of the age on `on`; who was born on 29 February may be a day early."""
    born = years_after(on, -age)
    later = born + timedelta(days=1)
    return later if years_after(later, age) <= on else born


def _festivals(editions: Editions, on: date) -> tuple[Festival, ...]:
    found = [Festival(window.key, window.first, window.day) for window, _ in editions.festivals(on)]
    return tuple(sorted(found, key=lambda festival: festival.first, reverse=True))
