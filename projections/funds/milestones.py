"""Whether a year's money is there by the day it should be: the issued forms beside what was received."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, cast

from casework.common.days import in_year
from casework.divisions.codes import ledger_of, level_of
from casework.funds.matching import Matched, filled, matched, sharing
from casework.schemes.words import SchemeId
from projections.engine.scope import COUNTY
from projections.engine.snapshot import Snapshot
from projections.funds.forms import issued
from projections.funds.money import by_giver, carried, receipts
from projections.funds.tables import AnnualForm, FundsReceipt
from projections.policies.in_force import editions_of as policies_of
from projections.schemes.in_force import editions_of, scheme_in_force


class Funding(NamedTuple):
    """One scheme's year. `by_on`: the day by which its money is to be there. Amounts in fen."""

    scheme: str
    by_on: date | None
    rows: tuple[Matched, ...]

    @property
    def needed_fen(self) -> int:
        return sum(row.needed_fen for row in self.rows)

    @property
    def received_fen(self) -> int:
        return sum(row.received_fen for row in self.rows)

    @property
    def missing_fen(self) -> int:
        """In all: what one level gives for another is there."""
        return max(0, self.needed_fen - self.received_fen)

    def late(self, on: date) -> bool:
        return self.missing_fen > 0 and self.by_on is not None and on > self.by_on


def fundings(snapshot: Snapshot, division: str, year: int, *, with_paid: bool = False) -> list[Funding]:
    """Of each scheme whose form a county has issued. Money for no scheme in particular fills what is missing, in their order.

    `with_paid`: also what the bank has settled in the year, which takes a look at every line.
    """
    ledger = ledger_of(division)
    received = receipts(snapshot, ledger, year)
    pool = by_giver(each for each in received if each.scheme is None)
    found = []
    for _, form in issued(snapshot, [ledger], year):
        one = _funding(snapshot, ledger, form, received, with_paid)
        found.append(one._replace(rows=filled(one.rows, pool)))
    return found


def _funding(
    snapshot: Snapshot, ledger: str, form: AnnualForm, received: Iterable[FundsReceipt], with_paid: bool
) -> Funding:
    scheme = cast("SchemeId", form.scheme)
    account = carried(snapshot, ledger, scheme, form.year) if with_paid else ()
    paid = {each.payer: each.paid_fen for each in account}
    given = by_giver(each for each in received if each.scheme == scheme)
    rows = matched(form.total.payers, given, paid, sharing(editions_of(snapshot, ledger, scheme), ledger, form.year))
    return Funding(scheme, funded_by(snapshot, ledger, scheme, form.year), rows)


def funded_by(snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int) -> date | None:
    """As the scheme's document says; where it says nothing, as the policy of the place does, by what is in force at the year's start."""
    begin = date(year, 1, 1)
    terms = scheme_in_force(snapshot, ledger, scheme, begin).scheme
    said = (terms.procedure.funded_by if terms else None) or policies_of(snapshot, [ledger])[ledger].on(
        begin
    ).edition.funded_by
    return in_year(said, year) if said else None


def late_fundings(snapshot: Snapshot, division: str) -> Sequence[Funding]:
    """Of the year of the snapshot's day: the schemes whose money should be there and is not."""
    if level_of(division) != COUNTY:
        return []
    return [each for each in fundings(snapshot, division, snapshot.on.year) if each.late(snapshot.on)]


def late_count(snapshot: Snapshot, division: str) -> int:
    return len(late_fundings(snapshot, division))
