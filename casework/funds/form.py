"""The two annual forms, headcount and money (domain 2.8, annexes 10 and 11), and whether they add up both ways."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from casework.divisions.codes import trim
from casework.funds.people import Charge, Estimated
from casework.schemes.crossfoot import faults as cross_footed
from casework.schemes.shares import split

PAYERS: Final = ("central", "province", "city", "county", "local")
TOWNSHIP: Final = 9
WHOLE: Final = ""
"""In a total: all divisions, all categories, urban and rural together."""
HEADS: Final = ("last", "exits", "new", "this")
MEASURES: Final = (*HEADS, "amount_fen")


class Row(Struct, frozen=True, kw_only=True):
    """Heads and fen of one township, category and residency; `""` in a total: all of them.

    `this` = `last` - `exits` + `new`; the fen of the payers are `amount_fen`.
    """

    division: str
    category: str
    residency: str
    last: int = 0
    exits: int = 0
    new: int = 0
    this: int = 0
    amount_fen: int = 0
    payers: dict[str, int] = {}

    @property
    def cell(self) -> str:
        return f"{self.category}/{self.residency}"


class Carried(Struct, frozen=True, kw_only=True):
    """Last year's money by who gave it, in fen: brought forward, received, paid out, carried on."""

    payer: str
    opening_fen: int = 0
    received_fen: int = 0
    paid_fen: int = 0
    closing_fen: int = 0


class Form(Struct, frozen=True, kw_only=True):
    """`known`: how far each ledger was known; `edition`: the terms in force at the year's start.

    `totals` are counted from the people once more, not added up from the rows: so a fault in either shows.
    """

    known: dict[str, int]
    edition: str
    counted_by: str
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    carried: tuple[Carried, ...] = ()

    @property
    def total(self) -> Row:
        return whole(self.totals)

    def alike(self, other: "Form") -> bool:
        """Whether the figures are the same, whatever they rest on."""
        return (self.rows, self.totals, self.carried) == (other.rows, other.totals, other.carried)


def whole(totals: Iterable[Row]) -> Row:
    """The total of everybody; zero where there is nobody."""
    found = (each for each in totals if not (each.division or each.category or each.residency))
    return next(found, Row(division=WHOLE, category=WHOLE, residency=WHOLE))


class Fault(NamedTuple):
    """What does not add up: which measure, of what, what is stated and what it should be."""

    measure: str
    where: str
    stated: int
    sum: int


