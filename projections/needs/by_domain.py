"""Needs of a division counted in each of the four domains (生活、养老、医疗、精神慰藉)."""

import msgspec

from projections.engine.snapshot import Snapshot
from projections.needs.asking import CLOSED, DOMAINS, WAITING, Wanted, asked


class DomainCount(msgspec.Struct, frozen=True):
    """`closed`: within the year up to the day; `met`: those of them that were met, or in part."""

    domain: str
    open: int
    answered: int
    overdue: int
    closed: int
    met: int


def by_domain(snapshot: Snapshot, division: str) -> list[DomainCount]:
    """What is open, answered and past its day in each domain, and what was closed in the last year."""
    parameters = asked(snapshot, division, Wanted())
    waits = snapshot.rows(
        _Waits,
        WAITING
        + """
        select domain, count(*) filter (where step <> 'closing'), count(*) filter (where step = 'closing'),
               count(*) filter (where due_on < %(on)s)
          from waiting group by domain
        """,
        **parameters,
    )
    closed = snapshot.rows(
        _Closed,
        CLOSED
        + "select domain, count(*), count(*) filter (where outcome in ('met', 'partly')) from chosen group by domain",
        **parameters,
    )
    waiting, over = {row.domain: row for row in waits}, {row.domain: row for row in closed}
    return [_counted(domain, waiting.get(domain), over.get(domain)) for domain in DOMAINS]


class _Waits(msgspec.Struct, frozen=True):
    domain: str
    open: int
    answered: int
    overdue: int


class _Closed(msgspec.Struct, frozen=True):
    domain: str
    closed: int
    met: int


def _counted(domain: str, waits: _Waits | None, closed: _Closed | None) -> DomainCount:
    open_, answered, overdue = (waits.open, waits.answered, waits.overdue) if waits else (0, 0, 0)
    return DomainCount(domain, open_, answered, overdue, *((closed.closed, closed.met) if closed else (0, 0)))
