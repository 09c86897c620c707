"""What lists have of people's months: the claims as they are in this moment, and what stands on the lines that are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.payments.lines import LinePart
from casework.payments.on_lists import NOTHING, OnLists, amounts_of, claimed_as
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import Confirmed

NEITHER_RETURNED_NOR_TAKEN_OUT: Final = """
    not exists (select from read.bank_result r where r.list_id = l.list_id and r.from_number = l.number
                   and r.outcome <> 'settled' and known(r))
"""
"""Such a result is of one line: its number alone finds it."""
PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def on_lists(
    snapshot: Snapshot, connection: Connection[Any], scheme: str, found: Iterable[Confirmed]
) -> Mapping[UUID, OnLists]:
    """Of each person, or of another of the household for its child, by any list of any ledger; nobody of whom no list has anything.

    `connection`: the office's own, to ask for claims; lines are read in `snapshot`, one of everything.
    """
    subjects = {each.person_id: (each.person_id, each.household_id) for each in found}
    claims = _claims(connection, scheme, {id_ for both in subjects.values() for id_ in both})
    lines = _lines(snapshot, scheme, list(claims)) if claims else {}
    stands = {subject: OnLists(claims[subject], amounts_of(lines.get(subject, ()))) for subject in claims}
    return {
        person: stands.get(own, NOTHING).and_also(stands.get(home, NOTHING))
        for person, (own, home) in subjects.items()
        if own in stands or home in stands
    }


def _claims(
    connection: Connection[Any], scheme: str, subjects: Iterable[UUID]
) -> dict[UUID, dict[tuple[str, int], dict[int, int]]]:
    rows = connection.execute(
        """
        select subject_id, component, year, months from ledger.payment_claims
         where subject_id = any(%(subjects)s) and scheme = %(scheme)s and months > 0
        """,
        {"subjects": list(subjects), "scheme": scheme},
    )
    found: dict[UUID, dict[tuple[str, int], dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for subject, claim, year, months in rows:
        component, supplement = claimed_as(claim)
        found[subject][component, year][supplement] = months
    return found


def _lines(snapshot: Snapshot, scheme: str, subjects: list[UUID]) -> dict[UUID, list[LinePart]]:
    """What stands on the lines of lists that are not discarded, by whom it is for."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select coalesce(l.subject_id, l.person_id), l.parts
              from (select * from read.payment_line p where p.person_id = any(%(subjects)s) and p.subject_id is null
                    union all select * from read.payment_line c where c.subject_id = any(%(subjects)s)) l
              join read.payment_list t on t.list_id = l.list_id and t.status <> 'discarded' and known(t)
             where l.scheme = %(scheme)s and known(l) and {NEITHER_RETURNED_NOR_TAKEN_OUT}
            """
        ),
        snapshot.parameters({"subjects": subjects, "scheme": scheme}),
    )
    found: dict[UUID, list[LinePart]] = defaultdict(list)
    for subject, parts in cursor:
        found[subject] += PARTS.decode(parts)
    return found


class StandingLine(msgspec.Struct, frozen=True):
    """A line of a list that is not discarded, neither returned nor taken out."""

    ledger: str
    list_id: UUID
    period: str
    number: int
    person_id: UUID
    parts: str

    @property
    def told(self) -> tuple[LinePart, ...]:
        return PARTS.decode(self.parts)


def lines_for(snapshot: Snapshot, scheme: str, subject_id: UUID) -> list[StandingLine]:
    """All that is known to stand for a person, or for a household's child, in the order of the lists."""
    return snapshot.rows(
        StandingLine,
        f"""
        select l.ledger, l.list_id, t.period, l.number, l.person_id, l.parts
          from (select * from read.payment_line p where p.person_id = %(subject)s and p.subject_id is null
                union all select * from read.payment_line c where c.subject_id = %(subject)s) l
          join read.payment_list t on t.list_id = l.list_id and t.status <> 'discarded' and known(t)
         where l.scheme = %(scheme)s and known(l) and {NEITHER_RETURNED_NOR_TAKEN_OUT}
         order by t.prepared_on, t.period, l.list_id, l.number
        """,
        subject=subject_id,
        scheme=scheme,
    )
