"""Whether somebody meets the conditions of a scheme in a month: it holds, it fails, or nobody has said."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from casework.common.days import age_on
from casework.common.months import Month, first_day, last_day
from casework.divisions.codes import trim
from casework.schemes.facts import Facts, Place, held_on
from casework.schemes.terms import Condition, Scheme
from casework.schemes.words import Fact


class Finding(NamedTuple):
    """`holds` None: nobody has said, so a person decides. `said`: the fact as it was held against the condition."""

    condition: Condition
    holds: bool | None
    said: str
    position: Place | None


class Asked(NamedTuple):
    """A condition asked of somebody for a month, in the ledger that pays (empty: not known yet)."""

    condition: Condition
    facts: Facts
    month: Month
    ledger: str


Answer = tuple[bool | None, str, str]
"""Whether it holds, what was said, and the field of the facts that says it."""


def findings(scheme: Scheme, facts: Facts, month: Month, ledger: str = "") -> tuple[Finding, ...]:
    """Every condition that is asked of this person for the month, in the document's order."""
    return tuple(_finding(Asked(each, facts, month, ledger)) for each in scheme.conditions if asked(each, facts, month))


def obstacles(scheme: Scheme, facts: Facts, month: Month, ledger: str = "") -> tuple[Finding, ...]:
    """Those that fail, and those of which nobody has said anything."""
    return tuple(each for each in findings(scheme, facts, month, ledger) if each.holds is not True)


def asked(condition: Condition, facts: Facts, month: Month) -> bool:
    """Whether the condition is asked of a person at all: of their category, and of the day the fact belongs to."""
    if condition.categories and facts.category_in(month) not in condition.categories:
        return False
    if condition.from_on is None and condition.until_on is None:
        return True
    day = _day(condition, facts, month)
    since, until = condition.from_on or date.min, condition.until_on or date.max
    return day is not None and since <= day < until


def _day(condition: Condition, facts: Facts, month: Month) -> date | None:
    match condition.dated_by:
        case "child_born":
            return facts.child_born_on
        case "child_died":
            return facts.child_died_on
        case _:
            return first_day(month)


def _finding(of: Asked) -> Finding:
    holds, said, field = ANSWERS[of.condition.fact](of)
    return Finding(of.condition, holds, said, _place(of, field))


def _place(of: Asked, field: str) -> Place | None:
    if field in ("categories", "hukou"):
        held = (
            of.facts.category_held(of.month) if field == "categories" else held_on(of.facts.hukou, first_day(of.month))
        )
        return held.position if held else None
    return of.facts.positions.get(field)


def _born_since(of: Asked) -> Answer:
    """Born on the day or later."""
    return of.facts.born_on >= _since(of), of.facts.born_on.isoformat(), "born_on"


def _age(of: Asked) -> Answer:
    """The age is reached in the month; `women` where theirs is another."""
    wanted = of.condition.women if of.facts.sex == "F" and of.condition.women is not None else _number(of)
    age = of.facts.age_in(of.month)
    return age >= wanted, f"{of.facts.born_on} → {age}", "born_on"


def _wife_age(of: Asked) -> Answer:
    """The wife has reached the age; somebody without a living spouse, they themselves."""
    of_wife = of.facts.sex == "M" and of.facts.spouse_born_on is not None
    born = of.facts.spouse_born_on if of_wife and of.facts.spouse_born_on else of.facts.born_on
    age = age_on(born, last_day(of.month))
    return age >= _number(of), f"{born} → {age}", "spouse_born_on" if of_wife else "born_on"


def _residency(of: Asked) -> Answer:
    said = of.facts.residency
    return None if said is None else said in of.condition.values, said or "", "residency"


def _category(of: Asked) -> Answer:
    said = of.facts.category_in(of.month)
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
    if of.facts.category_in(of.month) == "death":
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
