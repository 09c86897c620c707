"""Conditions as fields of a form: what each is held against, of which days' facts it is asked, and its words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_args

from msgspec.structs import replace

from casework.schemes.terms import Condition, Scheme
from casework.schemes.words import Category, Residency
from web.http.form import Form
from web.language.i18n import N_

VALUES: Final[Mapping[str, tuple[str, ...]]] = {"residency": get_args(Residency), "category": get_args(Category)}
NUMBERS: Final = range(151)
NO_NUMBER: Final = N_("Enter a number from 0 to 150")
NO_DAY: Final = N_("Enter the day")
NO_VALUE: Final = N_("Choose at least one")
NO_WORDS: Final = N_("Say the condition in words")
OLD_WORDS: Final = N_("Say the new value in the words of the condition too")
ENDS_BEFORE: Final = N_("The end lies after the beginning")
LONGEST: Final = 300
TOO_LONG: Final = N_("This is too long")


def fields_of(scheme: Scheme) -> list[tuple[str, Condition, tuple[str, ...]]]:
    """Each with the beginning of the names of its fields, and the values it may name."""
    return [(f"cond_{n}", each, VALUES.get(each.fact, ())) for n, each in enumerate(scheme.conditions)]


def is_dated(of: Condition) -> bool:
    """Whether it is asked of the facts of some days alone; of any other the edition's own day says since when it is asked."""
    return of.dated_by != "month" or of.from_on is not None or of.until_on is not None


def as_typed(scheme: Scheme) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, each, values in fields_of(scheme):
        plain = {
            "since": each.since,
            "number": each.number,
            "women": each.women,
            "from": each.from_on,
            "until": each.until_on,
        }
        said |= {f"{name}_{what}": "" if value is None else str(value) for what, value in plain.items()}
        said |= {f"{name}_{value}": "yes" for value in values if value in each.values}
        said |= {f"{name}_zh": each.text_zh, f"{name}_en": each.text_en}
    return said


def conditions_of(form: Form, scheme: Scheme) -> tuple[Condition, ...]:
    """Those still asked, with what was changed. Mistakes stand in the form."""
    kept = [each for each in fields_of(scheme) if not form.text(f"{each[0]}_gone")]
    return tuple(_changed(form, *each) if f"{each[0]}_zh" in form.values else each[1] for each in kept)


def _changed(form: Form, name: str, before: Condition, values: tuple[str, ...]) -> Condition:
    said = days_of(form, name) if is_dated(before) else {}
    if before.since is not None:
        said["since"] = form.day(f"{name}_since", missing=NO_DAY)
    if before.number is not None:
        said["number"] = number_of(form, f"{name}_number", NO_NUMBER)
        said["women"] = number_of(form, f"{name}_women") if before.fact == "age" else before.women
    if values:
        said["values"] = tuple(value for value in values if form.text(f"{name}_{value}"))
        if not said["values"]:
            form.refuse(f"{name}_{values[0]}", NO_VALUE)
    said |= words_of(form, name)
    _demand_new_words(form, name, before, said)
    return before if form.errors else replace(before, **said)


def days_of(form: Form, name: str) -> dict[str, Any]:
    """Of which days' facts it is asked."""
    since, until = form.day(f"{name}_from"), form.day(f"{name}_until")
    if since and until and until <= since:
        form.refuse(f"{name}_until", ENDS_BEFORE)
    return {"from_on": since, "until_on": until}


def number_of(form: Form, name: str, missing: str | None = None) -> int | None:
    number = form.number(name, missing=missing)
    if number is not None and number not in NUMBERS:
        form.refuse(name, NO_NUMBER)
    return number


def words_of(form: Form, name: str) -> dict[str, str]:
    """The condition in both languages."""
    said = {language: form.required(f"{name}_{language}", missing=NO_WORDS) for language in ("zh", "en")}
    for language, words in said.items():
        if len(words) > LONGEST:
            form.refuse(f"{name}_{language}", TOO_LONG)
    return {f"text_{language}": words for language, words in said.items()}


def _demand_new_words(form: Form, name: str, before: Condition, said: Mapping[str, Any]) -> None:
    """Words that name the old value and stay would tell people what does not hold any more."""
    for what in ("number", "women", "since"):
        old = getattr(before, what)
        told = str(old.year if isinstance(old, date) else old)
        if old is not None and said.get(what, old) != old:
            for language in ("zh", "en"):
                words = getattr(before, f"text_{language}")
                if told in words and said[f"text_{language}"] == words:
                    form.refuse(f"{name}_{language}", OLD_WORDS)
