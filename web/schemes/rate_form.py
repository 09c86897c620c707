"""Rates as fields of a form: new amounts and other days for those of an edition, and rates it does not have yet."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, get_args

from msgspec.structs import replace

from casework.schemes.rates import current
from casework.schemes.terms import Rate, Scheme
from casework.schemes.words import COMPONENTS, Category, Per, Residency, Sex
from web.http.form import Form
from web.language.i18n import N_
from web.language.money import yuan
from web.language.words import word
from web.schemes.share_form import NO_PERCENT, PERCENT
from web.schemes.wording import NAMED_AS

NEW: Final = ("new_0", "new_1", "new_2")
PERS: Final[tuple[Per, ...]] = ("month", "year", "once", "day")
"""A part of a cost is the API's: it needs a percentage beside the amount."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "category": get_args(Category), "residency": get_args(Residency), "sex": get_args(Sex),
}  # fmt: skip
NO_DAY: Final = N_("Enter the day from which it holds")
ENDS_BEFORE: Final = N_("The end lies after the beginning")
NO_GRADE: Final = N_("Enter a level of at most 8 characters")
NO_AGE: Final = N_("Enter an age from 0 to 150")
AGES: Final = range(151)


def fields_of(scheme: Scheme, on: date) -> list[tuple[str, Rate]]:
    """Those in force on a day and those to come, each with the beginning of the names of its fields."""
    held = current(scheme.rates, on)
    return [(f"rate_{n}", rate) for n, rate in enumerate(scheme.rates) if rate in held or rate.from_on > on]


def as_typed(scheme: Scheme, on: date) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, rate in fields_of(scheme, on):
        said |= {f"{name}_amount": yuan(rate.amount_fen), f"{name}_from": rate.from_on.isoformat()}
        said |= {f"{name}_until": rate.until_on.isoformat() if rate.until_on else ""}
        said |= {f"{name}_percent": str(rate.percent)} if rate.percent is not None else {}
    return said | {
        f"{name}_{what}": said for name in NEW for what, said in (("component", "national"), ("per", "month"))
    }


def rates_of(form: Form, scheme: Scheme, from_on: date, document: str) -> tuple[Rate, ...]:
    """The edition's with what was changed, then the new ones. Mistakes stand in the form."""
    known = [one for n, rate in enumerate(scheme.rates) for one in _changed(form, f"rate_{n}", rate, from_on, document)]
    new = [rate for name in NEW if form.text(f"{name}_amount") if (rate := _new(form, name, from_on, document))]
    return (*known, *new)


def _changed(form: Form, name: str, rate: Rate, from_on: date, document: str) -> Iterable[Rate]:
    """A new amount is a rate of its own from the day on; only where it begins no later it takes the old one's place."""
    if f"{name}_amount" not in form.values:
        return [rate]
    amount_fen, since, until = _said(form, name)
    percent = _percent(form, f"{name}_percent") if rate.percent is not None else None
    if amount_fen is None or since is None:
        return [rate]
    if (amount_fen, percent) == (rate.amount_fen, rate.percent):
        return [replace(rate, from_on=since, until_on=until)]
    begins = from_on if since == rate.from_on else since
    new = replace(
        rate, amount_fen=amount_fen, percent=percent, from_on=begins, until_on=until, document=document, source="",
        assumed=False,
    )  # fmt: skip
    return [rate, new] if begins > rate.from_on else [new]


def _percent(form: Form, name: str) -> int | None:
    percent = form.number(name, missing=NO_PERCENT)
    if percent is not None and percent not in PERCENT:
        form.refuse(name, NO_PERCENT)
    return percent


def _said(form: Form, name: str) -> tuple[int | None, date | None, date | None]:
    amount_fen = form.fen(f"{name}_amount")
    since, until = form.day(f"{name}_from", missing=NO_DAY), form.day(f"{name}_until")
    if since and until and until <= since:
        form.refuse(f"{name}_until", ENDS_BEFORE)
    return amount_fen, since, until


def _new(form: Form, name: str, from_on: date, document: str) -> Rate | None:
    form.values = {**form.values, f"{name}_from": form.text(f"{name}_from") or from_on.isoformat()}
    amount_fen, since, until = _said(form, name)
    told = {
        what: next((each for each in those if each == form.text(f"{name}_{what}")), None)
        for what, those in CHOICES.items()
    }
    ages = {what: _age(form, f"{name}_{what}") for what in ("from_age", "until_age")}
    grade = form.text(f"{name}_grade")
    if len(grade) > 8:
        form.refuse(f"{name}_grade", NO_GRADE)
    if form.errors or amount_fen is None or since is None:
        return None
    return Rate(
        component=form.choice(f"{name}_component", COMPONENTS, missing=""), per=form.choice(f"{name}_per", PERS, missing=""),
        amount_fen=amount_fen, from_on=since, until_on=until, grade=grade or None, document=document, **told, **ages,  # type: ignore[arg-type]
    )  # fmt: skip


def _age(form: Form, name: str) -> int | None:
    age = form.number(name) if form.text(name) else None
    if age is not None and age not in AGES:
        form.refuse(name, NO_AGE)
    return age


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a new rate can be of and for, with the words."""
    return {
        "component": [(each, word("component", each)) for each in COMPONENTS], "per": [(each, word("per", each)) for each in PERS],
        "category": [(each, word("category", NAMED_AS[each])) for each in get_args(Category)],
        "residency": [(each, word("residency", each)) for each in get_args(Residency)],
        "sex": [(each, word("sex", each)) for each in get_args(Sex)],
    }  # fmt: skip
