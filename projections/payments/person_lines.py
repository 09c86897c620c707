"""What somebody was paid, or is to be paid, by whichever list."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.payments.lines import BANK


class PersonsLine(msgspec.Struct, frozen=True):
    """A line of a person's, in whichever list. `paid_on`: when the bank said it was paid; `returned_on`: that it was returned, and
    `had_paid_on`: that it was paid before it came back."""

    person_id: UUID
    list_id: UUID
    scheme: str
    period: str
    status: str
    number: int
    first_month: int
    last_month: int
    months: int
    amount_fen: int
    arrears_fen: int
    offset_fen: int
    outcome: str | None
    reason: str | None
    paid_on: date | None
    returned_on: date | None
    had_paid_on: date | None


PERSONS_LINES: Final = f"""
    select l.person_id, l.list_id, l.scheme, p.period, p.status, l.number, l.first_month, l.last_month, l.months,
           l.amount_fen, l.arrears_fen, l.offset_fen, b.outcome, b.reason, case when b.outcome = 'settled' then b.told_on end,
           case when b.outcome = 'returned' then b.told_on end, b.paid_on
      from read.payment_line l {BANK}
      join read.payment_list p on p.list_id = l.list_id and known(p)
     where known(l) and p.status <> 'discarded'
"""
LATEST: Final = " order by p.period desc, p.prepared_on desc, l.list_id, l.number"


def of_person(snapshot: Snapshot, person_id: UUID) -> list[PersonsLine]:
    """What a person was paid, or is to be paid; the latest first."""
    return snapshot.rows(PersonsLine, PERSONS_LINES + " and l.person_id = %(person)s" + LATEST, person=person_id)


def of_household(snapshot: Snapshot, household_id: UUID) -> list[PersonsLine]:
    """The same of everybody who is or was a member."""
    return snapshot.rows(
        PersonsLine,
        PERSONS_LINES
        + """ and l.person_id in (select m.member_id from read.member m
                                   where m.household_id = %(household)s and known(m))"""
        + LATEST,
        household=household_id,
    )
