"""New amounts for the present terms: a field for each rate in force; what is changed becomes a rate from a day on."""

from datetime import date
from typing import Final, NamedTuple

from msgspec.structs import replace

from casework.schemes.rates import current
from casework.schemes.terms import Rate, Scheme
from web.http.form import Form
from web.language.i18n import N_
from web.language.money import fen_of

NO_AMOUNT: Final = N_("Enter an amount in yuan, such as 590 or 1180.50")


class AmountField(NamedTuple):
    name: str
    rate: Rate


def fields_of(scheme: Scheme, on: date) -> list[AmountField]:
    return [AmountField(f"amount_{n}", rate) for n, rate in enumerate(current(scheme.rates, on))]


def with_new_amounts(form: Form, scheme: Scheme, from_on: date, document: str) -> Scheme:
    """The terms with what was changed, from the day on; the same where nothing was. Mistakes stand in the form."""
    fresh = [rate for field in fields_of(scheme, from_on) if (rate := _fresh(form, field, from_on, document))]
    return replace(scheme, rates=(*scheme.rates, *fresh)) if fresh else scheme


def _fresh(form: Form, field: AmountField, from_on: date, document: str) -> Rate | None:
    if not form.text(field.name):
        return None
    fen = fen_of(form.text(field.name))
    if fen is None:
        form.refuse(field.name, NO_AMOUNT)
        return None
    same = fen == field.rate.amount_fen
    return None if same else replace(
        field.rate, amount_fen=fen, from_on=from_on, until_on=None, document=document, source="", assumed=False
    )  # fmt: skip
