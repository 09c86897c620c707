"""What the households of a county share: the editions in force, who holds which post, which hospitals are ready."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from casework.common.days import years_after
from casework.oversight.in_post import Held, in_post
from casework.oversight.reach import COLUMN_OF
from casework.policies.editions import Duty, Edition
from casework.policies.in_force import Editions


class Rule(Struct, frozen=True):
    """A duty ready to be asked: who was last reached before `late_before` is late."""

    duty: Duty
    column: str
    began_on: date
    days: timedelta
    late_before: date
    elderly_days: timedelta | None
    elderly_late_before: date
    elderly_if_born: date
    by_category: Mapping[str, timedelta] = {}  # of help, where it makes the duty more frequent


class Festival(Struct, frozen=True):
    duty: str
    first: date
    day: date
    wait: int  # days from the first to the festival


Posts = Mapping[tuple[UUID, str], Sequence[Held]]
"""Where and when somebody (staff id) holds a post of a level."""


class PolicyDay(Struct, frozen=True):
    """What the editions say about one day."""

    on: date
    edition: Edition
    rules: tuple[Rule, ...]
    festivals: tuple[Festival, ...]  # the latest first
    served_after: date


class CountyDay(NamedTuple):
    """One day in a ledger, the same for every household of it."""

    policy: PolicyDay
    posts: Posts
    ready: Sequence[Held]

    @property
    def on(self) -> date:
        return self.policy.on

    def holds_post(self, staff_id: UUID, level: str, division: str) -> bool:
        """Whether somebody holds a post of the level on the day whose division contains this one."""
        return in_post(self.posts.get((staff_id, level), ()), division, self.policy.on)

    def is_ready(self, division: str) -> bool:
        """Whether the division's county has a hospital whose channel is ready on the day."""
        return in_post(self.ready, division, self.policy.on)


class CountyInputs:
    """The same as far as it is known for all days. `policy_days` may be shared by inputs with the same editions."""

    def __init__(
        self,
        editions: Editions,
        posts: Posts = {},  # noqa: B006  read only
        ready: Sequence[Held] = (),
        policy_days: dict[date, PolicyDay] | None = None,
    ) -> None:
        self.editions, self.posts, self.ready = editions, posts, ready
        self.policy_days = {} if policy_days is None else policy_days
        self.shared_turns = {adopted.from_on for adopted in editions.adopted} | {day for h in ready for day in h[1:]}
        """Days on which something that all households share changes."""

    def on(self, day: date) -> CountyDay:
        return CountyDay(self.policy(day), self.posts, self.ready)

    def policy(self, day: date) -> PolicyDay:
        policy = self.policy_days.get(day)
        if policy is None:
            policy = self.policy_days[day] = _policy_day(self.editions, day)
        return policy


def _policy_day(editions: Editions, day: date) -> PolicyDay:
    edition = editions.on(day).edition
    return PolicyDay(
        on=day,
        edition=edition,
        rules=tuple(_rule(duty, edition, editions.began(duty.duty, day).from_on, day) for duty in edition.duties),
        festivals=_festivals(editions, day),
        served_after=day - timedelta(days=edition.served_within_days),
    )


def _rule(duty: Duty, edition: Edition, began_on: date, on: date) -> Rule:
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
        elderly_if_born=born_by(on, duty.elderly_age),
        by_category=_by_category(duty, edition),
    )


def _by_category(duty: Duty, edition: Edition) -> dict[str, timedelta]:
    often = {category.name: category.often(duty.duty) for category in edition.help_categories}
    return {
        name: timedelta(days=cadence.every_days)
        for name, cadence in often.items()
        if cadence and cadence.every_days < duty.every_days
    }


def born_by(on: date, age: int) -> date:
    """Whoever was born by this day is of the age on `on`; who was born on 29 February may be a day early."""
    born = years_after(on, -age)
    later = born + timedelta(days=1)
    return later if years_after(later, age) <= on else born


def _festivals(editions: Editions, on: date) -> tuple[Festival, ...]:
    found = [
        Festival(window.key, window.first, window.day, (window.day - window.first).days)
        for window, _ in editions.festivals(on)
    ]
    return tuple(sorted(found, key=lambda festival: festival.first, reverse=True))
