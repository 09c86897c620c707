"""Whether somebody meets the conditions of a scheme in a month, each with what was said and where."""

from datetime import date
from typing import NamedTuple

from casework.common.months import Month, first_day
from casework.schemes.answers import ANSWERS, Asked
from casework.schemes.facts import Facts, Place, held_on
from casework.schemes.terms import Condition, Scheme


class Finding(NamedTuple):
    """`holds` None: nobody has said, so a person decides. `said`: the fact as it was held against the condition."""

    condition: Condition
    holds: bool | None
    said: str
    position: Place | None


def findings(scheme: Scheme, facts: Facts, month: Month, ledger: str = "") -> tuple[Finding, ...]:
    """Every condition that is asked of this person for the month, in the document's order."""
    category = facts.category_held(month)
    asked = (Asked(each, facts, month, ledger, category) for each in scheme.conditions)
    return tuple(_finding(each) for each in asked if _is_asked(each))


def obstacles(scheme: Scheme, facts: Facts, month: Month, ledger: str = "") -> tuple[Finding, ...]:
    """Those that fail, and those of which nobody has said anything."""
    return tuple(each for each in findings(scheme, facts, month, ledger) if each.holds is not True)


def _is_asked(of: Asked) -> bool:
    """Of their category, and of the day the fact belongs to."""
    condition = of.condition
    if condition.categories and of.kind not in condition.categories:
        return False
    if condition.from_on is None and condition.until_on is None:
        return True
    day = _day(of)
    since, until = condition.from_on or date.min, condition.until_on or date.max
    return day is not None and since <= day < until


def _day(of: Asked) -> date | None:
    match of.condition.dated_by:
        case "child_born":
            return of.facts.child_born_on
        case "child_died":
            return of.facts.child_died_on
        case _:
            return first_day(of.month)


def _finding(of: Asked) -> Finding:
    holds, said, field = ANSWERS[of.condition.fact](of)
    return Finding(of.condition, holds, said, _place(of, field))


def _place(of: Asked, field: str) -> Place | None:
    if field in ("categories", "hukou"):
        held = of.category if field == "categories" else held_on(of.facts.hukou, first_day(of.month))
        return held.position if held else None
    return of.facts.positions.get(field)
