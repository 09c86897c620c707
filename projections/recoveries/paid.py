"""What people were paid: lines that the bank has, and what of a person's qualifications is known now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.recoveries.reckoning import PaidLine
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import COLUMNS, Confirmed
from projections.payments.standing import NEITHER_RETURNED_NOR_TAKEN_OUT, PARTS
from projections.recoveries.reckoners import Reckoners

AT_THE_BANK: Final = ("sent", "settling", "closed")
ON_LISTS: Final = ("draft", "frozen", "approved", *AT_THE_BANK)
Whose = tuple[UUID, str]
"""A person and a scheme."""


class _Line(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    division: str
    scheme: str
    ledger: str
    list_id: UUID
    number: int
    parts: str
    subject_id: UUID | None
    prepared_on: date


class Paid(msgspec.Struct):
    """Of one person by one scheme. `homes`: household and division of the last line of each ledger. `others`: of the household, where
    months are or were for it: who was paid, by the lines `beside`, and who is qualified."""

    lines: list[PaidLine] = []
    homes: dict[str, tuple[UUID, str]] = {}
    beside: list[PaidLine] = []
    others: set[UUID] = set()


def paid(
    snapshot: Snapshot, person_ids: Iterable[UUID], statuses: Iterable[str], reckoners: Reckoners
) -> dict[Whose, Paid]:
    """Lines of lists that are so far, neither excluded nor returned, by person and scheme: those that are at the bank or settled."""
    found: dict[Whose, Paid] = defaultdict(Paid)
    homes: dict[tuple[UUID, str], set[Whose]] = defaultdict(set)
    for row in _lines(snapshot, "l.person_id = any(%(ids)s)", person_ids, statuses):
        whose = row.person_id, row.scheme
        found[whose].lines.append(_line(row))
        found[whose].homes[row.ledger] = row.household_id, row.division
        if row.subject_id or reckoners.of(row.ledger, row.scheme).is_ever_for_households:
            homes[row.household_id, row.scheme].add(whose)
    for row in _lines(snapshot, OF_HOMES, {home for home, _ in homes}, statuses) if homes else ():
        for whose in homes.get((row.household_id, row.scheme), ()):
            if row.person_id != whose[0]:
                found[whose].beside.append(_line(row))
                found[whose].others.add(row.person_id)
    for household_id, scheme, person_id in _qualified(snapshot, {home for home, _ in homes}) if homes else ():
        for whose in homes.get((household_id, scheme), ()):
            if person_id != whose[0]:
                found[whose].others.add(person_id)
    return dict(found)


def _qualified(snapshot: Snapshot, households: Iterable[UUID]) -> Iterable[tuple[UUID, str, UUID]]:
    return snapshot.connection.execute(
        snapshot.whole(
            """
            select a.household_id, a.scheme, a.person_id from read.application a
             where a.household_id = any(%(ids)s) and a.status in ('confirmed', 'exited') and a.from_on is not null and known(a)
               and a.person_id in (select m.member_id from read.member m where m.household_id = any(%(ids)s))
            """
        ),
        snapshot.parameters({"ids": list(households)}),
    )


OF_HOMES: Final = """
    l.household_id = any(%(ids)s) and l.person_id in (select m.member_id from read.member m where m.household_id = any(%(ids)s))
"""


def _line(row: _Line) -> PaidLine:
    return PaidLine(row.ledger, row.list_id, row.number, PARTS.decode(row.parts), row.prepared_on)


def _lines(snapshot: Snapshot, which: str, ids: Iterable[UUID], statuses: Iterable[str]) -> list[_Line]:
    return snapshot.rows(
        _Line,
        f"""
        select l.person_id, l.household_id, l.division, l.scheme, l.ledger, l.list_id, l.number, l.parts, l.subject_id, p.prepared_on
          from read.payment_line l
          join read.payment_list p on p.list_id = l.list_id and known(p)
         where {which} and known(l) and p.status = any(%(statuses)s) and {NEITHER_RETURNED_NOR_TAKEN_OUT}
         order by p.prepared_on, l.list_id, l.number
        """,
        ids=list(set(ids)),
        statuses=list(statuses),
    )


class Qualified(msgspec.Struct, frozen=True):
    """A qualification and where it is paid."""

    ledger: str
    scheme: str
    confirmed: Confirmed


def qualified(snapshot: Snapshot, person_ids: Iterable[UUID]) -> dict[Whose, list[Qualified]]:
    """Those that hold or have held: what was withdrawn is none."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select a.ledger, a.scheme, {COLUMNS} from read.application a
             where a.person_id = any(%(persons)s) and a.status in ('confirmed', 'exited') and a.from_on is not null and known(a)
             order by a.from_on, a.application_id
            """
        ),
        snapshot.parameters({"persons": list(set(person_ids))}),
    )
    found: dict[Whose, list[Qualified]] = defaultdict(list)
    for ledger, scheme, *row in cursor:
        confirmed = Confirmed(*row)
        found[confirmed.person_id, scheme].append(Qualified(ledger, scheme, confirmed))
    return dict(found)
