"""What people were paid: lines that the bank has, and what of a person's qualifications is known now."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec

from casework.payments.lines import LinePart
from casework.recoveries.reckoning import PaidLine
from projections.engine.snapshot import Snapshot
from projections.payments.candidates import COLUMNS, Confirmed

AT_THE_BANK: Final = ("sent", "settling", "closed")
STANDS: Final = """
    not exists (select from read.bank_result r where r.list_id = l.list_id and r.from_number <= l.number
                   and l.number < r.until_number and r.outcome <> 'settled' and known(r))
"""
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


class Paid(msgspec.Struct):
    """Of one person by one scheme. `homes`: household and division of the last line of each ledger."""

    lines: list[PaidLine] = []
    homes: dict[str, tuple[UUID, str]] = {}


def paid(snapshot: Snapshot, person_ids: Iterable[UUID]) -> dict[Whose, Paid]:
    """Lines that are at the bank or settled, neither excluded nor returned, by person and scheme."""
    rows = snapshot.rows(
        _Line,
        f"""
        select l.person_id, l.household_id, l.division, l.scheme, l.ledger, l.list_id, l.number, l.parts
          from read.payment_line l
          join read.payment_list p on p.list_id = l.list_id and known(p)
         where l.person_id = any(%(persons)s) and known(l) and p.status = any(%(at_the_bank)s) and {STANDS}
         order by p.prepared_on, l.list_id, l.number
        """,
        persons=list(set(person_ids)),
        at_the_bank=list(AT_THE_BANK),
    )
    found: dict[Whose, Paid] = defaultdict(Paid)
    for row in rows:
        of, parts = found[row.person_id, row.scheme], msgspec.json.decode(row.parts, type=tuple[LinePart, ...])
        of.lines.append(PaidLine(row.ledger, row.list_id, row.number, parts))
        of.homes[row.ledger] = row.household_id, row.division
    return dict(found)


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
