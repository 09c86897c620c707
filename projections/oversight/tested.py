"""Counties whose green channel was tried: a hospital that is ready there was called within the last quarter (domain 7.1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from casework.care.terms import terms_on
from projections.engine.snapshot import Snapshot


def tested(snapshot: Snapshot, ledgers: Sequence[str]) -> set[str]:
    """Of these ledgers those with a hospital ready on the day whose right person answered a test call within the terms' days.

    It holds for a whole county, as being ready does: who is covered there is covered by a channel that was tried.
    """
    key = ("tested", snapshot.on, *ledgers)
    if key not in snapshot.memo:
        look_up([snapshot], ledgers)
    found: set[str] = snapshot.memo[key]
    return found


def look_up(snapshots: Sequence[Snapshot], ledgers: Sequence[str]) -> None:
    """The same for several days, each as far as its look knows, at once: what was called in all their quarters is read once."""
    days = [(snapshot.on - _within(snapshot.on), snapshot.on) for snapshot in snapshots]
    rows = snapshots[0].connection.execute(CALLS, {
        "of": list(ledgers), "after": min(after for after, _ in days), "until": max(on for _, on in days),
    }).fetchall()  # fmt: skip
    calls = [_Call(*row) for row in rows]
    for snapshot in snapshots:
        found = {call.ledger for call in calls if call.counts(snapshot)}
        snapshot.memo["tested", snapshot.on, *ledgers] = found


CALLS: Final = """
    select h.ledger, h.from_on, h.until_on, h.known_from, h.known_until, c.ledger, c.called_on, c.known_from, c.known_until
      from read.hospital h
      join read.hospital_test_call c on c.hospital_id = h.hospital_id and c.right_person
       and c.called_on > %(after)s and c.called_on <= %(until)s
     where h.ledger = any(%(of)s) and h.from_on <= %(until)s
       and h.department is not null and h.responsible_person is not null and h.phone is not null and h.pathway <> '{}'
"""


class _Call(NamedTuple):
    """A call to the right person of a hospital while it was ready; both as known from one position until another."""

    ledger: str
    from_on: date
    until_on: date
    known_from: int
    known_until: int
    told_in: str
    called_on: date
    told_from: int
    told_until: int

    def counts(self, snapshot: Snapshot) -> bool:
        on = snapshot.on
        return (
            self.from_on <= on < self.until_on
            and on - _within(on) < self.called_on <= on
            and self.known_from <= snapshot.known.get(self.ledger, 0) < self.known_until
            and self.told_from <= snapshot.known.get(self.told_in, 0) < self.told_until
        )


def _within(on: date) -> timedelta:
    return timedelta(days=terms_on(on).tested_within_days)
