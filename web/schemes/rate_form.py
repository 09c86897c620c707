"""Rates of an edition as fields of a form: new amounts, parts of a cost, most of a year, and other days."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from casework.schemes.rates import current
from casework.schemes.terms import Rate, Scheme
from web.http.form import Form
from web.language.i18n import N_
from web.language.money import yuan
from web.schemes.share_form import NO_PERCENT, PERCENT

UNITS: Final = range(1, 367)
NO_DAY: Final = N_("Enter the day from which it holds")
ENDS_BEFORE: Final = N_("The end lies after the beginning")
NO_UNITS: Final = N_("Enter a number of days from 1 to 366, or nothing")
NOT_OF_THIS: Final = N_("Only a rate of a cost has a percentage, and only one a day of care has a most of days")


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
        said |= {f"{name}_most": str(rate.at_most or "")} if rate.per == "day" else {}
    return said


def rates_of(form: Form, scheme: Scheme, from_on: date, document: str) -> tuple[Rate, ...]:
    """The edition's with what was changed. Mistakes stand in the form."""
    changed = (_changed(form, f"rate_{n}", rate, from_on, document) for n, rate in enumerate(scheme.rates))
    return tuple(rate for some in changed for rate in some)


def _changed(form: Form, name: str, rate: Rate, from_on: date, document: str) -> Iterable[Rate]:
    """A new amount is a rate of its own from the day on; only where it begins no later it takes the old one's place."""
    if f"{name}_amount" not in form.values:
        return [rate]
    amount_fen, since, until = said_of(form, name)
    units = units_of(form, name, rate.per)
    if amount_fen is None or since is None:
        return [rate]
    if units | {"amount_fen": amount_fen} == {each: getattr(rate, each) for each in (*units, "amount_fen")}:
        return [replace(rate, from_on=since, until_on=until)]
    begins = from_on if since == rate.from_on else since
    new = replace(
        rate,
        amount_fen=amount_fen,
        **units,
        from_on=begins,
        until_on=until,
        document=document,
        source="",
        assumed=False,
    )
    return [rate, new] if begins > rate.from_on else [new]


def said_of(form: Form, name: str) -> tuple[int | None, date | None, date | None]:
    """The amount in fen, since when and until when."""
    amount_fen = form.fen(f"{name}_amount")
    since, until = form.day(f"{name}_from", missing=NO_DAY), form.day(f"{name}_until")
    if since and until and until <= since:
        form.refuse(f"{name}_until", ENDS_BEFORE)
    return amount_fen, since, until


def units_of(form: Form, name: str, per: str) -> dict[str, Any]:
    """Of a cost the percentage, of days of care the most of a year; of any other rate neither."""
    said: dict[str, Any] = {"percent": None, "at_most": None}
    if per == "cost":
        said["percent"] = _within(form, f"{name}_percent", PERCENT, NO_PERCENT, needed=True)
    elif per == "day":
        said["at_most"] = _within(form, f"{name}_most", UNITS, NO_UNITS)
    for what, held in (("percent", "cost"), ("most", "day")):
        if per != held and form.text(f"{name}_{what}"):
            form.refuse(f"{name}_{what}", NOT_OF_THIS)
    return said


def _within(form: Form, name: str, fit: range, wrong: str, *, needed: bool = False) -> int | None:
    number = form.number(name, missing=wrong if needed else None)
    if number is not None and number not in fit:
        form.refuse(name, wrong)
    return number
