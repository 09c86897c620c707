"""The two annual forms, headcount and money (domain 2.8, annexes 10 and 11), and whether they add up both ways."""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec import Struct

PAYERS: Final = ("central", "province", "city", "county", "local")
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
    """Last year's money by who gave it, in fen: brought forward, received, paid out, carried on. `transferred_fen`: from other schemes'
    accounts, whose payments were set off against what this scheme had paid too much; below zero: to them.
    """

    payer: str
    opening_fen: int = 0
    received_fen: int = 0
    paid_fen: int = 0
    closing_fen: int = 0
    transferred_fen: int = 0


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


def digest(division: str, scheme: str, year: int, form: Form) -> str:
    """SHA-256, hexadecimal, of the canonical JSON: UTF-8, keys in order, no spaces (docs/decisions/0017). Where nothing was transferred
    that is left out, as it was by the first forms.
    """
    told = msgspec.to_builtins(form) | {"division": division, "scheme": scheme, "year": year}
    told["carried"] = [
        {key: fen for key, fen in each.items() if fen or key != "transferred_fen"} for each in told["carried"]
    ]
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
