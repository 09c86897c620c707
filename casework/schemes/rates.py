"""Which rates hold for somebody in a month: of each component the latest, and of one day the one that says more."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from casework.common.months import Month, first_day
from casework.schemes.facts import Facts
from casework.schemes.terms import Rate, Scheme
from casework.schemes.words import COMPONENTS, Category, Per, Residency, Sex

FLAT: Final = ("year", "once")
"""Not by the month."""


class Profile(NamedTuple):
    """All that rates ask of a person in a month."""

    category: Category | None
    grade: str | None
    residency: Residency | None
    sex: Sex
    age: int


class RateTable:
    """The rates of one edition; who is alike in a month is looked up once."""

    def __init__(self, scheme: Scheme) -> None:
        self._rates = sorted(scheme.rates, key=lambda rate: (rate.from_on, rate.said))
        self.flat = any(rate.per in FLAT for rate in scheme.rates)
        self._found: dict[tuple[Month, Profile], tuple[Rate, ...]] = {}

    def of(self, facts: Facts, month: Month) -> tuple[Rate, ...]:
        return self.fitting(profile(facts, month), month)

    def fitting(self, of: Profile, month: Month) -> tuple[Rate, ...]:
        """At most one rate of a component and a `per`, national first."""
        if (month, of) not in self._found:
            self._found[month, of] = self._search(of, month)
        return self._found[month, of]

    def _search(self, of: Profile, month: Month) -> tuple[Rate, ...]:
        day, found = first_day(month), dict[tuple[str, Per], Rate]()
        for rate in self._rates:
            if rate.from_on <= day and (rate.until_on is None or day < rate.until_on) and fits(rate, of):
                found[rate.component, rate.per] = rate
        return tuple(sorted(found.values(), key=lambda rate: COMPONENTS.index(rate.component)))


def profile(facts: Facts, month: Month) -> Profile:
    """The grade is the one declared; of a disability without one, the child's level."""
    category = facts.category_in(month)
    level = facts.child_disability_level if category == "disability" else None
    grade = facts.grade or (str(level) if level is not None else None)
    return Profile(category, grade, facts.residency, facts.sex, facts.age_in(month))


def fits(rate: Rate, of: Profile) -> bool:
    """What the rate does not say fits everybody; what nobody has said of the person fits no rate that asks for it."""
    asked = (
        (rate.category, of.category),
        (rate.grade, of.grade),
        (rate.residency, of.residency),
        (rate.sex, of.sex),
    )
    if any(wanted is not None and wanted != said for wanted, said in asked):
        return False
    return (rate.from_age or 0) <= of.age and (rate.until_age is None or of.age < rate.until_age)


def current(rates: Iterable[Rate], on: date) -> tuple[Rate, ...]:
    """Those in force on a day: begun, not ended, and none that began later stands in their place."""
    begun = [rate for rate in rates if rate.from_on <= on and (rate.until_on is None or on < rate.until_on)]
    return tuple(rate for rate in begun if not any(_replaces(other, rate) for other in begun))


def _replaces(later: Rate, earlier: Rate) -> bool:
    """Whether the later is the same component for the same people, or for more."""
    if later.from_on <= earlier.from_on or (later.component, later.per) != (earlier.component, earlier.per):
        return False
    told = ("category", "grade", "residency", "sex", "from_age", "until_age")
    return all(getattr(later, name) in (None, getattr(earlier, name)) for name in told)
