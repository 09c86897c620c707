"""What lists have of somebody's months: which they claim, how much stands on their lines, and what is still to be paid of a month."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import add, or_
from typing import Final, NamedTuple, TypeVar

from casework.common.months import Month, bit_of, year_of
from casework.payments.lines import Line, LinePart
from casework.schemes.occasions import BY_OCCASION

K = TypeVar("K")
By = Mapping[int, int]
"""Of the months themselves under 0, of each difference that was paid for them under its number."""
Claims = Mapping[tuple[str, int], By]
"""Bits of the months that lists have, by component and year (migrations/0012_payment_claims.sql)."""
Slot = tuple[str, int, int]
"""What is paid once: a component, by year and bit."""
Amounts = Mapping[Slot, By]
"""Fen that stand on lines."""
Turns = Mapping[tuple[str, int], int]
YEAR_BIT: Final = 1 << 12
ONCE_BIT: Final = 1 << 13
ONCE: Final = ("once", *BY_OCCASION)


class OnLists(NamedTuple):
    """`claims`: as they are in this moment; `amounts`: of the lines that are known, none of them returned, taken out or discarded.
    `turns`: by component and year, how often the claims changed; asked before the lines, so that what changes after it is noticed.
    """

    claims: Claims = {}
    amounts: Amounts = {}
    turns: Turns = {}

    def with_line(self, line: Line) -> "OnLists":
        """The same once this line is stored."""
        return self.and_also(OnLists(claims_of(line.parts), amounts_of(line.parts)))

    def turn_of(self, component: str, year: int) -> int:
        """Of the claims of its year, and of what is paid once; of what is paid once those of all years."""
        return sum(
            turn for (each, of), turn in self.turns.items() if each == component and (of == year or 0 in (of, year))
        )

    def has_other_form(self, component: str, year: int, its_bit: int) -> bool:
        """Whether a list has the same time by the month where this is by the year, or once, or the other way round."""
        own = ONCE_BIT if not year else YEAR_BIT if its_bit == YEAR_BIT else YEAR_BIT - 1
        return any(
            bits & ~own
            for (each, of), by in self.claims.items() if each == component and (of == year or 0 in (of, year))
            for bits in by.values()
        )  # fmt: skip

    def claimed_by(self, other: "OnLists") -> "OnLists":
        """Of the claims those that the other has, too: lines whose claims are given back have none."""
        within = {
            key: {n: bits & of for n, bits in by.items() if (of := other.claims.get(key, {}).get(n, 0)) & bits}
            for key, by in self.claims.items()
        }
        return self._replace(claims={key: by for key, by in within.items() if by})

    def and_also(self, other: "OnLists") -> "OnLists":
        """Both together; the turns stay one's own."""
        return OnLists(_joined(self.claims, other.claims, or_), _joined(self.amounts, other.amounts, add), self.turns)


NOTHING: Final = OnLists()


class Had(NamedTuple):
    """What lists have of months that are for the person: what the person was paid; and of those that are for the household: what was
    paid to anybody of it, for whom ever."""

    own: OnLists = NOTHING
    home: OnLists = NOTHING

    def with_lines(self, own: Iterable[Line], home: Iterable[Line]) -> "Had":
        """The same once these lines for the person, and for the household, are stored."""
        return Had(reduce(OnLists.with_line, own, self.own), reduce(OnLists.with_line, home, self.home))


NOTHING_HAD: Final = Had()


class Open(NamedTuple):
    """What is still to be paid of a month, and as which difference: 0, where no list has the month itself. `seen`: where one has
    some of it, also in another form, the turn of its claims.
    """

    amount_fen: int
    supplement: int
    seen: int = 0


def bit(per: str, month: Month) -> tuple[int, int]:
    """The year and the bit under which a month is claimed."""
    if per in ONCE:
        return 0, ONCE_BIT
    return year_of(month), YEAR_BIT if per == "year" else bit_of(month)


def slot(component: str, per: str, month: Month) -> Slot:
    return component, *bit(per, month)


def claimed_as(claim: str) -> tuple[str, int]:
    """A claim's component and the number of the difference: national+1 (migrations/0015_payment_supplements.sql)."""
    component, _, supplement = claim.partition("+")
    return component, int(supplement or 0)


def still_open(component: str, per: str, month: Month, due_fen: int, had: OnLists) -> Open | None:
    """What is due and stands on no line. More than is due is nothing here: it is found as an overpayment.

    Of a month whose claims are not those of the lines that are known, nothing: a list pays it in this moment, and the next one sees it.
    """
    if not had.claims:
        return Open(due_fen, 0)
    year, its_bit = bit(per, month)
    has = {n for n, bits in had.claims.get((component, year), {}).items() if bits & its_bit}
    if not has:
        return Open(due_fen, 0, had.turn_of(component, year) if had.has_other_form(component, year, its_bit) else 0)
    stands = had.amounts.get((component, year, its_bit), {})
    rest = due_fen - sum(stands.values())
    if has != stands.keys() or rest <= 0:
        return None
    return Open(rest, next(n for n in range(len(has) + 1) if n not in has), had.turn_of(component, year))


def claims_of(parts: Iterable[LinePart]) -> Claims:
    """Which months these pay for."""
    found: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for part in parts:
        for month in part.months:
            year, its_bit = bit(part.per, month)
            by = found[part.paid_as, year]
            by[part.supplement] = by.get(part.supplement, 0) | its_bit
    return found


def amounts_of(parts: Iterable[LinePart]) -> Amounts:
    """What stands on these."""
    found: dict[tuple[str, int, int], dict[int, int]] = defaultdict(dict)
    for part in parts:
        for month in part.months:
            by = found[part.paid_as, *bit(part.per, month)]
            by[part.supplement] = by.get(part.supplement, 0) + part.amount_fen
    return found


def _joined(one: Mapping[K, By], other: Mapping[K, By], both: Callable[[int, int], int]) -> Mapping[K, By]:
    if not one or not other:
        return one or other
    found = {key: dict(by) for key, by in one.items()}
    for key, by in other.items():
        mine = found.setdefault(key, {})
        for supplement, value in by.items():
            mine[supplement] = both(mine.get(supplement, 0), value)
    return found
