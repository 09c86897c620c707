"""Lines of a list that is not sent yet and that are not due any more, or wait for something reported since it was prepared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.recoveries.reckoning import held
from projections.engine.snapshot import Snapshot
from projections.payments.lines import NOT_EXCLUDED
from projections.recoveries.changed import changed, persons_of
from projections.recoveries.compared import Known
from projections.recoveries.editions import AT_ONCE, concerned, editions_since
from projections.recoveries.news import news_of
from projections.recoveries.paid import ON_LISTS, Paid, paid
from projections.recoveries.reckoners import Reckoners

EVENTS_A_LINE: Final = 20
"""Looking through so many events takes as long as looking for what one line's person is told of."""
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
    scheme: str


def doubts(
    snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]
) -> Iterator[Doubt]:
    """By number. Asked only of those of whom something new is known since `prepared`, how far each ledger was known then; of every line
    where an edition that the list goes by was adopted or ended since, some at a time.

    `snapshot`: one of everything, because a person may live in another county than the one that pays. What other lists have of the
    same months counts: a difference is too much when it is not due beside the month itself.
    """
    news = None
    if not _edition_changed(snapshot, connection, list_id, prepared):
        news = _news(snapshot, connection, list_id, prepared)
    for lines in _lines(snapshot, list_id, news):
        yield from _doubtful(snapshot, list_id, lines)


def _news(snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]) -> set[UUID]:
    """Of whom something new is known: by what was recorded since in all ledgers, while that is little; else by what the list's people
    are told of.
    """
    recorded = sum(end - prepared.get(ledger, 0) for ledger, end in snapshot.known.items())
    lines = snapshot.value(
        "select p.lines from read.payment_list p where p.list_id = %(list)s and known(p)", list=list_id
    )
    if recorded > EVENTS_A_LINE * (lines or 0):
        return news_of(snapshot, list_id, prepared)
    return persons_of(snapshot, changed(connection, prepared, snapshot.known))


def _doubtful(snapshot: Snapshot, list_id: UUID, lines: Sequence[_Line]) -> Iterator[Doubt]:
    reckoners = Reckoners(snapshot)
    on_lists = paid(snapshot, {line.person_id for line in lines}, ON_LISTS, reckoners)
    known = Known(snapshot, on_lists, reckoners)
    found = (_doubt(known, line, list_id, on_lists[line.person_id, line.scheme]) for line in lines)
    return (each for each in found if each)


def _doubt(known: Known, line: _Line, list_id: UUID, on_lists: Paid) -> Doubt | None:
    of = line.person_id, line.scheme
    own = [each for each in on_lists.lines if (each.list_id, each.number) == (list_id, line.number)]
    dues = known.dues(of, on_lists)
    too_much = [
        each for each in known.differences(of, on_lists, dues) if each.too_much_fen and each.line in own
    ]  # fmt: skip
    if too_much:
        due = too_much[0].due
        cause = due.why_not if due and due.why_not else "rate"
        return Doubt(line.number, line.person_id, sum(each.too_much_fen for each in too_much), cause)
    return Doubt(line.number, line.person_id, 0, "held") if held(own, dues) else None


def _edition_changed(
    snapshot: Snapshot, connection: Connection[Any], list_id: UUID, prepared: Mapping[str, int]
) -> bool:
    listed = snapshot.connection.execute(
        snapshot.whole("select p.ledger, p.scheme from read.payment_list p where p.list_id = %(list)s and known(p)"),
        snapshot.parameters({"list": list_id}),
    ).fetchall()
    said = editions_since(connection, prepared, snapshot.known)
    return any(paying.scheme == scheme for ledger, scheme in listed for paying in concerned(said, [ledger]))


def _lines(snapshot: Snapshot, list_id: UUID, persons: set[UUID] | None) -> Iterator[Sequence[_Line]]:
    """Of these persons, or all; in the order of their numbers, some at a time."""
    after = 0
    while lines := snapshot.rows(
        _Line,
        f"""
        select l.number, l.person_id, l.scheme from read.payment_line l
         where l.list_id = %(list)s and l.number > %(after)s and known(l) and {NOT_EXCLUDED}
           {"" if persons is None else "and l.person_id = any(%(persons)s)"}
         order by l.number limit %(most)s
        """,
        list=list_id, after=after, most=AT_ONCE, persons=list(persons or ()),
    ):  # fmt: skip
        yield lines
        after = lines[-1].number
