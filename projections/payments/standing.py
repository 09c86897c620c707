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
FOR_SUBJECTS: Final = """
    select p.* from read.payment_line p
     where p.person_id = any(%(subjects)s) and p.subject_id is null and p.scheme = %(scheme)s and known(p)
    union all
    select c.* from read.payment_line c where c.subject_id = any(%(subjects)s) and c.scheme = %(scheme)s and known(c)
"""
"""Their lines, found once: those that are for a person, and those that are for a household's child."""
PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def on_lists(
    snapshot: Snapshot, connection: Connection[Any], scheme: str, found: Iterable[Confirmed]
) -> Mapping[UUID, OnLists]:
    """Of each person, or of another of the household for its child, by any list of any ledger; nobody of whom no list has anything.

    `connection`: the office's own, to ask for claims; lines are read in `snapshot`, one of everything.
    """
    claimed = claims_on(connection, scheme, found)
    return with_lines(snapshot, scheme, found, claimed)


def with_lines(
    snapshot: Snapshot, scheme: str, found: Iterable[Confirmed], claimed: Mapping[UUID, OnLists]
) -> Mapping[UUID, OnLists]:
    """The claims with what stands on the lines of `snapshot`. Opened after the claims were asked for, it shows at least those lines, so
    that a difference reckoned from it is refused where a claim has had another turn (migrations/0019)."""
    lines = _lines(snapshot, scheme, list(claimed)) if claimed else {}
    stands = {id_: each._replace(amounts=amounts_of(lines.get(id_, ()))) for id_, each in claimed.items()}
    return {
        each.person_id: stands.get(each.person_id, NOTHING).and_also(stands.get(each.household_id, NOTHING))
        for each in found
        if each.person_id in stands or each.household_id in stands
    }


def claims_on(connection: Connection[Any], scheme: str, found: Iterable[Confirmed]) -> dict[UUID, OnLists]:
    """Without the lines: what is claimed for each person and for each household's child, and how often that changed."""
    rows = connection.execute(
        """
        select subject_id, component, year, months, turn from ledger.payment_claims
         where subject_id = any(%(subjects)s) and scheme = %(scheme)s
        """,
        {"subjects": list({id_ for each in found for id_ in (each.person_id, each.household_id)}), "scheme": scheme},
    )
    claims: dict[UUID, dict[tuple[str, int], dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    turns: dict[UUID, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for subject, claim, year, months, turn in rows:
        component, supplement = claimed_as(claim)
        turns[subject][component, year] += turn
        if months:
            claims[subject][component, year][supplement] = months
    return {subject: OnLists(claims[subject], turns=turns[subject]) for subject in claims if claims[subject]}


def _lines(snapshot: Snapshot, scheme: str, subjects: list[UUID]) -> dict[UUID, list[LinePart]]:
    """What stands on the lines of lists that are not discarded, by whom it is for."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            f"""
            with lines as materialized ({FOR_SUBJECTS})
            select l.list_id, coalesce(l.subject_id, l.person_id), l.parts from lines l where {NEITHER_RETURNED_NOR_TAKEN_OUT}
            """
        ),
        snapshot.parameters({"subjects": subjects, "scheme": scheme}),
    ).fetchall()
    discarded = _discarded(snapshot, {list_id for list_id, *_ in rows})
    found: dict[UUID, list[LinePart]] = defaultdict(list)
    for list_id, subject, parts in rows:
        if list_id not in discarded:
            found[subject] += PARTS.decode(parts)
    return found


def _discarded(snapshot: Snapshot, list_ids: Iterable[UUID]) -> set[UUID]:
    """Asked apart: joined to some thousand lines, a list would be looked at once for each."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            "select t.list_id from read.payment_list t where t.list_id = any(%(ids)s) and t.status = 'discarded' and known(t)"
        ),
        snapshot.parameters({"ids": list(list_ids)}),
    )
    return {list_id for (list_id,) in cursor}


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
        with lines as materialized ({FOR_SUBJECTS})
        select l.ledger, l.list_id, t.period, l.number, l.person_id, l.parts from lines l
          join read.payment_list t on t.list_id = l.list_id and t.status <> 'discarded' and known(t)
         where {NEITHER_RETURNED_NOR_TAKEN_OUT}
         order by t.prepared_on, t.period, l.list_id, l.number
        """,
        subjects=[subject_id],
        scheme=scheme,
    )
