"""The lines of a list: paged, one of them, sums by category and village, those left out."""

from datetime import date
from typing import Final, Literal
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


class Sum(msgspec.Struct, frozen=True):
    """Of what is to be paid, without the excluded lines."""

    of: str
    lines: int
    households: int
    amount_fen: int
    arrears_fen: int


By = Literal["category", "division"]
NOT_EXCLUDED: Final = """
    not exists (select from read.bank_result x where x.list_id = l.list_id and x.from_number = l.number
                   and x.outcome = 'excluded' and known(x))
"""


def sums(snapshot: Snapshot, list_id: UUID, by: By) -> list[Sum]:
    """By category or by village."""
    column = {"category": "coalesce(l.category, 'none')", "division": "l.division"}[by]
    return snapshot.rows(
        Sum,
        f"""
        select {column}, count(*), count(distinct l.household_id), sum(l.amount_fen)::bigint, sum(l.arrears_fen)::bigint
          from read.payment_line l
         where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
         group by 1 order by 1
        """,
        list=list_id,
    )


class Totals(msgspec.Struct, frozen=True):
    lines: int
    persons: int
    households: int
    amount_fen: int
    arrears_fen: int


def totals(snapshot: Snapshot, list_id: UUID) -> Totals:
    """Of all lines that are to be paid."""
    found = snapshot.one(
        Totals,
        f"""
        select count(*), count(distinct l.person_id), count(distinct l.household_id),
               coalesce(sum(l.amount_fen), 0)::bigint, coalesce(sum(l.arrears_fen), 0)::bigint
          from read.payment_line l where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
        """,
        list=list_id,
    )
    return found or Totals(0, 0, 0, 0, 0)


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

    @property
    def told(self) -> tuple[LinePart, ...]:
        return msgspec.json.decode(self.parts, type=tuple[LinePart, ...])


WHOLE: Final = """
    l.ledger, l.number, l.application_id, l.person_id, l.household_id, l.division, l.category, l.parts, l.amount_fen,
    l.arrears_fen, l.payee
"""


def line(snapshot: Snapshot, list_id: UUID, number: int) -> Whole | None:
    return snapshot.one(
        Whole,
        f"select {WHOLE} from read.payment_line l where l.list_id = %(list)s and l.number = %(number)s and known(l)",
        list=list_id,
        number=number,
    )


def to_pay(snapshot: Snapshot, list_id: UUID, after: int, most: int) -> list[Whole]:
    """The next lines that are to be paid, by number."""
    return snapshot.rows(
        Whole,
        f"""
        select {WHOLE} from read.payment_line l
         where l.list_id = %(list)s and l.number > %(after)s and known(l) and {NOT_EXCLUDED}
         order by l.number limit %(most)s
        """,
        list=list_id,
        after=after,
        most=most,
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


class ShownLeftOut(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str
    reason: str


def left_out(snapshot: Snapshot, list_id: UUID, reason: str, size: int, offset: int) -> list[ShownLeftOut]:
    return snapshot.rows(
        ShownLeftOut,
        """
        select o.person_id, o.household_id, o.division, o.reason from read.left_out o
         where o.list_id = %(list)s and known(o) and (%(reason)s = '' or o.reason = %(reason)s)
         order by o.person_id limit %(size)s offset %(offset)s
        """,
        list=list_id,
        reason=reason,
        size=size,
        offset=offset,
    )


def reasons(snapshot: Snapshot, list_id: UUID) -> dict[str, int]:
    """How many are left out for which reason."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            "select o.reason, count(*) from read.left_out o where o.list_id = %(list)s and known(o) group by 1 order by 1"
        ),
        snapshot.parameters({"list": list_id}),
    )
    return dict(rows.fetchall())


class PersonsLine(msgspec.Struct, frozen=True):
    """A line of a person's, in whichever list."""

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
    outcome: str | None
    reason: str | None
    paid_on: date | None


PERSONS_LINES: Final = f"""
    select l.person_id, l.list_id, l.scheme, p.period, p.status, l.number, l.first_month, l.last_month, l.months,
           l.amount_fen, {RESULT}, {REASON},
           (select r.told_on from read.bank_result r where r.list_id = l.list_id and r.from_number <= l.number
               and l.number < r.until_number and r.outcome = 'settled' and known(r) limit 1)
      from read.payment_line l
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


def number_of(snapshot: Snapshot, list_id: UUID, person_id: UUID) -> int | None:
    """The number of a person's line in a list."""
    found: int | None = snapshot.value(
        "select l.number from read.payment_line l where l.list_id = %(list)s and l.person_id = %(person)s and known(l)",
        list=list_id,
        person=person_id,
    )
    return found


def reason_of(snapshot: Snapshot, list_id: UUID, person_id: UUID) -> str | None:
    """Why a person is left out of a list, if the list says so."""
    found: str | None = snapshot.value(
        "select o.reason from read.left_out o where o.list_id = %(list)s and o.person_id = %(person)s and known(o)",
        list=list_id,
        person=person_id,
    )
    return found
