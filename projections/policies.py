"""Adopted policies: which edition is in force in a division on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import msgspec

from casework.days import FOREVER
from casework.ledger.recorded import Recorded
from casework.policy import Edition, preset
from casework.policy.adoption import PolicyAdopted
from projections.model import Model, Stored
from projections.reading import Reading

ALWAYS = date.min


class Policy(Stored, frozen=True):
    """An edition's span in one division, until the next adoption there."""

    policy_id: UUID
    from_on: date
    until_on: date
    document_number: str
    edition: str  # JSON, whole


@dataclass(frozen=True)
class InForce:
    """The edition in force on a day, and since when each of its duties has applied without a break.

    `ledger` is where it was adopted (empty: nobody had to), `adopted` the position of each adoption so far by its day.
    """

    edition: Edition
    document_number: str
    duty_began: Mapping[str, date]
    from_on: date = ALWAYS
    ledger: str = ""
    adopted: Mapping[date, int] = field(default_factory=dict)


DEFAULT = InForce(preset("default"), "", {})


def fold_policy(rows: Sequence[Policy], recorded: Recorded) -> Sequence[Policy]:
    match recorded.event:
        case PolicyAdopted() as event:
            text = msgspec.json.encode(event.edition).decode()
            fresh = Policy(recorded.stream_id, event.from_on, FOREVER, event.document_number, text)
            others = [row for row in rows if row.from_on != event.from_on]
            return _one_after_the_other([*others, fresh])
        case _:
            return rows


def _one_after_the_other(rows: Sequence[Policy]) -> list[Policy]:
    ordered = sorted(rows, key=lambda row: row.from_on)
    ends = [row.from_on for row in ordered[1:]] + [FOREVER]
    return [msgspec.structs.replace(row, until_on=end) for row, end in zip(ordered, ends, strict=True)]


def in_force(reading: Reading, ledgers: Sequence[str]) -> dict[str, InForce]:
    """For each ledger the edition in force on the reading's day: its own, else the nearest division's above."""
    rows = reading.rows(
        AdoptedRow,
        """
        select p.ledger, p.from_on, p.until_on, p.document_number, p.edition,
               (select min(q.known_from) from read.policy q
                 where q.ledger = p.ledger and q.from_on = p.from_on and q.edition = p.edition
                   and q.document_number = p.document_number)
          from read.policy p join known k on k.ledger = p.ledger
         where p.known_from <= k.position and k.position < p.known_until and p.from_on <= %(on)s
         order by p.ledger, p.from_on
        """,
    )
    adopted: dict[str, list[AdoptedRow]] = {}
    for row in rows:
        adopted.setdefault(row.ledger, []).append(row)
    return {ledger: _of(ledger, adopted) for ledger in ledgers} if adopted else dict.fromkeys(ledgers, DEFAULT)


class AdoptedRow(msgspec.Struct, frozen=True):
    ledger: str
    from_on: date
    until_on: date
    document_number: str
    edition: str
    position: int


def _of(ledger: str, adopted: Mapping[str, Sequence[AdoptedRow]]) -> InForce:
    for code in (ledger, ledger[:4] + "00", ledger[:2] + "0000", "000000"):
        if code in adopted:
            return _last(adopted[code])
    return DEFAULT


def _last(rows: Sequence[AdoptedRow]) -> InForce:
    """The last adopted edition; a duty it shares with the editions right before it began with the first of those."""
    editions = [(row.from_on, msgspec.json.decode(row.edition, type=Edition)) for row in rows]
    history = [(ALWAYS, DEFAULT.edition), *editions]
    began: dict[str, date] = {}
    for from_on, edition in history:
        began = {duty.duty: began.get(duty.duty, from_on) for duty in edition.duties}
    last, adopted = rows[-1], {row.from_on: row.position for row in rows}
    return InForce(editions[-1][1], last.document_number, began, last.from_on, last.ledger, adopted)


POLICY = Model(
    name="policy",
    row=Policy,
    columns="""
        policy_id uuid not null, from_on date not null, until_on date not null, document_number text not null,
        edition text not null
    """,
    group="policy_id",
    concerns={PolicyAdopted: ""},
    fold=fold_policy,
    visible="county",
    stream="policy_id",
)
MODELS = (POLICY,)
