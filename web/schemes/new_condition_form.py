"""Conditions that an edition does not have yet, as fields of a form: what is asked, of whom, and in which words."""

from collections.abc import Container, Iterable
from itertools import count
from typing import Any, Final, get_args

from casework.schemes.terms import Condition
from casework.schemes.words import HELD_AGAINST, Category, Fact
from web.http.form import Form
from web.language.i18n import N_
from web.language.words import word
from web.schemes.condition_form import NO_DAY, NO_NUMBER, NO_VALUE, VALUES, days_of, number_of, words_of
from web.schemes.room import places, says_any
from web.schemes.wording import NAMED_AS

NEW: Final = ("more_0", "more_1")
STEP: Final = "condition"
"""What the button says that makes room for one more."""
FACTS: Final[tuple[Fact, ...]] = get_args(Fact)
DATED_BY: Final = ("month", "child_born", "child_died")
TYPED: Final = (
    "fact",
    "since",
    "number",
    "women",
    "zh",
    "en",
    "from",
    "until",
    *VALUES["residency"],
    *VALUES["category"],
)
"""Whoever says one of these means a condition."""
NO_FACT: Final = N_("Choose what is asked")
NOT_ASKED: Final = N_("What is chosen above is not held against this: leave it empty")


def new_conditions(form: Form, known: Iterable[Condition]) -> tuple[Condition, ...]:
    """Beside those that are known. Mistakes stand in the form."""
    found = {each.name: each for each in known}
    before = len(found)
    for field in NEW:
        if says_any(form, field, TYPED):
            fact = form.choice(f"{field}_fact", FACTS, missing=NO_FACT)
            said = _said(form, field, fact) | words_of(form, field) | days_of(form, field)
            if not form.errors:
                name = _free(fact, found)
                found[name] = Condition(name=name, fact=fact, **said)
    return tuple(found.values())[before:]


def _said(form: Form, field: str, fact: Fact) -> dict[str, Any]:
    """What the fact is held against, and of whom and by which day it is asked."""
    wanted, said = HELD_AGAINST.get(fact), dict[str, Any]()
    if wanted == "since":
        said["since"] = form.day(f"{field}_since", missing=NO_DAY)
    if wanted == "number":
        said["number"] = number_of(form, f"{field}_number", NO_NUMBER)
    if fact == "age":
        said["women"] = number_of(form, f"{field}_women")
    for what in ("since", "number", "women"):
        if what not in said and form.text(f"{field}_{what}"):
            form.refuse(f"{field}_{what}", NOT_ASKED)
    dated_by = next((each for each in DATED_BY if each == form.text(f"{field}_dated_by")), "month")
    return {**said, **_ticked(form, field, fact), "dated_by": dated_by}


def _ticked(form: Form, field: str, fact: Fact) -> dict[str, Any]:
    """The registrations or categories that are asked for; beside another fact, the categories of which alone it is asked."""
    ticked = {of: tuple(value for value in values if form.text(f"{field}_{value}")) for of, values in VALUES.items()}
    if fact != "residency" and ticked["residency"]:
        form.refuse(f"{field}_{VALUES['residency'][0]}", NOT_ASKED)
    if fact in VALUES and not ticked[fact]:
        form.refuse(f"{field}_{VALUES[fact][0]}", NO_VALUE)
    if fact == "category":
        return {"values": ticked["category"]}
    return {"values": ticked.get(fact, ()), "categories": ticked["category"]}


def _free(fact: Fact, taken: Container[str]) -> str:
    """A name for the condition that no other has."""
    return fact if fact not in taken else next(name for n in count(2) if (name := f"{fact}_{n}") not in taken)


def places_of(form: Form) -> list[str]:
    return places(form, NEW, TYPED, STEP)


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a new condition can ask, and of whom, with the words."""
    return {
        "fact": [(each, word("scheme_fact", each)) for each in FACTS],
        "residency": [(each, word("residency", each)) for each in VALUES["residency"]],
        "category": [(each, word("category", NAMED_AS[each])) for each in get_args(Category)],
        "dated_by": [(each, word("dated_by", each)) for each in DATED_BY],
    }
