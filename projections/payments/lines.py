"""The lines of a list: paged, one of them, sums by category and village, those left out."""

from typing import Final
from uuid import UUID

import msgspec

from casework.payments.lines import LinePart
from projections.engine.snapshot import Snapshot

RESULT: Final = """
    (select r.outcome from read.bank_result r
      where r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number and known(r)
      order by r.outcome = 'excluded' desc limit 1)
"""
REASON: Final = """
    (select r.reason from read.bank_result r
      where r.list_id = l.list_id and r.from_number = l.number and r.outcome = 'returned' and known(r) limit 1)
"""


class ShownLine(msgspec.Struct, frozen=True):
    """`outcome`: settled, returned, excluded, or nothing so far. Amounts in fen. `name` is sealed where the family's stream is."""

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
    outcome: str | None
    reason: str | None


class Filter(msgspec.Struct, frozen=True):
    """Which lines: of a village, of a category, with an outcome (`open`: none yet), with arrears, whose person."""

    division: str = ""
    category: str = ""
    outcome: str = ""
    arrears: bool = False

    def sql(self) -> str:
        return """
            (%(village)s = '' or l.division = %(village)s) and (%(category)s = '' or coalesce(l.category, 'none') = %(category)s)
            and (not %(arrears)s or l.arrears_fen > 0)
        """

    def said(self) -> dict[str, object]:
        return {"village": self.division, "category": self.category, "arrears": self.arrears}


def lines(snapshot: Snapshot, list_id: UUID, which: Filter, size: int, offset: int) -> tuple[list[ShownLine], int, int]:
    """A page of a list's lines in their order; how many there are, and their sum in fen."""
    if which.outcome in ("", "paid"):
        excluded = "" if not which.outcome else "where o.outcome is distinct from 'excluded'"
    elif which.outcome == "open":
        excluded = "where o.outcome is null"
    else:
        excluded = "where o.outcome = %(outcome)s"
    asked = {"list": list_id, "outcome": which.outcome, **which.said()}
    source = f"""
        from (select l.*, {RESULT} as outcome from read.payment_line l
               where l.list_id = %(list)s and {which.sql()} and known(l)) o {excluded}
    """
    rows = snapshot.rows(
        ShownLine,
        f"""
        select o.number, o.list_id, o.person_id, o.household_id, o.division, o.category, o.grade, o.first_month,
               o.last_month, o.months, o.amount_fen, o.arrears_fen, o.outcome, {REASON.replace("l.", "o.")}
          {source} order by o.number limit %(size)s offset %(offset)s
        """,
        **asked,
        size=size,
        offset=offset,
    )
    total = snapshot.one(_Total, f"select count(*), coalesce(sum(o.amount_fen), 0)::bigint {source}", **asked)
    return rows, total.number if total else 0, total.amount_fen if total else 0


class _Total(msgspec.Struct, frozen=True):
    number: int
    amount_fen: int


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
    subject_id: UUID | None

    @property
    def told(self) -> tuple[LinePart, ...]:
        return msgspec.json.decode(self.parts, type=tuple[LinePart, ...])


WHOLE: Final = """
    l.ledger, l.number, l.application_id, l.person_id, l.household_id, l.division, l.category, l.parts, l.amount_fen,
    l.arrears_fen, l.payee, l.subject_id
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
