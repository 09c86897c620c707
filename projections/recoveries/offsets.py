"""What is set off against recoveries: what may still be, what lines have taken that are not settled yet, what recoveries are to be told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from casework.payments.lines import LineOffset
from casework.payments.offsets import Agreed, offset_entry
from projections.engine.snapshot import Snapshot
from projections.payments.lines import BANK
from projections.recoveries.recovery_list import of_persons
from projections.recoveries.tables import Recovery

OFFSETS: Final = msgspec.json.Decoder(tuple[LineOffset, ...])


class Taking(NamedTuple):
    """A line of a list that sets something off. `status`: of the list; `outcome`: settled, returned, excluded, or nothing so far."""

    list_id: UUID
    number: int
    person_id: UUID
    scheme: str
    period: str
    status: str
    outcome: str | None
    amount_fen: int

    @property
    def entry_id(self) -> UUID:
        return offset_entry(self.list_id, self.number)

    @property
    def stands(self) -> bool:
        return self.outcome in (None, "settled")


class Due(NamedTuple):
    """What a recovery is to be told of a line: that it has set something off, or, where it was `taken_back`, that it has not."""

    recovery_id: UUID
    number: int
    amount_fen: int
    on: date
    taken_back: bool


class _Line(msgspec.Struct, frozen=True):
    list_id: UUID
    number: int
    person_id: UUID
    scheme: str
    period: str
    status: str
    outcome: str | None
    offsets: str


class _Answered(msgspec.Struct, frozen=True):
    number: int
    person_id: UUID
    offsets: str
    outcome: str
    told_on: date


def any_agreed(snapshot: Snapshot, ledger: str, person_ids: Iterable[UUID]) -> bool:
    """Whether anything may be set off for one of them."""
    return bool(
        snapshot.value(
            """
            select exists (select from read.recovery t where t.person_id = any(%(persons)s) and t.ledger = %(ledger)s
                              and t.offset_agreed_fen > 0 and known(t))
            """,
            persons=list(person_ids),
            ledger=ledger,
        )
    )


def agreed(snapshot: Snapshot, ledger: str, person_ids: Iterable[UUID]) -> dict[UUID, list[Agreed]]:
    """Agreements in force with a ledger, by person, what was found first first; less what lines have taken already."""
    found = [each for each in of_persons(snapshot, person_ids) if each.ledger == ledger and each.row.offset_agreed_fen]
    taken = taken_by_lines(snapshot, {each.row.person_id for each in found})
    open_: dict[UUID, list[Agreed]] = defaultdict(list)
    for each in found:
        row = each.row
        if row.offset_agreed_fen and row.offset_agreed_on:
            left = row.outstanding_fen - waiting_fen(row, taken.get(row.recovery_id, ()))
            open_[row.person_id].append(Agreed(row.recovery_id, row.offset_agreed_on, row.offset_agreed_fen, left))
    return dict(open_)


def waiting_fen(row: Recovery, taken: Iterable[Taking]) -> int:
    """What lines that stand have taken and the recovery has not been told of: what is outstanding does not count it yet."""
    told = {step.entry_id for step in row.steps}
    return sum(each.amount_fen for each in taken if each.stands and each.entry_id not in told)


def taken_by_lines(snapshot: Snapshot, person_ids: Iterable[UUID]) -> Mapping[UUID, list[Taking]]:
    """By recovery, the lines that set something off, whatever became of them, but of discarded lists."""
    rows = snapshot.rows(
        _Line,
        f"""
        select l.list_id, l.number, l.person_id, l.scheme, p.period, p.status, b.outcome, l.offsets
          from read.payment_line l {BANK}
          join read.payment_list p on p.list_id = l.list_id and known(p)
         where l.person_id = any(%(persons)s) and l.offset_fen > 0 and known(l) and p.status <> 'discarded'
         order by p.prepared_on, p.period, l.list_id, l.number
        """,
        persons=list(person_ids),
    )
    found: dict[UUID, list[Taking]] = defaultdict(list)
    for row in rows:
        of = (row.list_id, row.number, row.person_id, row.scheme, row.period, row.status, row.outcome)
        for each in OFFSETS.decode(row.offsets):
            found[each.recovery_id].append(Taking(*of, each.amount_fen))
    return found


def not_outstanding(snapshot: Snapshot, list_id: UUID) -> list[tuple[Taking, int]]:
    """Lines of a list that set off more than is outstanding by now, or what is not agreed any more: each with how many fen."""
    persons = snapshot.connection.execute(
        snapshot.whole(
            "select l.person_id from read.payment_line l where l.list_id = %(list)s and l.offset_fen > 0 and known(l)"
        ),
        snapshot.parameters({"list": list_id}),
    ).fetchall()
    if not persons:
        return []
    taken = taken_by_lines(snapshot, [person for (person,) in persons])
    found = []
    for each in of_persons(snapshot, [person for (person,) in persons]):
        row, lines = each.row, taken.get(each.row.recovery_id, [])
        too_much = waiting_fen(row, lines) - max(0, row.outstanding_fen)
        for line in lines:
            fen = min(line.amount_fen, too_much) if row.offset_agreed_fen else line.amount_fen
            if line.list_id == list_id and line.stands and fen > 0:
                found.append((line, fen))
    return found


def due_to_tell(snapshot: Snapshot, list_id: UUID) -> list[Due]:
    """Of the lines that the bank has answered; nothing of those of which the recoveries know."""
    rows = snapshot.rows(
        _Answered,
        """
        select l.number, l.person_id, l.offsets, r.outcome, r.told_on
          from read.payment_line l
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = any(array['settled', 'returned']) and known(r)
         where l.list_id = %(list)s and l.offset_fen > 0 and known(l)
         order by l.number
        """,
        list=list_id,
    )
    known = {each.row.recovery_id: each.row for each in of_persons(snapshot, {row.person_id for row in rows})}
    told = {id_: {step.entry_id for step in row.steps} for id_, row in known.items()}
    return [
        Due(each.recovery_id, row.number, each.amount_fen, row.told_on, row.outcome == "returned")
        for row in rows
        for each in OFFSETS.decode(row.offsets)
        if (offset_entry(list_id, row.number) in told.get(each.recovery_id, ())) == (row.outcome == "returned")
    ]
