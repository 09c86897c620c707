"""Rates that an edition does not have yet, as fields of a form: of what, how much of it, for whom and since when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_args

from casework.schemes.terms import Rate
from casework.schemes.words import COMPONENTS, Category, Per, Residency, Sex
from web.http.form import Form
from web.language.i18n import N_
from web.language.words import word
from web.schemes.rate_form import said_of, units_of
from web.schemes.room import places, says_any
from web.schemes.wording import NAMED_AS

NEW: Final = ("new_0", "new_1", "new_2")
STEP: Final = "rate"
"""What the button says that makes room for one more."""
PERS: Final[tuple[Per, ...]] = get_args(Per)
TYPED: Final = ("amount", "percent", "most", "grade", "from_age", "until_age", "until")
"""Whoever says one of these means a rate."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "category": get_args(Category), "residency": get_args(Residency), "sex": get_args(Sex),
}  # fmt: skip
AGES: Final = range(151)
LONGEST_GRADE: Final = 8
NO_GRADE: Final = N_("Enter a level of at most 8 characters")
NO_AGE: Final = N_("Enter an age from 0 to 150")


def as_typed() -> dict[str, str]:
    chosen = {"component": "national", "per": "month"}
    return {f"{name}_{what}": said for name in NEW for what, said in chosen.items()}


def new_rates(form: Form, from_on: date, document: str) -> tuple[Rate, ...]:
    """Mistakes stand in the form."""
    return tuple(rate for name in NEW if says_any(form, name, TYPED) if (rate := _new(form, name, from_on, document)))


def _new(form: Form, name: str, from_on: date, document: str) -> Rate | None:
    form.values = {**form.values, f"{name}_from": form.text(f"{name}_from") or from_on.isoformat()}
    amount_fen, since, until = said_of(form, name)
    per = form.choice(f"{name}_per", PERS, missing="")
    whom = _whom(form, name) | units_of(form, name, per)
    if form.errors or amount_fen is None or since is None:
        return None
    return Rate(
        component=form.choice(f"{name}_component", COMPONENTS, missing=""), per=per, amount_fen=amount_fen, from_on=since,
        until_on=until, document=document, **whom,
    )  # fmt: skip


def _whom(form: Form, name: str) -> dict[str, Any]:
    """For whom it is; what is left open fits everybody."""
    told: dict[str, Any] = {
        what: next((each for each in those if each == form.text(f"{name}_{what}")), None)
        for what, those in CHOICES.items()
    }
    grade = form.text(f"{name}_grade")
    if len(grade) > LONGEST_GRADE:
        form.refuse(f"{name}_grade", NO_GRADE)
    ages = {what: _age(form, f"{name}_{what}") for what in ("from_age", "until_age")}
    return {**told, **ages, "grade": grade or None}


def _age(form: Form, name: str) -> int | None:
    age = form.number(name) if form.text(name) else None
    if age is not None and age not in AGES:
        form.refuse(name, NO_AGE)
    return age


def places_of(form: Form) -> list[str]:
    return places(form, NEW, TYPED, STEP)


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a new rate can be of and for, with the words."""
    return {
        "component": [(each, word("component", each)) for each in COMPONENTS], "per": [(each, word("per", each)) for each in PERS],
        "category": [(each, word("category", NAMED_AS[each])) for each in get_args(Category)],
        "residency": [(each, word("residency", each)) for each in get_args(Residency)],
        "sex": [(each, word("sex", each)) for each in get_args(Sex)],
    }  # fmt: skip
