"""Lines of a list that is not sent yet and that are not due any more, or wait for something reported since it was prepared."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.payments.lines import LinePart
from casework.recoveries.reckoning import PaidLine, differences, held
from projections.engine.snapshot import Snapshot
from projections.payments.lines import NOT_EXCLUDED
from projections.recoveries.changed import changed, persons_of
from projections.recoveries.compared import Reckoners, dues_of, months_of_lines
from projections.recoveries.paid import qualified
from projections.schemes.facts import facts_of

UNSENT: Final = ("draft", "frozen", "approved")


class Doubt(NamedTuple):
    """`too_much_fen`: of the line; nothing where it only waits. `cause`: as a recovery names it, or held; or offset, where it sets off
    so much that is not outstanding, or not agreed, any more."""

    number: int
    person_id: UUID
    too_much_fen: int
    cause: str


class _Line(msgspec.Struct, frozen=True):
    number: int
    person_id: UUID
    ledger: str
    scheme: str
    parts: str


def doubts(snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]) -> list[Doubt]:
    """By number. Asked only of those of whom something new is known since `prepared`, how far each ledger was known then.

    `snapshot`: one of everything, because a person may live in another county than the one that pays.
    """
    lines = _lines(snapshot, list_id, persons_of(snapshot, changed(connection, prepared, snapshot.known)))
    if not lines:
        return []
    whose = {line.person_id for line in lines}
    facts, qualifications, reckoners = facts_of(snapshot, whose), qualified(snapshot, whose), Reckoners(snapshot)
    found = []
    for line in lines:
        own = qualifications.get((line.person_id, line.scheme), [])
        paid = PaidLine(line.ledger, list_id, line.number, msgspec.json.decode(line.parts, type=tuple[LinePart, ...]))
        months = months_of_lines([paid], own)
        dues = [dues_of(reckoners, each, facts.get(line.person_id), months) for each in own]
        too_much = [each for each in differences([paid], dues) if each.too_much_fen]
        if too_much:
            due = too_much[0].due
            cause = due.why_not if due and due.why_not else "rate"
            found.append(Doubt(line.number, line.person_id, sum(each.too_much_fen for each in too_much), cause))
        elif held([paid], dues):
            found.append(Doubt(line.number, line.person_id, 0, "held"))
    return found


def _lines(snapshot: Snapshot, list_id: UUID, persons: set[UUID]) -> Sequence[_Line]:
    return snapshot.rows(
        _Line,
        f"""
        select l.number, l.person_id, l.ledger, l.scheme, l.parts from read.payment_line l
         where l.list_id = %(list)s and l.person_id = any(%(persons)s) and known(l) and {NOT_EXCLUDED} order by l.number
        """,
        list=list_id,
        persons=list(persons),
    )
