"""What each level of government is to give beside what it gave: by level, or together where nobody said how they share it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from casework.common.months import Month, first_day, months_of
from casework.funds.form import PAYERS, Carried
from casework.schemes.in_force import Editions
from casework.schemes.shares import BELOW_THE_CENTRE, sharing_local

LOCAL: Final = "local"
Payers = tuple[str, ...]
Fen = Mapping[str, int]


class Matched(NamedTuple):
    """Of one payer, or of several whose shares are not known: both sides are summed alike. In fen."""

    payers: Payers
    needed_fen: int
    received_fen: int
    paid_fen: int = 0

    @property
    def missing_fen(self) -> int:
        return max(0, self.needed_fen - self.received_fen)


class Account(NamedTuple):
    """A year's account of one payer, or of several together. In fen."""

    payers: Payers
    opening_fen: int
    received_fen: int
    paid_fen: int
    transferred_fen: int
    closing_fen: int


def sharing(editions: Editions, ledger: str, year: int) -> tuple[str, ...]:
    """The levels of which in some month of the year no share is said; while the scheme is not paid, all below the centre."""
    found = {level for month in months_of(str(year)) for level in _in_month(editions, ledger, month)}
    return tuple(each for each in BELOW_THE_CENTRE if each in found)


def _in_month(editions: Editions, ledger: str, month: Month) -> Iterable[str]:
    on = first_day(month)
    scheme = editions.on(on).scheme
    return sharing_local(scheme, ledger, on) if scheme else BELOW_THE_CENTRE


def matched(needed: Fen, received: Fen, paid: Fen, shared_by: Collection[str]) -> tuple[Matched, ...]:
    """In the order of levels. `shared_by`: the levels that share what is `local`."""
    found = groups((p for of in (needed, received, paid) for p, fen in of.items() if fen), shared_by)
    return tuple(Matched(each, *(sum(of.get(p, 0) for p in each) for of in (needed, received, paid))) for each in found)


def accounts(carried: Iterable[Carried], shared_by: Collection[str]) -> list[Account]:
    rows = list(carried)
    return [
        _account(each, [row for row in rows if row.payer in each])
        for each in groups((r.payer for r in rows), shared_by)
    ]


def _account(payers: Payers, rows: Collection[Carried]) -> Account:
    names = ("opening_fen", "received_fen", "paid_fen", "transferred_fen", "closing_fen")
    return Account(payers, *(sum(getattr(row, name) for row in rows) for name in names))


def groups(payers: Iterable[str], shared_by: Collection[str]) -> list[Payers]:
    """Those whose shares are not known as one, where there is anything they share; every other alone."""
    there = set(payers)
    together = tuple(p for p in PAYERS if p == LOCAL or p in shared_by) if LOCAL in there else ()
    found = [(p,) for p in PAYERS if p in there and p not in together]
    return sorted([*found, together] if together else found, key=lambda each: PAYERS.index(each[0]))


def filled(rows: Iterable[Matched], pool: dict[str, int]) -> tuple[Matched, ...]:
    """With money that came for no scheme in particular: each payer's fills first what is missing of its own, then what is missing
    at all. What is used is taken out of the pool.
    """
    own = [_given(row, pool, row.missing_fen) for row in rows]
    missing = sum(row.needed_fen - row.received_fen for row in own)
    for payer in [each for each in PAYERS if pool.get(each, 0) > 0]:
        used = min(pool[payer], max(0, missing))
        if used:
            at = next((n for n, row in enumerate(own) if payer in row.payers), None)
            if at is None:
                at = len(own)
                own.append(Matched((payer,), 0, 0))
            own[at] = own[at]._replace(received_fen=own[at].received_fen + used)
            pool[payer] -= used
            missing -= used
    return tuple(own)


def _given(row: Matched, pool: dict[str, int], most: int) -> Matched:
    given = 0
    for payer in row.payers:
        used = min(pool.get(payer, 0), most - given)
        if used > 0:
            pool[payer] -= used
            given += used
    return row._replace(received_fen=row.received_fen + given)
