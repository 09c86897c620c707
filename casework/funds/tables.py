"""Estimates counted into the rows and totals of the annual forms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from casework.divisions.codes import trim
from casework.funds.form import HEADS, PAYERS, WHOLE, Row
from casework.funds.people import Charge, Estimated
from casework.schemes.shares import split

TOWNSHIP: Final = 9


def tables(people: Sequence[Estimated], division: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows by township, category and residency, and every total. Fen are split by row; a total's payers are its rows'."""
    rows = _counted(people, lambda town, category, residency: [(town, category, residency)], division)
    payers = _payers_of(rows)
    totals = _counted(people, _totals_of, division)
    stated = [replace(each, payers=payers.get(_key(each), {})) for each in totals]
    return tuple(rows), tuple(stated)


Groups = Iterable[tuple[str, str, str]]
Grouping = Callable[[str, str, str], Groups]


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
                counts[name] += each.times
        if each.this:
            for key in groups(town, *each.this):
                charges = money.setdefault(key, {})
                for charge, fen in each.charges.items():
                    charges[charge] = charges.get(charge, 0) + fen * each.times
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
