"""What conditions and rates read of a person, each with where it is said."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.common.days import age_on
from casework.common.months import Month, first_day, last_day, month_of
from casework.schemes.words import CATEGORY_OF, Category, Residency, Sex

DECEASED, DISABLED = "child_deceased", "child_disabled"
Place = tuple[str, int]
"""A ledger and a position in it."""


class Held(Struct, frozen=True):
    """Said to hold from a day on."""

    from_on: date
    value: str
    position: Place | None = None


class Reported(Struct, frozen=True):
    """Something that happened in the family, with the day; `verified`: whether somebody has looked into it.

    `kind` as life events have it, but a death of the child is `child_death`, that the household is closed `closed`, and that it was
    closed `until` the day on which it was opened again `was_closed`.
    """

    kind: str
    on: date
    verified: bool
    position: Place | None = None
    until: date | None = None


class Facts(Struct, frozen=True, kw_only=True):
    """A person as known at one position. What is None nobody said.

    `spouse_born_on`, `spouse_died_on`: of the other of the couple in the household. `categories`, `hukou`: in the order of their days; the
    category is the household's. `child_alive`: None where nobody said that there is, or was, a child.
    `residency`, `grade`, `child_born_on`, `children`, `only_girls`, `certificate`: as declared in an application.
    `positions`: where each field is said. `reported`: what of a life may end or change what is paid.
    """

    person_id: UUID
    born_on: date
    sex: Sex
    household_id: UUID | None = None
    died_on: date | None = None
    spouse_born_on: date | None = None
    spouse_died_on: date | None = None
    categories: tuple[Held, ...] = ()
    hukou: tuple[Held, ...] = ()
    child_died_on: date | None = None
    child_disability_level: int | None = None
    child_born_on: date | None = None
    children: int | None = None
    only_girls: bool | None = None
    residency: Residency | None = None
    grade: str | None = None
    certificate: bool | None = None
    reported: tuple[Reported, ...] = ()
    positions: dict[str, Place] = {}

    @property
    def hukou_division(self) -> str | None:
        return self.hukou[-1].value if self.hukou else None

    @property
    def unverified(self) -> tuple[Reported, ...]:
        return tuple(each for each in self.reported if not each.verified)

    def declaring(self, *, place: Place | None = None, **declared: object) -> "Facts":
        """With what an application declares; None says nothing. `place`: where the application stands."""
        said = {name: value for name, value in declared.items() if value is not None}
        positions = self.positions | (dict.fromkeys(said, place) if place else {})
        return replace(self, **said, positions=positions)

    def age_in(self, month: Month) -> int:
        """The age reached in the month."""
        return age_on(self.born_on, last_day(month))

    def spouse_in(self, month: Month) -> date | None:
        """The birthday of the spouse who lives in the month."""
        died_on = self.spouse_died_on
        return self.spouse_born_on if died_on is None or month <= month_of(died_on) else None

    def category_held(self, month: Month) -> Held | None:
        """The category that counts for a month: what holds on its first day; before anything is said, the first that is.

        A disabled child's death counts from the month after the death, whatever day the change was given
        (domain 2.6: change of category from the month after).
        """
        held = held_on(self.categories, first_day(month))
        if held is None or self.child_died_on is None:
            return held
        after = month > month_of(self.child_died_on)
        if held.value == DECEASED and not after:
            return next((each for each in reversed(self.categories) if each.value != DECEASED), None)
        if held.value == DISABLED and after:
            return next((each for each in self.categories if each.value == DECEASED), held)
        return held

    def category_in(self, month: Month) -> Category | None:
        held = self.category_held(month)
        return CATEGORY_OF.get(held.value) if held else None


def held_on(held: Sequence[Held], day: date) -> Held | None:
    """The last said to hold on the day; before anything is said, the first that is."""
    return next((each for each in reversed(held) if each.from_on <= day), held[0] if held else None)
