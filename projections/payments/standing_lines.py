"""Lines that stand for somebody, one by one."""

from uuid import UUID

import msgspec

from casework.payments.lines import LinePart
from projections.engine.snapshot import Snapshot
from projections.payments.standing import FOR_SUBJECTS, NEITHER_RETURNED_NOR_TAKEN_OUT, PARTS


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
