"""Those whom a year may pay, and what becomes of each: still paid, leaving, or new, and why."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.schemes.accrual import Enrolled
from casework.schemes.facts import Facts
from casework.schemes.terms import Share

ALL: Final = "all"
"""The category of a scheme whose amounts know none."""
NOT_SAID: Final = "not_said"
Reason = Literal[
    "applied", "reaches_age", "confirmed", "not_paid_before", "category",
    "died", "exited", "held", "condition", "no_rate", "not_enrolled", "not_in_scheme", "unknown",
]  # fmt: skip


class Cell(NamedTuple):
    """Where forms count somebody: death, disability, complication, or `all`; urban, rural, or `not_said`."""

    category: str
    residency: str


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody a year may pay. `last`: the category in which last year was paid, none where it was not.

    `expected`: nobody has confirmed it yet: somebody applied, or reaches an age, and would be confirmed from then on. `before`: earlier
    qualifications here, which have ended, each with what was declared for it.
    """

    person_id: UUID
    household_id: UUID
    division: str
    facts: Facts | None
    enrolled: Enrolled | None = None
    residency: str | None = None
    last: str | None = None
    last_fen: int = 0
    expected: Literal["applied", "reaches_age"] | None = None
    before: tuple[tuple[Enrolled, Facts], ...] = ()

    @property
    def since(self) -> date:
        """Since when anything may be due to them."""
        return min(
            (one.from_on for one in (self.enrolled, *(each for each, _ in self.before)) if one), default=date.max
        )


class Charge(NamedTuple):
    """One component, and who shares it; fen are split once, for everybody alike."""

    component: str
    shares: tuple[Share, ...]


class Estimated(Struct, frozen=True, kw_only=True):
    """One person, or household where the scheme counts those. Amounts in fen; `reason`: why leaving or new.

    `times`: how many are counted by this one, since all is alike for them that a form asks.
    """

    unit: UUID
    person_ids: tuple[UUID, ...]
    household_id: UUID
    division: str
    last: Cell | None
    this: Cell | None
    reason: Reason | None
    age: int | None
    months: int
    charges: dict[Charge, int]
    last_fen: int = 0
    times: int = 1

    @property
    def amount_fen(self) -> int:
        return sum(self.charges.values())

    @property
    def leaves(self) -> bool:
        """Out of last year's cell: paid no more, or counted elsewhere."""
        return self.last is not None and self.last != self.this

    @property
    def enters(self) -> bool:
        return self.this is not None and self.this != self.last


def by_household(people: Iterable[Estimated]) -> list[Estimated]:
    """Couples as one, for a scheme that counts households, or whose amount is for one: paid where one of them is."""
    found: dict[UUID, Estimated] = {}
    for each in people:
        other = found.get(each.household_id)
        found[each.household_id] = _together(other, each) if other else replace(each, unit=each.household_id)
    return list(found.values())


def _together(one: Estimated, other: Estimated) -> Estimated:
    charges = dict(one.charges)
    for charge, fen in other.charges.items():
        charges[charge] = charges.get(charge, 0) + fen
    last, this = one.last or other.last, one.this or other.this
    return replace(
        one, person_ids=(*one.person_ids, *other.person_ids), last=last, this=this,
        reason=None if last == this else one.reason or other.reason, months=max(one.months, other.months), charges=charges,
        last_fen=one.last_fen + other.last_fen,
    )  # fmt: skip
