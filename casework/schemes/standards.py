"""What one person draws in a year by an edition: an amount for each category, grade, residence, sex and age that differ."""

from collections.abc import Iterable, Iterator
from itertools import product

from msgspec import Struct

from casework.common.months import Month, months_of
from casework.schemes.rates import Profile, RateTable
from casework.schemes.terms import Rate, Scheme

MONTHS_OF_A_YEAR = 12


class Standard(Struct, frozen=True):
    """`month_fen`: of the year's last month; `year_fen`: twelve months and what is flat; `flat_fen`: of that the flat part.

    `name`: what sets it apart, in words of codes: `death`, `complication:3`, `death:rural`, `death:60`.
    """

    edition: str
    name: str
    month_fen: int
    year_fen: int
    flat_fen: int = 0


def standards_of(scheme: Scheme, year: int) -> tuple[Standard, ...]:
    """Every amount that somebody may draw over the whole year, each once, under the names of the first it fits."""
    table, months = RateTable(scheme), months_of(str(year))
    found: dict[tuple[int, int, int], Standard] = {}
    for name, profile in _profiles(scheme.rates):
        standard = _standard(scheme.edition, name, table, profile, months)
        if standard.month_fen:
            found.setdefault((standard.month_fen, standard.year_fen, standard.flat_fen), standard)
    return tuple(sorted(found.values(), key=lambda each: -each.year_fen))


def _standard(edition: str, name: str, table: RateTable, of: Profile, months: Iterable[Month]) -> Standard:
    each_month = [table.fitting(of, month) for month in months]
    monthly = [sum(rate.amount_fen for rate in rates if rate.per == "month") for rates in each_month]
    flat = sum(rate.amount_fen for rate in each_month[-1] if rate.per == "year")
    return Standard(edition, name, monthly[-1], sum(monthly) + flat, flat)


def _profiles(rates: Iterable[Rate]) -> Iterator[tuple[str, Profile]]:
    """Everybody whom some rate tells from others. Ages: one of each band."""
    told = list(rates)
    kinds = {(rate.category, rate.grade) for rate in told} | {(rate.category, None) for rate in told}
    residencies = {rate.residency for rate in told} | {None}
    sexes = {rate.sex for rate in told if rate.sex} or {"female"}
    ages = sorted({rate.from_age for rate in told if rate.from_age} | {60})
    for (category, grade), residency, sex, age in product(
        sorted(kinds, key=str), sorted(residencies, key=str), sorted(sexes), ages
    ):
        parts = (category, grade, residency, sex if len(sexes) > 1 else None, age if len(ages) > 1 else None)
        yield (
            ":".join(str(each) for each in parts if each is not None) or "all",
            Profile(category, grade, residency, sex, age),
        )
