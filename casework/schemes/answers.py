"""What each condition asks of a person, a word of the vocabulary at a time: it holds, it fails, or nobody has said."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from casework.common.days import age_on
from casework.common.months import Month, first_day, last_day
from casework.divisions.codes import trim
from casework.schemes.facts import Facts, Held, held_on
from casework.schemes.terms import Condition
from casework.schemes.words import CATEGORY_OF, Category, Fact


class Asked(NamedTuple):
    """A condition asked of somebody for a month, in the ledger that pays (empty: not known yet).

    `category`: what counts as theirs in the month.
    """

    condition: Condition
    facts: Facts
    month: Month
    ledger: str
    category: Held | None = None

    @property
    def kind(self) -> Category | None:
        """The category in the month, as rates call it."""
        return CATEGORY_OF.get(self.category.value) if self.category else None


Answer = tuple[bool | None, str, str]
"""Whether it holds, what was said, and the field of the facts that says it."""


def _born_since(of: Asked) -> Answer:
    """Born on the day or later."""
    return of.facts.born_on >= _since(of), of.facts.born_on.isoformat(), "born_on"


def _age(of: Asked) -> Answer:
    """The age is reached in the month; `women` where theirs is another."""
    wanted = of.condition.women if of.facts.sex == "female" and of.condition.women is not None else _number(of)
    age = of.facts.age_in(of.month)
    return age >= wanted, f"{of.facts.born_on} → {age}", "born_on"


def _wife_age(of: Asked) -> Answer:
    """The wife has reached the age; somebody without a living spouse, they themselves."""
    spouse = of.facts.spouse_in(of.month) if of.facts.sex == "male" else None
    born = spouse or of.facts.born_on
    age = age_on(born, last_day(of.month))
    return age >= _number(of), f"{born} → {age}", "spouse_born_on" if spouse else "born_on"


def _residency(of: Asked) -> Answer:
    said = of.facts.residency
    return None if said is None else said in of.condition.values, said or "", "residency"


def _category(of: Asked) -> Answer:
    said = of.kind
    if said is None:
        return (False if of.facts.categories else None), "", "categories"
    return said in of.condition.values, said, "categories"


def _children(of: Asked) -> Answer:
    said = of.facts.children
    return None if said is None else said <= _number(of), "" if said is None else str(said), "children"


def _one_or_two_girls(of: Asked) -> Answer:
    """One child, or two who both are girls; or all have died (which the category says)."""
    children = of.facts.children
    if children is None:
        return None, "", "children"
    if children == 2:
        return of.facts.only_girls, "2", "only_girls" if of.facts.only_girls is not None else "children"
    return children < 2, str(children), "children"


def _no_living_child(of: Asked) -> Answer:
    died_on = of.facts.child_died_on
    if died_on is not None:
        return died_on <= last_day(of.month), died_on.isoformat(), "child_died_on"
    if of.kind == "death":
        return True, "death", "categories"  # the decision on the category rests on the child's death
    return None, "", "child_died_on"


def _disability(of: Asked) -> Answer:
    """The child's level is at most the number: 1 is the most severe."""
    level = of.facts.child_disability_level
    return (
        None if level is None else level <= _number(of),
        "" if level is None else str(level),
        "child_disability_level",
    )


def _child_younger(of: Asked) -> Answer:
    """On the month's first day the child has not reached the age: the month of the birthday still counts."""
    born = of.facts.child_born_on
    if born is None:
        return None, "", "child_born_on"
    age = age_on(born, first_day(of.month))
    return age < _number(of), f"{born} → {age}", "child_born_on"


def _child_born_before(of: Asked) -> Answer:
    born = of.facts.child_born_on
    return None if born is None else born < _since(of), "" if born is None else born.isoformat(), "child_born_on"


def _hukou_here(of: Asked) -> Answer:
    """Registered in the county that pays."""
    held = held_on(of.facts.hukou, first_day(of.month))
    if held is None or not of.ledger:
        return None, held.value if held else "", "hukou"
    return held.value.startswith(trim(of.ledger)), held.value, "hukou"


def _certificate(of: Asked) -> Answer:
    said = of.facts.certificate
    return said, "" if said is None else str(said).lower(), "certificate"


def _since(of: Asked) -> date:
    return of.condition.since or date.min


def _number(of: Asked) -> int:
    return of.condition.number or 0


ANSWERS: Final[Mapping[Fact, Callable[[Asked], Answer]]] = MappingProxyType(
    {
        "born_since": _born_since,
        "age": _age,
        "wife_age": _wife_age,
        "residency": _residency,
        "category": _category,
        "children_at_most": _children,
        "one_child_or_two_girls": _one_or_two_girls,
        "no_living_child": _no_living_child,
        "child_disability_at_most": _disability,
        "child_younger_than": _child_younger,
        "child_born_before": _child_born_before,
        "hukou_here": _hukou_here,
        "certificate": _certificate,
    }
)
