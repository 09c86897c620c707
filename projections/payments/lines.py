"""The lines of a list: paged, one of them, sums by category and village, those left out."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.payments.lines import LineOffset, LinePart
from projections.engine.snapshot import Snapshot
from projections.payments.kept import kept
from projections.payments.lists import Listed

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


class ShownLine(msgspec.Struct, frozen=True):
    """`outcome` … `had_paid_on`: as of Said. Amounts in fen; `offset_fen`: due besides, and set off."""

    number: int
    list_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    grade: str | None
    first_month: int
    last_month: int
    months: int
    amount_fen: int
    arrears_fen: int
    offset_fen: int
    outcome: str | None
    reason: str | None
    told_on: date | None
    had_paid_on: date | None


class Filter(msgspec.Struct, frozen=True):
    """Which lines: of a village, of a category, with an outcome (`open`: none yet), with arrears, whose person."""

    division: str = ""
    category: str = ""
    outcome: str = ""
    arrears: bool = False

    def of_line(self) -> str:
        return """
            (%(village)s = '' or l.division = %(village)s) and (%(category)s = '' or coalesce(l.category, 'none') = %(category)s)
            and (not %(arrears)s or l.arrears_fen > 0)
        """

    def of_bank(self) -> str:
        return OUTCOMES.get(self.outcome, "b.outcome = %(outcome)s")

    def said(self) -> dict[str, object]:
        return {
            "village": self.division, "category": self.category, "arrears": self.arrears, "outcome": self.outcome,
        }  # fmt: skip


OUTCOMES: Final = {"": "true", "paid": "b.outcome is distinct from 'excluded'", "open": "b.outcome is null"}


def page(snapshot: Snapshot, list_id: UUID, which: Filter, size: int, offset: int) -> list[ShownLine]:
    """A page of a list's lines in their order. Where the bank's word chooses none of them, it is asked of the page's alone."""
    among = f"read.payment_line l where l.list_id = %(list)s and known(l) and {which.of_line()}"
    some = "order by l.number limit %(size)s offset %(offset)s"
    lines = f"({f'select l.* from {among}'} {'' if which.outcome else some}) l"
    return snapshot.rows(
        ShownLine,
        f"""
        select l.number, l.list_id, l.person_id, l.household_id, l.division, l.category, l.grade, l.first_month, l.last_month, l.months,
               l.amount_fen, l.arrears_fen, l.offset_fen, b.outcome, b.reason, b.told_on, b.paid_on
          from {lines} {BANK} where {which.of_bank()}
        {some if which.outcome else "order by l.number"}
        """,
        list=list_id, size=size, offset=offset, **which.said(),
    )  # fmt: skip


def counted(snapshot: Snapshot, listed: Listed, which: Filter) -> tuple[int, int]:
    """How many of these lines there are, and their sum in fen."""

    def reckon() -> tuple[int, int]:
        row = snapshot.connection.execute(
            snapshot.whole(
                f"""
                select count(*), coalesce(sum(l.amount_fen), 0)::bigint from read.payment_line l {BANK if which.outcome else ""}
                 where l.list_id = %(list)s and known(l) and {which.of_line()} and {which.of_bank()}
                """
            ),
            snapshot.parameters({"list": listed.list.list_id, **which.said()}),
        ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    return reckon() if which.outcome else kept(snapshot, f"lines {which}", reckon, listed)


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
