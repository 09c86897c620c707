"""Whether a year's money is there by the day it should be: the issued forms beside what was received."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casework.divisions.codes import ledger_of, level_of
from casework.funds.form import PAYERS
from projections.engine.snapshot import Snapshot
from projections.funds.forms import issued
from projections.funds.money import by_giver, receipts
from projections.funds.tables import AnnualForm, FundsReceipt
from projections.schemes.in_force import scheme_in_force

COUNTY = 3


class Funding(NamedTuple):
    """One scheme's year. `by_on`: the day by which its money is to be there (`funded_by` of its edition). Amounts in fen."""

    scheme: str
    needed_fen: int
    received_fen: int
    by_on: date | None
    needed: Mapping[str, int]
    received: Mapping[str, int]

    @property
    def missing_fen(self) -> int:
        return max(0, self.needed_fen - self.received_fen)

    def late(self, on: date) -> bool:
        return self.missing_fen > 0 and self.by_on is not None and on > self.by_on


def fundings(snapshot: Snapshot, division: str, year: int) -> list[Funding]:
    """Of each scheme whose form a county has issued. Money for no scheme in particular fills what is missing, in their order."""
    ledger = ledger_of(division)
    received = receipts(snapshot, ledger, year)
    pool = sum(each.amount_fen for each in received if each.scheme is None)
    found = []
    for _, form in issued(snapshot, [ledger], year):
        one = _funding(snapshot, ledger, form, received)
        used = min(pool, one.missing_fen)
        pool -= used
        found.append(one._replace(received_fen=one.received_fen + used))
    return found


def _funding(snapshot: Snapshot, ledger: str, form: AnnualForm, received: Iterable[FundsReceipt]) -> Funding:
    own = [each for each in received if each.scheme == form.scheme]
    given = by_giver(own)
    payers = [payer for payer in PAYERS if form.total.payers.get(payer) or given.get(payer)]
    return Funding(
        form.scheme, form.total.amount_fen, sum(each.amount_fen for each in own),
        funded_by(snapshot, ledger, form.scheme, form.year), {p: form.total.payers.get(p, 0) for p in payers},
        {p: given.get(p, 0) for p in payers},
    )  # fmt: skip


def funded_by(snapshot: Snapshot, ledger: str, scheme: str, year: int) -> date | None:
    terms = scheme_in_force(snapshot, ledger, scheme, date(year, 1, 1)).scheme  # type: ignore[arg-type]
    if terms is None or terms.procedure.funded_by is None:
        return None
    month, day = terms.procedure.funded_by.split("-")
    return date(year, int(month), int(day))


def late_fundings(snapshot: Snapshot, division: str) -> Sequence[Funding]:
    """Of the year of the snapshot's day: the schemes whose money should be there and is not."""
    if level_of(division) != COUNTY:
        return []
    return [each for each in fundings(snapshot, division, snapshot.on.year) if each.late(snapshot.on)]


def late_count(snapshot: Snapshot, division: str) -> int:
    return len(late_fundings(snapshot, division))
