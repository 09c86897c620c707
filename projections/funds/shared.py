"""Who bears an amount: by the shares of its component, as they were in the month that it was for."""

from collections.abc import Mapping

import msgspec

from casework.common.months import first_day
from casework.schemes.in_force import Editions
from casework.schemes.shares import shares_of, split
from casework.schemes.words import Component

ByYear = Mapping[int, Mapping[str, int]]
"""Fen by year, and by who gives or bears them."""


class Charged(msgspec.Struct, frozen=True):
    """Fen of a component, booked in a year; `paid_for`: the first month of what it was for."""

    component: str
    year: int
    paid_for: int
    amount_fen: int


def shared(editions: Editions, ledger: str, each: Charged) -> Mapping[str, int]:
    on = first_day(each.paid_for)
    terms = editions.on(on).scheme
    if terms is None:
        return {"local": each.amount_fen}
    component: Component = each.component  # type: ignore[assignment]
    return {str(payer): fen for payer, fen in split(each.amount_fen, shares_of(terms, component, ledger, on)).items()}
