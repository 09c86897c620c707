"""Whom an edition that was adopted or ended concerns: everybody whom ledgers beneath it pay by the scheme, some at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from psycopg import Connection

from casework.common.nearest import ledgers_for
from projections.engine.snapshot import Snapshot
from projections.payments import candidates
from projections.recoveries.changed import moved

AT_ONCE: Final = 500  # qualifications
FIRST: Final = UUID(int=0)


class Paying(NamedTuple):
    """A ledger that pays by a scheme."""

    ledger: str
    scheme: str


def editions_since(
    connection: Connection[Any], since: Mapping[str, int], until: Mapping[str, int]
) -> frozenset[tuple[str, str]]:
    """Ledger and scheme of what was adopted or ended: since < position <= until; of whatever day, also of one gone by."""
    rows = connection.execute(
        """
        select distinct e.ledger, coalesce(e.data -> 'scheme' ->> 'scheme', e.data ->> 'scheme')
          from unnest(%(ledgers)s::text[], %(since)s::bigint[], %(until)s::bigint[]) as m(ledger, since, until)
          join ledger.events e on e.ledger = m.ledger and e.position > m.since and e.position <= m.until
         where e.name in ('SchemeAdopted', 'SchemeEnded')
        """,
        moved(since, until),
    )
    return frozenset(rows)


def concerned(said: frozenset[tuple[str, str]], ledgers: Sequence[str]) -> Iterator[Paying]:
    """Which of these ledgers go by it: their own word, or that of a division above them."""
    for ledger in ledgers:
        above = ledgers_for(ledger)
        yield from (Paying(ledger, scheme) for scheme in sorted({scheme for by, scheme in said if by in above}))


def persons_paid_by(snapshot: Snapshot, paying: Paying, after: UUID, ended: bool) -> tuple[list[UUID], UUID | None]:
    """The next ones whose qualification holds, or has ended, and after which to go on, where there are more."""
    ledger, status = paying.ledger, "exited" if ended else "confirmed"
    found = candidates.confirmed(snapshot, ledger, paying.scheme, ledger, status, after, AT_ONCE)
    return [each.person_id for each in found], found[-1].application_id if len(found) == AT_ONCE else None
