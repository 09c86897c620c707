"""What lists have of people's months: the claims as they are in this moment, and what stands on the lines that are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.payments.lines import LinePart
from casework.payments.on_lists import NOTHING, NOTHING_HAD, Had, OnLists, amounts_of, claimed_as, claims_of
from casework.payments.reckoner import Reckoner
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
_Drawn = tuple[UUID, Sequence[LinePart]]
"""Who was paid, and for what."""
PARTS: Final = msgspec.json.Decoder(tuple[LinePart, ...])


def on_lists(
    snapshot: Snapshot, connection: Connection[Any], scheme: str, found: Sequence[Confirmed], reckoner: Reckoner
) -> Mapping[UUID, Had]:
    """Of each person, by any list of any ledger; nobody of whom no list has anything.

    `connection`: the office's own, to ask for claims; lines are read in `snapshot`, one of everything.
    """
    families = families_of(snapshot, found, reckoner)
    return with_lines(snapshot, scheme, found, claims_on(connection, scheme, found, families), families)


Families = Mapping[UUID, Sequence[UUID]]
"""Who has belonged to each household."""


def families_of(snapshot: Snapshot, found: Sequence[Confirmed], reckoner: Reckoner) -> Families:
    """Of their households, where by some edition money is for those."""
    if not reckoner.is_ever_for_households:
        return {}
    rows = snapshot.connection.execute(
        snapshot.whole(
            "select distinct m.household_id, m.member_id from read.member m where m.household_id = any(%(homes)s) and known(m)"
        ),
        snapshot.parameters({"homes": list({each.household_id for each in found})}),
    )
    families: dict[UUID, list[UUID]] = defaultdict(list)
    for household, member in rows:
        families[household].append(member)
    return families


def with_lines(
    snapshot: Snapshot, scheme: str, found: Sequence[Confirmed], claimed: Mapping[UUID, OnLists], families: Families
) -> Mapping[UUID, Had]:
    """The claims with what stands on the lines of `snapshot`. Opened after the claims were asked for, it shows at least those lines, so
    that a difference reckoned from it is refused where a claim has had another turn (migrations/0019)."""
    lines = _lines(snapshot, scheme, list(claimed)) if claimed else {}
    stands = {
        id_: each._replace(amounts=amounts_of(part for _, parts in lines.get(id_, ()) for part in parts))
        for id_, each in claimed.items()
    }
    had = {
        each.person_id: Had(
            _own(each, stands, lines) if each.household_id in stands else stands.get(each.person_id, NOTHING),
            _home(each, stands, families.get(each.household_id, ())),
        )
        for each in found
    }
    return {person: each for person, each in had.items() if each != NOTHING_HAD}


def _own(who: Confirmed, stands: Mapping[UUID, OnLists], lines: Mapping[UUID, Sequence[_Drawn]]) -> OnLists:
    """Also what the person was paid for the household."""
    parts = [part for person, some in lines.get(who.household_id, ()) if person == who.person_id for part in some]
    drawn = OnLists(claims_of(parts), amounts_of(parts)).claimed_by(stands[who.household_id])
    return stands.get(who.person_id, NOTHING).and_also(drawn)


def _home(who: Confirmed, stands: Mapping[UUID, OnLists], family: Iterable[UUID]) -> OnLists:
    """What was paid for the household, and to anybody of it."""
    found = stands.get(who.household_id, NOTHING)
    for member in family:
        found = found.and_also(stands.get(member, NOTHING))
    return found


def claims_on(
    connection: Connection[Any], scheme: str, found: Iterable[Confirmed], families: Families
) -> dict[UUID, OnLists]:
    """Without the lines: what is claimed for each person, for each household and for each who belongs to it, and how often that changed."""
    subjects = {id_ for each in found for id_ in (each.person_id, each.household_id)}
    subjects |= {member for family in families.values() for member in family}
    rows = connection.execute(
        """
        select subject_id, component, year, months, turn from ledger.payment_claims
         where subject_id = any(%(subjects)s) and scheme = %(scheme)s
        """,
        {"subjects": list(subjects), "scheme": scheme},
    )
    claims: dict[UUID, dict[tuple[str, int], dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    turns: dict[UUID, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for subject, claim, year, months, turn in rows:
        component, supplement = claimed_as(claim)
        turns[subject][component, year] += turn
        if months:
            claims[subject][component, year][supplement] = months
    return {subject: OnLists(claims[subject], turns=turns[subject]) for subject in claims if claims[subject]}


def _lines(snapshot: Snapshot, scheme: str, subjects: list[UUID]) -> dict[UUID, list[_Drawn]]:
    """What stands on the lines of lists that are not discarded, by whom it is for."""
    rows = snapshot.connection.execute(
        snapshot.whole(
            f"""
            with lines as materialized ({FOR_SUBJECTS})
            select l.list_id, coalesce(l.subject_id, l.person_id), l.person_id, l.parts from lines l
             where {NEITHER_RETURNED_NOR_TAKEN_OUT}
            """
        ),
        snapshot.parameters({"subjects": subjects, "scheme": scheme}),
    ).fetchall()
    discarded = _discarded(snapshot, {list_id for list_id, *_ in rows})
    found: dict[UUID, list[_Drawn]] = defaultdict(list)
    for list_id, subject, person, parts in rows:
        if list_id not in discarded:
            found[subject].append((person, PARTS.decode(parts)))
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
