"""The guards many decisions share."""

from datetime import date

from casework.common import refusals
from casework.common.formulas import begins_a_formula


def required_text(text: str | None, field: str) -> str:
    """The text. Raises TextMissing for an empty or blank one."""
    if not (text and text.strip()):
        raise refusals.TextMissing(field)
    return text


def personal_name(text: str | None, field: str) -> str:
    """A name that is told to a bank and stands in tables. Raises TextMissing, BeginsAFormula."""
    no_formula(text, field)
    return required_text(text, field)


def no_formula(text: object, field: str) -> None:
    """What is no text is none. Raises BeginsAFormula."""
    if isinstance(text, str) and begins_a_formula(text.strip()):
        raise refusals.BeginsAFormula(field)


def not_in_the_future(day: date | None, today: date, field: str) -> None:
    """Raises DayInTheFuture for a day after today."""
    if day is not None and day > today:
        raise refusals.DayInTheFuture(field)


def in_order(from_on: date, until_on: date | None, field: str = "until_on") -> None:
    """Raises EndNotAfterStart for a span without a day; no end is no fault."""
    if until_on is not None and until_on <= from_on:
        raise refusals.EndNotAfterStart(field)
