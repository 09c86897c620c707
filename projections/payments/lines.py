"""The lines of a list, whole: one of them, those that are to be paid, what the bank made of them."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.payments.lines import LineOffset, LinePart
from projections.engine.snapshot import Snapshot

# What the bank made of a line `l`, as `b`.
BANK: Final = """
    left join lateral (
      select r.outcome, r.reason, r.told_on, r.paid_on from read.bank_result r
       where r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number and known(r)
       order by r.outcome = 'excluded' desc limit 1) b on true
"""


class Said(msgspec.Struct, frozen=True):
    """What the bank says of a line: settled, returned (and why), or nothing so far; or excluded before it was asked. `told_on`: when
    it said so; `had_paid_on`: of a line that came back, when it had said that it was paid."""

    outcome: str | None
    reason: str | None
    told_on: date | None
    had_paid_on: date | None


def said_of(snapshot: Snapshot, list_id: UUID, number: int) -> Said:
    """What the bank made of one line."""
    found = snapshot.one(
        Said,
        f"""
        select b.outcome, b.reason, b.told_on, b.paid_on from read.payment_line l {BANK}
         where l.list_id = %(list)s and l.number = %(number)s and known(l)
        """,
        list=list_id, number=number,
    )  # fmt: skip
    return found or Said(None, None, None, None)


NOT_EXCLUDED: Final = """
    not exists (select from read.bank_result x where x.list_id = l.list_id and x.from_number = l.number
                   and x.outcome = 'excluded' and known(x))
"""


class Whole(msgspec.Struct, frozen=True):
    """A line with all that makes its amount."""

    ledger: str
    number: int
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    parts: str
    amount_fen: int
    arrears_fen: int
    payee: str
    offset_fen: int
    offsets: str
    subject_id: UUID | None

    @property
    def set_off(self) -> tuple[LineOffset, ...]:
        return msgspec.json.decode(self.offsets, type=tuple[LineOffset, ...])

    @property
    def told(self) -> tuple[LinePart, ...]:
        return msgspec.json.decode(self.parts, type=tuple[LinePart, ...])


WHOLE: Final = """
    l.ledger, l.number, l.application_id, l.person_id, l.household_id, l.division, l.category, l.parts, l.amount_fen,
    l.arrears_fen, l.payee, l.offset_fen, l.offsets, l.subject_id
"""


def line(snapshot: Snapshot, list_id: UUID, number: int) -> Whole | None:
    return snapshot.one(
        Whole,
        f"select {WHOLE} from read.payment_line l where l.list_id = %(list)s and l.number = %(number)s and known(l)",
        list=list_id,
        number=number,
    )


def to_pay(snapshot: Snapshot, list_id: UUID, after: int, until: int) -> list[Whole]:
    """Of these numbers, `after < number <= until`, the lines that are to be paid, in order. As the numbers have no gaps, a part of a
    list costs the same wherever it stands."""
    return snapshot.rows(
        Whole,
        f"""
        select {WHOLE} from read.payment_line l
         where l.list_id = %(list)s and l.number > %(after)s and l.number <= %(until)s and known(l) and {NOT_EXCLUDED}
         order by l.number
        """,
        list=list_id,
        after=after,
        until=until,
    )


def amounts(snapshot: Snapshot, list_id: UUID) -> dict[int, int]:
    """Every line's amount, by number."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            "select l.number, l.amount_fen from read.payment_line l where l.list_id = %(list)s and known(l)"
        ),
        snapshot.parameters({"list": list_id}),
    )
    return dict(rows.fetchall())


def number_of(snapshot: Snapshot, list_id: UUID, person_id: UUID) -> int | None:
    """The number of a person's line in a list."""
    found: int | None = snapshot.value(
        "select l.number from read.payment_line l where l.list_id = %(list)s and l.person_id = %(person)s and known(l)",
        list=list_id,
        person=person_id,
    )
    return found
