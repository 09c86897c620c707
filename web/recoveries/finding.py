"""Finds what was paid and is not due: looks at everybody of whom something new is known, and tells each recovery as it reads now."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, product
from typing import Final, NamedTuple
from uuid import UUID

from casework.common.nearest import ledgers_for
from casework.divisions.codes import trim
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.marks import marks, move
from casework.recoveries.commands import FindOverpayment
from casework.recoveries.reckoning import recovery_stream
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.recoveries.changed import changed, persons_of
from projections.recoveries.compared import Compared, compared
from projections.recoveries.editions import AT_ONCE, FIRST, concerned, editions_since, persons_paid_by
from projections.recoveries.recovery_list import standing_of
from web.office import Office

JOB: Final = "recoveries"

logger = logging.getLogger(__name__)


def look(office: Office, division: str = "") -> int:
    """Looks at what is new in the ledgers of a division since the last time. Answers how many findings were told.

    Told again nothing changes, so that what was broken off begins anew where the marks stand.
    """
    since = Since.last(office, division)
    events = sum(_find(office, some) for some in since.batches(office))
    move(office.database, JOB, since.until)
    logger.info("overpayments looked for", extra={"action": "overpayments_looked_for", "events": events})
    return events


class New(NamedTuple):
    """`found`: whose findings would change; `more`: an edition was adopted or ended, and not everybody it pays was looked at."""

    found: list[Compared]
    more: bool


def new_since(office: Office, division: str) -> New:
    """What would be found now in the ledgers of a division, and has not been told. Of those whom an edition concerns some, because a
    page does not wait for all of a county.
    """
    since = Since.last(office, division)
    some = list(islice(chain.from_iterable(since.paid_by_editions(office)), AT_ONCE + 1))
    persons = sorted({*since.touched(office), *some[:AT_ONCE]})
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        found = [each for batch in _batches(persons) for each in compared(snapshot, batch)]
        told = standing_of(snapshot, [each.person_id for each in found])
    return New([each for each in found if _unlike(each, told)], len(some) > AT_ONCE)


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
        yield from _batches(sorted(self.touched(office)))
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


def _unlike(of: Compared, told: Mapping[tuple[UUID, str, str], int]) -> bool:
    return any(_total(of, ledger) != told.get((of.person_id, of.scheme, ledger), 0) for ledger in of.paid.homes)


def _total(of: Compared, ledger: str) -> int:
    return sum(part.total_fen for part in of.overpaid_by()[ledger])


def _find(office: Office, persons: Sequence[UUID]) -> int:
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        found = compared(snapshot, persons)
    return sum(_tell(office, command, ledger) for each in found for ledger, command in _orders(each))


def _orders(of: Compared) -> Iterator[tuple[str, FindOverpayment]]:
    for ledger, parts in of.overpaid_by().items():
        household_id, division = of.paid.homes[ledger]
        yield ledger, FindOverpayment(
            recovery_id=recovery_stream(ledger, of.person_id, of.scheme), person_id=of.person_id,
            household_id=household_id, scheme=of.scheme, division=division, parts=parts,
        )  # fmt: skip


def _tell(office: Office, command: FindOverpayment, ledger: str) -> int:
    receipt = office.casework.handle(
        command, ledger=ledger, stream=command.recovery_id, by=CLOCK, request=Request.new(), today=office.today()
    )
    return 0 if receipt.repeated else 1


def _batches(persons: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    rest = iter(persons)
    while some := list(islice(rest, AT_ONCE)):
        yield some
