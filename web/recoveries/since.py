"""Who is to be looked at for overpayments: everybody of whom something new is known, and whom a new edition concerns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final, NamedTuple
from uuid import UUID

from casework.common.nearest import ledgers_for
from casework.divisions.codes import trim
from casework.ledger.marks import marks
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.recoveries.changed import changed, persons_of
from projections.recoveries.editions import AT_ONCE, FIRST, concerned, editions_since, persons_paid_by
from web.office import Office

JOB: Final = "recoveries"


class Since(NamedTuple):
    """What was recorded since the last time: of families and qualifications in a division, of editions also above it."""

    ledgers: Sequence[str]
    marks: Mapping[str, int]
    until: Mapping[str, int]
    editions: frozenset[tuple[str, str]]

    @classmethod
    def last(cls, office: Office, division: str) -> "Since":
        with open_snapshot(office.database, NATION, office.today()) as snapshot:
            known = snapshot.known
        until = {each: at for each, at in known.items() if each.startswith(trim(division))}
        above = {each: known[each] for each in ledgers_for(division) if each in known} if division else {}
        before = marks(office.database, JOB)
        with office.database.single() as connection:
            return cls(sorted(until), before, until, editions_since(connection, before, {**above, **until}))

    def batches(self, office: Office) -> Iterator[Sequence[UUID]]:
        """Everybody to be looked at, some at a time."""
        yield from batched(sorted(self.touched(office)))
        yield from self.paid_by_editions(office)

    def touched(self, office: Office) -> set[UUID]:
        """Of whom something new is known."""
        with office.database.single() as connection:
            streams = changed(connection, self.marks, self.until)
        with open_snapshot(office.database, NATION, office.today()) as snapshot:
            return persons_of(snapshot, streams)

    def paid_by_editions(self, office: Office) -> Iterator[Sequence[UUID]]:
        """Whom these editions concern, also of months gone by: their qualifications hold or have ended."""
        for paying, ended in product(concerned(self.editions, self.ledgers), (False, True)):
            after: UUID | None = FIRST
            while after is not None:
                with open_snapshot(office.database, NATION, office.today()) as snapshot:
                    some, after = persons_paid_by(snapshot, paying, after, ended)
                yield some


def batched(persons: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    rest = iter(persons)
    while some := list(islice(rest, AT_ONCE)):
        yield some
