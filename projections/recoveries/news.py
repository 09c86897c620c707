"""Of whom on a list something new is known, however long ago it was prepared: asked of the tables, not of all events since."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from projections.engine.snapshot import Snapshot

# A row that came or went since: of an event that changed none of them nothing follows. `t` is the table's row.
NEW: Final = """
    exists (select from since s where s.ledger = t.ledger
               and (t.known_from > s.position or t.known_until > s.position and t.known_until < 9223372036854775807))
"""
OF_HOMES: Final = ("registration", "member", "child", "said_category", "life_event")


def _changed_homes(table: str) -> str:
    return (
        f"select t.household_id from read.{table} t where t.household_id in (select household_id from home) and {NEW}"
    )


def _changed_results(whose: str) -> str:
    return f"""
    select p.person_id from read.bank_result t
      join read.payment_line l on l.list_id = t.list_id and l.number = t.from_number and known(l)
      join person p on {whose}
     where (t.outcome <> 'settled' or t.paid_on is not null) and {NEW}
    """


CHANGED_HOMES: Final = " union ".join(_changed_homes(table) for table in OF_HOMES)
NEWS: Final = f"""
    with since as materialized (
      select h.ledger, coalesce(p.position, 0) as position
        from unnest(%(moved)s::text[]) h(ledger)
        left join unnest(%(prepared)s::text[], %(at)s::bigint[]) p(ledger, position) using (ledger)
    ), person as materialized (
      select distinct l.person_id, l.household_id from read.payment_line l where l.list_id = %(list)s and known(l)
    ), home as materialized (
      select household_id from person
      union select m.household_id from read.member m where m.member_id in (select person_id from person)
    ), changed as materialized ({CHANGED_HOMES})
    select m.member_id from read.member m
     where m.household_id in (select household_id from changed) and m.member_id in (select person_id from person)
    union
    select t.person_id from read.application t where t.person_id in (select person_id from person) and {NEW}
    union
    select l.person_id from read.payment_line l
     where l.list_id = %(list)s and l.subject_id is not null and known(l)
       and l.household_id in (
           select t.household_id from read.application t where t.household_id in (select household_id from home) and {NEW})
    union
    {_changed_results("p.person_id = l.person_id")}
    union
    {_changed_results("p.household_id = l.subject_id")}
"""


def news_of(snapshot: Snapshot, list_id: UUID, prepared: Mapping[str, int]) -> set[UUID]:
    """`prepared`: how far each ledger was known then. What it takes grows with the list."""
    moved = [ledger for ledger, end in snapshot.known.items() if prepared.get(ledger, 0) < end]
    asked = {"list": list_id, "moved": moved, "prepared": list(prepared), "at": list(prepared.values())}
    rows = snapshot.connection.execute(snapshot.whole(NEWS), snapshot.parameters(asked))
    return {person for (person,) in rows}
