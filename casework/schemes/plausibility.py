"""Whether a published pair of a headcount and an amount can be right: which rates and part-years give it, and which cannot.

The answer never says that a mix was paid: it says that it fits. Where several fit, the breakdown has to be asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import gcd
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from casework.schemes.standards import Standard

AT_ONCE: Final = 3  # different full-year amounts in one mix: more of them fit nearly everything
EXAMPLES: Final = 3
STEPS: Final = 400_000  # solved at most: a page is waited for
PART_MONTHS: Final = range(1, 12)

Why = Literal["no_single_rate", "above_all_rates", "below_all_rates", "no_two_rates", "no_full_years", "nothing_fits"]


class Excluded(Struct, frozen=True):
    """What cannot be, with the figures that show it: `divisor` does not divide, `remainder` is left (fen)."""

    why: Why
    divisor: int = 0
    remainder: int = 0


class Payees(Struct, frozen=True):
    """A count of households that is exact in whole payees: so many with two, so many with one."""

    standard: Standard
    payees: int
    two: int
    one: int


class Months(Struct, frozen=True):
    """One rate over part-years: so many person-months of at most twelve for each."""

    standard: Standard
    months: int
    most: int


class Paid(Struct, frozen=True):
    """So many persons over the whole year."""

    standard: Standard
    persons: int


class Mix(Struct, frozen=True):
    """So many persons of each amount over the whole year; and, perhaps, one more over `months`."""

    full: tuple[Paid, ...]
    part: Standard | None = None
    months: int = 0

    @property
    def amount_fen(self) -> int:
        rest = self.part.month_fen * self.months if self.part else 0
        return sum(each.standard.year_fen * each.persons for each in self.full) + rest

    @property
    def headcount(self) -> int:
        return sum(each.persons for each in self.full) + (self.part is not None)


class Mixes(Struct, frozen=True):
    """How many fit, and the first of them. Not `all`: the search was given up before its end."""

    fitting: int
    examples: tuple[Mix, ...]
    all: bool


NONE_FIT: Final = Mixes(0, (), True)


class Plausibility(Struct, frozen=True):
    """`unit_fen`, `rest_fen`: the amount divided by the headcount. `singles`: rates that give it alone."""

    headcount: int
    amount_fen: int
    unit_fen: int
    rest_fen: int
    singles: tuple[Standard, ...]
    payees: tuple[Payees, ...]
    months: tuple[Months, ...]
    full_years: Mixes
    part_years: Mixes
    excluded: tuple[Excluded, ...]


def plausibility(
    headcount: int, amount_fen: int, standards: Iterable[Standard], counted_by: str = "person"
) -> Plausibility:
    """What gives the amount. Raises ValueError for nobody, or for no money at all."""
    if headcount < 1 or amount_fen < 1:
        raise ValueError("a headcount and an amount")
    known = sorted({each for each in standards if each.month_fen}, key=lambda each: (-each.year_fen, each.name))
    singles = tuple(each for each in known if each.year_fen * headcount == amount_fen)
    payees = tuple(_payees(headcount, amount_fen, known)) if counted_by == "household" else ()
    plain = bool(singles or payees)
    full = NONE_FIT if plain else _mixes(known, ((headcount, amount_fen, None, 0),))
    part = NONE_FIT if plain or full.fitting else _mixes(known, _with_a_part_year(headcount, amount_fen, known))
    found = Plausibility(
        headcount=headcount, amount_fen=amount_fen, unit_fen=amount_fen // headcount, rest_fen=amount_fen % headcount,
        singles=singles, payees=payees, months=tuple(_months(headcount, amount_fen, known)), full_years=full,
        part_years=part, excluded=(),
    )  # fmt: skip
    return found if plain else replace(found, excluded=tuple(_excluded(found, known)))


def _payees(households: int, amount_fen: int, standards: Sequence[Standard]) -> Iterator[Payees]:
    for each in standards:
        payees, rest = divmod(amount_fen, each.year_fen)
        if not rest and households <= payees <= 2 * households:
            yield Payees(each, payees, payees - households, 2 * households - payees)


def _months(headcount: int, amount_fen: int, standards: Sequence[Standard]) -> Iterator[Months]:
    for each in standards:
        months, rest = divmod(amount_fen, each.month_fen)
        if not rest and not each.flat_fen and headcount <= months < headcount * 12:
            yield Months(each, months, headcount * 12)


Asked = tuple[int, int, "Standard | None", int]
"""Persons over the whole year, what they got together, and the one besides with their months."""


def _with_a_part_year(headcount: int, amount_fen: int, standards: Sequence[Standard]) -> Iterator[Asked]:
    for each in standards:
        for months in PART_MONTHS:
            if headcount > 1 and amount_fen > each.month_fen * months:
                yield headcount - 1, amount_fen - each.month_fen * months, each, months


def _mixes(standards: Sequence[Standard], asked: Iterable[Asked]) -> Mixes:
    """Counted once each, whichever amounts they leave out."""
    steps, found, examples = STEPS, 0, list[Mix]()
    for persons, amount, part, months in asked:
        for size in range(1, min(AT_ONCE, len(standards)) + 1):
            for some in combinations(standards, size):
                if amount % gcd(*(each.year_fen for each in some)):
                    continue
                steps -= persons if size == AT_ONCE else 1
                if steps < 0:
                    return Mixes(found, tuple(examples), False)
                for counts in _solved(persons, amount, [each.year_fen for each in some]):
                    found += 1
                    if len(examples) < EXAMPLES:
                        examples.append(Mix(tuple(map(Paid, some, counts)), part, months))
    return Mixes(found, tuple(examples), True)


def _solved(persons: int, amount: int, years: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Numbers of persons, each at least one, who together are so many and got so much."""
    match list(years):
        case [one]:
            if persons * one == amount:
                yield (persons,)
        case [first, second]:
            n, left = divmod(amount - persons * second, first - second)
            if not left and 0 < n < persons:
                yield n, persons - n
        case [*others, last]:
            for n in range(1, persons - 1):
                for counts in _solved(persons - n, amount - n * last, others):
                    yield (*counts, n)


def _excluded(found: Plausibility, standards: Sequence[Standard]) -> Iterator[Excluded]:
    """Why the plain explanations do not hold, the plainest first."""
    if not standards:
        return
    yield Excluded("no_single_rate")
    highest, lowest = standards[0].year_fen, standards[-1].year_fen
    if found.amount_fen > highest * found.headcount:
        yield Excluded("above_all_rates", highest)
    elif found.amount_fen < lowest * found.headcount:
        yield Excluded("below_all_rates", lowest)
    if len(standards) > 1 and not any(len(mix.full) == 2 for mix in found.full_years.examples):
        yield Excluded("no_two_rates")
    common = gcd(*(each.year_fen for each in standards))
    if found.amount_fen % common:
        yield Excluded("no_full_years", common, found.amount_fen % common)
    if not (found.full_years.fitting or found.part_years.fitting or found.months or found.payees):
        yield Excluded("nothing_fits")
