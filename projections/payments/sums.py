"""Sums of a list: of what is to be paid, by category and by village."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.payments.lines import NOT_EXCLUDED

SUMS: Final = """
    count(*), count(distinct l.person_id), count(distinct l.household_id), coalesce(sum(l.amount_fen), 0)::bigint,
    coalesce(sum(l.arrears_fen), 0)::bigint, coalesce(sum(l.offset_fen), 0)::bigint, coalesce(sum(l.months), 0)::bigint,
    min(l.first_month), max(l.last_month)
"""


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
        select {SUMS} from read.payment_line l where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
        """,
        list=list_id,
    )
    return found or Totals(0, 0, 0, 0, 0, 0)


class Summed(NamedTuple):
    """Of one list."""

    totals: Totals
    by_category: list[Sum]
    by_village: list[Sum]


def summed(snapshot: Snapshot, list_id: UUID) -> Summed:
    """All of it, and by category and by village: its lines are gone through once."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select coalesce(l.category, 'none') as named, l.division, {SUMS} from read.payment_line l
             where l.list_id = %(list)s and known(l) and {NOT_EXCLUDED}
             group by grouping sets ((), (named), (l.division)) order by named, l.division
            """
        ),
        snapshot.parameters({"list": list_id}),
    ).fetchall()
    found = [(category, village, Totals(*rest)) for category, village, *rest in rows]
    return Summed(
        next(of for category, village, of in found if category is village is None),
        [_sum(category, of) for category, _, of in found if category is not None],
        [_sum(village, of) for _, village, of in found if village is not None],
    )


def _sum(of: str, told: Totals) -> Sum:
    return Sum(of, told.lines, told.households, told.amount_fen, told.arrears_fen, told.offset_fen)


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
