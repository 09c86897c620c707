"""A list's lines as they are asked for: all or some of them, a page at a time, with how many there are and their sum."""

from datetime import date
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.payments.kept import kept
from projections.payments.lines import BANK, NOT_EXCLUDED
from projections.payments.lists import Listed


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

    @property
    def by_bank(self) -> bool:
        """Whether the bank's word chooses them. What it has said so far changes; which lines are to be paid does not."""
        return self.outcome not in ("", "paid")

    def of_line(self) -> str:
        return f"""
            (%(village)s = '' or l.division = %(village)s) and (%(category)s = '' or coalesce(l.category, 'none') = %(category)s)
            and (not %(arrears)s or l.arrears_fen > 0) and {NOT_EXCLUDED if self.outcome == "paid" else "true"}
        """

    def of_bank(self) -> str:
        if not self.by_bank:
            return "true"
        return "b.outcome is null" if self.outcome == "open" else "b.outcome = %(outcome)s"

    def said(self) -> dict[str, object]:
        return {
            "village": self.division, "category": self.category, "arrears": self.arrears, "outcome": self.outcome,
        }  # fmt: skip


def page(snapshot: Snapshot, list_id: UUID, which: Filter, size: int, offset: int) -> list[ShownLine]:
    """A page of a list's lines in their order. Where the bank's word chooses none, it is asked of the page's alone."""
    among = f"read.payment_line l where l.list_id = %(list)s and known(l) and {which.of_line()}"
    some = "order by l.number limit %(size)s offset %(offset)s"
    lines = f"({f'select l.* from {among}'} {'' if which.by_bank else some}) l"
    return snapshot.rows(
        ShownLine,
        f"""
        select l.number, l.list_id, l.person_id, l.household_id, l.division, l.category, l.grade, l.first_month, l.last_month, l.months,
               l.amount_fen, l.arrears_fen, l.offset_fen, b.outcome, b.reason, b.told_on, b.paid_on
          from {lines} {BANK} where {which.of_bank()}
        {some if which.by_bank else "order by l.number"}
        """,
        list=list_id, size=size, offset=offset, **which.said(),
    )  # fmt: skip


def counted(snapshot: Snapshot, listed: Listed, which: Filter) -> tuple[int, int]:
    """How many of these lines there are, and their sum in fen."""

    def reckon() -> tuple[int, int]:
        row = snapshot.connection.execute(
            snapshot.whole(
                f"""
                select count(*), coalesce(sum(l.amount_fen), 0)::bigint from read.payment_line l {BANK if which.by_bank else ""}
                 where l.list_id = %(list)s and known(l) and {which.of_line()} and {which.of_bank()}
                """
            ),
            snapshot.parameters({"list": listed.list.list_id, **which.said()}),
        ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    return reckon() if which.by_bank else kept(snapshot, f"lines {which}", reckon, listed)
