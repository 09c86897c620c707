"""What people were paid: lines that the bank has, and what of a person's qualifications is known now."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal
from uuid import UUID

import msgspec

from casework.recoveries.reckoning import PaidLine
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import COLUMNS, Confirmed
from projections.payments.standing import NEITHER_RETURNED_NOR_TAKEN_OUT, PARTS

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


class Paid(msgspec.Struct):
    """Of one person by one scheme. `homes`: household and division of the last line of each ledger. `beside`: lines of others of the
    household for the same child, and who they are."""

    lines: list[PaidLine] = []
    homes: dict[str, tuple[UUID, str]] = {}
    beside: list[PaidLine] = []
    others: set[UUID] = set()


def paid(snapshot: Snapshot, person_ids: Iterable[UUID], statuses: Iterable[str] = AT_THE_BANK) -> dict[Whose, Paid]:
    """Lines of lists that are so far, neither excluded nor returned, by person and scheme: those that are at the bank or settled."""
    found: dict[Whose, Paid] = defaultdict(Paid)
    drawn: dict[tuple[UUID, str], list[Whose]] = defaultdict(list)
    rows = _lines(snapshot, "l.person_id", person_ids, statuses)
    for row in rows:
        whose = row.person_id, row.scheme
        found[whose].lines.append(_line(row))
        found[whose].homes[row.ledger] = row.household_id, row.division
        if row.subject_id and whose not in drawn[row.subject_id, row.scheme]:
            drawn[row.subject_id, row.scheme].append(whose)
    for row in _lines(snapshot, "l.subject_id", {subject for subject, _ in drawn}, statuses) if drawn else ():
        for whose in drawn.get((row.subject_id, row.scheme), ()):  # type: ignore[arg-type]
            if row.person_id != whose[0]:
                found[whose].beside.append(_line(row))
                found[whose].others.add(row.person_id)
    return dict(found)


def _line(row: _Line) -> PaidLine:
    return PaidLine(row.ledger, row.list_id, row.number, PARTS.decode(row.parts))


def _lines(
    snapshot: Snapshot, column: Literal["l.person_id", "l.subject_id"], ids: Iterable[UUID], statuses: Iterable[str]
) -> list[_Line]:
    return snapshot.rows(
        _Line,
        f"""
        select l.person_id, l.household_id, l.division, l.scheme, l.ledger, l.list_id, l.number, l.parts, l.subject_id
          from read.payment_line l
          join read.payment_list p on p.list_id = l.list_id and known(p)
         where {column} = any(%(ids)s) and known(l) and p.status = any(%(statuses)s) and {NEITHER_RETURNED_NOR_TAKEN_OUT}
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
