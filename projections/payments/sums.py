"""Sums of a list: of what is to be paid, by category and by village."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.payments.lines import NOT_EXCLUDED


class Sum(msgspec.Struct, frozen=True):
    """Of what is to be paid, without the excluded lines. `offset_fen`: due besides, and set off."""

    of: str
    lines: int
    households: int
    amount_fen: int
    arrears_fen: int
    offset_fen: int

    @property
    def due_fen(self) -> int:
        return self.amount_fen + self.offset_fen


By = Literal["category", "division"]


def sums(snapshot: Snapshot, list_id: UUID, by: By) -> list[Sum]:
    """By category or by village."""
    column = {"category": "coalesce(l.category, 'none')", "division": "l.division"}[by]
    return snapshot.rows(
        Sum,
        f"""
        select {column}, count(*), count(distinct l.household_id), sum(l.amount_fen)::bigint, sum(l.arrears_fen)::bigint,
               sum(l.offset_fen)::bigint
          from read.payment_line l
         where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
         group by 1 order by 1
        """,
        list=list_id,
    )


class Totals(msgspec.Struct, frozen=True):
    """Of what is to be paid. `months`: of all lines together, from `first_month` to `last_month`, none where there is no line."""

    lines: int
    persons: int
    households: int
    amount_fen: int
    arrears_fen: int
    offset_fen: int
    months: int = 0
    first_month: int | None = None
    last_month: int | None = None

    @property
    def due_fen(self) -> int:
        """What the lines' months come to, before anything is set off."""
        return self.amount_fen + self.offset_fen


def totals(snapshot: Snapshot, list_id: UUID) -> Totals:
    """Of all lines that are to be paid."""
    found = snapshot.one(
        Totals,
        f"""
        select count(*), count(distinct l.person_id), count(distinct l.household_id),
               coalesce(sum(l.amount_fen), 0)::bigint, coalesce(sum(l.arrears_fen), 0)::bigint,
               coalesce(sum(l.offset_fen), 0)::bigint, coalesce(sum(l.months), 0)::bigint, min(l.first_month), max(l.last_month)
          from read.payment_line l where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
        """,
        list=list_id,
    )
    return found or Totals(0, 0, 0, 0, 0, 0)


def set_off(snapshot: Snapshot, list_id: UUID) -> int:
    """What a list sets off, in fen: due besides what it pays out."""
    return int(
        snapshot.value(
            f"""
            select coalesce(sum(l.offset_fen), 0)::bigint from read.payment_line l
             where l.list_id = %(list)s and l.offset_fen > 0 and known(l) and {NOT_EXCLUDED}
            """,
            list=list_id,
        )
    )


def people(snapshot: Snapshot, list_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Of lists that are not frozen, how many persons and how many households they are to pay."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select l.list_id, count(distinct l.person_id), count(distinct l.household_id) from read.payment_line l
             where l.list_id = any(%(lists)s) and known(l) and {NOT_EXCLUDED} group by 1
            """
        ),
        snapshot.parameters({"lists": list(list_ids)}),
    )
    return {list_id: (persons, households) for list_id, persons, households in rows}
