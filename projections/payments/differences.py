"""What differs between two lists, person by person: who is new, who stopped, whose yearly rate or months changed."""

from typing import Final, Literal
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.payments.kept import kept
from projections.payments.lists import Listed

Kind = Literal["new", "stopped", "changed"]
KINDS: Final[tuple[Kind, ...]] = ("new", "stopped", "changed")


class Difference(msgspec.Struct, frozen=True):
    """`number`: of the line in this list, none where the person stopped; amounts in fen, as paid out, without arrears.
    `offset_fen`, `offset_before_fen`: what was set off besides."""

    kind: str
    person_id: UUID
    household_id: UUID
    division: str
    number: int | None
    amount_fen: int | None
    before_fen: int | None
    months: int | None
    months_before: int | None
    offset_fen: int | None
    offset_before_fen: int | None


PAIRED: Final = """
    select case when b.person_id is null then 'new' when l.person_id is null then 'stopped' else 'changed' end as kind,
           coalesce(l.person_id, b.person_id) as person_id, coalesce(l.household_id, b.household_id) as household_id,
           coalesce(l.division, b.division) as division, l.number, l.amount_fen - l.arrears_fen as amount_fen,
           b.amount_fen - b.arrears_fen as before_fen, l.months, b.months as months_before, l.offset_fen, b.offset_fen as offset_before_fen
      from (select * from read.payment_line l where l.list_id = %(list)s and known(l)
               and not exists (select from read.bank_result x where x.list_id = l.list_id and x.from_number = l.number
                                  and x.outcome = 'excluded' and known(x))) l
      full join (select * from read.payment_line b where b.list_id = %(before)s and known(b)
                    and not exists (select from read.bank_result x where x.list_id = b.list_id and x.from_number = b.number
                                       and x.outcome = 'excluded' and known(x))) b using (person_id)
     where l.person_id is null or b.person_id is null or l.amount_fen - l.arrears_fen <> b.amount_fen - b.arrears_fen
"""


class Counted(msgspec.Struct, frozen=True):
    """`amount_fen`: by how much the list is larger, or smaller, for it."""

    kind: str
    persons: int
    amount_fen: int


def counted(snapshot: Snapshot, listed: Listed, before: Listed) -> dict[str, Counted]:
    """How many persons of each kind, and what it makes of the sum."""
    query = f"""
        select d.kind, count(*), sum(coalesce(d.amount_fen, 0) - coalesce(d.before_fen, 0))::bigint from ({PAIRED}) d group by 1
    """
    two = {"list": listed.list.list_id, "before": before.list.list_id}
    rows = kept(snapshot, "differences", lambda: snapshot.rows(Counted, query, **two), listed, before)
    return {row.kind: row for row in rows}


def differences(snapshot: Snapshot, list_id: UUID, before: UUID, kind: str, size: int, offset: int) -> list[Difference]:
    """Those of a kind, by village."""
    return snapshot.rows(
        Difference,
        f"""
        select d.kind, d.person_id, d.household_id, d.division, d.number, d.amount_fen, d.before_fen, d.months, d.months_before,
               d.offset_fen, d.offset_before_fen
          from ({PAIRED}) d where d.kind = %(kind)s order by d.division, d.person_id limit %(size)s offset %(offset)s
        """,
        list=list_id,
        before=before,
        kind=kind,
        size=size,
        offset=offset,
    )