def tables(people: Sequence[Estimated], division: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows by township, category and residency, and every total. Fen are split by row; a total's payers are its rows'."""
    rows = _counted(people, lambda town, category, residency: [(town, category, residency)], division)
    payers = _payers_of(rows)
    totals = _counted(people, _totals_of, division)
    stated = [msgspec.structs.replace(each, payers=payers.get(_key(each), {})) for each in totals]
    return tuple(rows), tuple(stated)


Groups = Iterable[tuple[str, str, str]]
Grouping = Callable[[str, str, str], Groups]
Measure = Callable[[Row], int]


def _totals_of(town: str, category: str, residency: str) -> Groups:
    return (
        (WHOLE, WHOLE, WHOLE), (WHOLE, category, WHOLE), (WHOLE, WHOLE, residency), (WHOLE, category, residency),
        (town, WHOLE, WHOLE),
    )  # fmt: skip


def _counted(people: Sequence[Estimated], groups: Grouping, division: str) -> list[Row]:
    heads: dict[tuple[str, str, str], dict[str, int]] = {}
    money: dict[tuple[str, str, str], dict[Charge, int]] = {}
    for each in people:
        town = township(each.division, division)
        for name, cell in _places(each):
            for key in groups(town, *cell):
                counts = heads.setdefault(key, dict.fromkeys(HEADS, 0))
                counts[name] += 1
        if each.this:
            for key in groups(town, *each.this):
                charges = money.setdefault(key, {})
                for charge, fen in each.charges.items():
                    charges[charge] = charges.get(charge, 0) + fen
    return [_row(key, heads[key], money.get(key, {})) for key in sorted(heads)]


def _places(each: Estimated) -> Iterable[tuple[str, tuple[str, str]]]:
    if each.last:
        yield "last", each.last
    if each.leaves and each.last:
        yield "exits", each.last
    if each.this:
        yield "this", each.this
    if each.enters and each.this:
        yield "new", each.this


def _row(key: tuple[str, str, str], heads: Mapping[str, int], money: Mapping[Charge, int]) -> Row:
    payers: dict[str, int] = {}
    for charge, fen in money.items():
        for payer, part in split(fen, charge.shares).items():
            payers[payer] = payers.get(payer, 0) + part
    kept = {payer: payers[payer] for payer in PAYERS if payers.get(payer)}
    return Row(division=key[0], category=key[1], residency=key[2], **heads, amount_fen=sum(money.values()), payers=kept)


def _key(row: Row) -> tuple[str, str, str]:
    return row.division, row.category, row.residency


def _payers_of(rows: Sequence[Row]) -> dict[tuple[str, str, str], dict[str, int]]:
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for row in rows:
        for key in _totals_of(*_key(row)):
            sums = found.setdefault(key, {})
            for payer, fen in row.payers.items():
                sums[payer] = sums.get(payer, 0) + fen
    return {key: {payer: sums[payer] for payer in PAYERS if payer in sums} for key, sums in found.items()}


def township(code: str, division: str) -> str:
    """The township a division lies in; the county's own where nobody said more."""
    return trim(code)[:TOWNSHIP] or trim(division)


def faults(form: Form) -> tuple[Fault, ...]:
    """Everything that does not add up, in either direction; none: the form may be issued."""
    found = [fault for row in (*form.rows, *form.totals) for fault in _within(row)]
    for measure in MEASURES:
        found += _both_ways(form, measure, lambda row, name=measure: getattr(row, name))  # type: ignore[misc]
    for payer in PAYERS:
        found += _both_ways(form, payer, lambda row, name=payer: row.payers.get(name, 0))  # type: ignore[misc]
    return tuple(found + [fault for each in form.carried for fault in _balance(each)])


def _within(row: Row) -> Iterable[Fault]:
    """The official identity: this year is last year's paid without the exits and with the new (domain 2.8)."""
    where = "/".join(_key(row))
    if row.this != row.last - row.exits + row.new:
        yield Fault("this", where, row.this, row.last - row.exits + row.new)
    if row.amount_fen != sum(row.payers.values()):
        yield Fault("amount_fen", where, row.amount_fen, sum(row.payers.values()))


def _both_ways(form: Form, measure: str, of: Measure) -> list[Fault]:
    cells: dict[str, dict[str, int]] = {}
    for row in form.rows:
        cells.setdefault(row.division, {})[row.cell] = of(row)
    by_town = {each.division: of(each) for each in form.totals if each.division}
    by_cell = {each.cell: of(each) for each in form.totals if not each.division and each.category and each.residency}
    found = [
        Fault(measure, f.name or f.of, f.stated, f.sum)
        for f in cross_footed(_whole(cells, by_town), by_town, by_cell, of(form.total))
    ]
    for each in form.totals:
        if not each.division and bool(each.category) != bool(each.residency):
            sum_ = sum(
                of(r) for r in form.rows if each.category in ("", r.category) and each.residency in ("", r.residency)
            )
            found += [Fault(measure, each.cell, of(each), sum_)] if of(each) != sum_ else []
    return found


def _whole(cells: dict[str, dict[str, int]], towns: Iterable[str]) -> dict[str, dict[str, int]]:
    """A total for a town without rows is a fault, not a missing key."""
    return {town: {} for town in towns} | cells


def _balance(each: Carried) -> Iterable[Fault]:
    closing = each.opening_fen + each.received_fen - each.paid_fen
    if closing != each.closing_fen:
        yield Fault("closing_fen", each.payer, each.closing_fen, closing)


def digest(division: str, scheme: str, year: int, form: Form) -> str:
    """SHA-256, hexadecimal, of the canonical JSON: UTF-8, keys in order, no spaces (docs/decisions/0017)."""
    told = msgspec.to_builtins(form) | {"division": division, "scheme": scheme, "year": year}
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
