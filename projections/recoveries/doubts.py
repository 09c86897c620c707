"""Lines of a list that is not sent yet and that are not due any more, or wait for something reported since it was prepared."""

from collections.abc import Iterator, Mapping, Sequence
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
from projections.recoveries.editions import AT_ONCE, concerned, editions_since
from projections.recoveries.paid import qualified
from projections.schemes.facts import facts_of

COLUMNS: Final = "l.number, l.person_id, l.ledger, l.scheme, l.parts"
UNSENT: Final = ("draft", "frozen", "approved")


class Doubt(NamedTuple):
    """`too_much_fen`: of the line; nothing where it only waits. `cause`: as a recovery names it, or held."""

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


def doubts(
    snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]
) -> Iterator[Doubt]:
    """By number. Asked only of those of whom something new is known since `prepared`, how far each ledger was known then; of every line
    where an edition that the list goes by was adopted or ended since, some at a time.

    `snapshot`: one of everything, because a person may live in another county than the one that pays.
    """
    if _edition_changed(snapshot, connection, list_id, prepared):
        batches = _all_lines(snapshot, list_id)
    else:
        batches = iter([_lines(snapshot, list_id, persons_of(snapshot, changed(connection, prepared, snapshot.known)))])
    for lines in batches:
        yield from _doubtful(snapshot, list_id, lines) if lines else ()


def _doubtful(snapshot: Snapshot, list_id: UUID, lines: Sequence[_Line]) -> list[Doubt]:
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


def _edition_changed(
    snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]
) -> bool:
    listed = snapshot.connection.execute(
        snapshot.whole("select p.ledger, p.scheme from read.payment_list p where p.list_id = %(list)s and known(p)"),
        snapshot.parameters({"list": list_id}),
    ).fetchall()
    said = editions_since(connection, prepared, snapshot.known)
    return any(paying.scheme == scheme for ledger, scheme in listed for paying in concerned(said, [ledger]))


def _all_lines(snapshot: Snapshot, list_id: UUID) -> Iterator[Sequence[_Line]]:
    """The list's lines in the order of their numbers."""
    after = 0
    while lines := snapshot.rows(
        _Line,
        f"""
        select {COLUMNS} from read.payment_line l
         where l.list_id = %(list)s and l.number > %(after)s and known(l) and {NOT_EXCLUDED} order by l.number limit %(most)s
        """,
        list=list_id, after=after, most=AT_ONCE,
    ):  # fmt: skip
        yield lines
        after = lines[-1].number


def _lines(snapshot: Snapshot, list_id: UUID, persons: set[UUID]) -> Sequence[_Line]:
    return snapshot.rows(
        _Line,
        f"""
        select {COLUMNS} from read.payment_line l
         where l.list_id = %(list)s and l.person_id = any(%(persons)s) and known(l) and {NOT_EXCLUDED} order by l.number
        """,
        list=list_id,
        persons=list(persons),
    )
