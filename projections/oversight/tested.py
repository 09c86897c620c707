"""Counties whose green channel was tried: a hospital that is ready there was called within the last quarter (domain 7.1)."""

from collections.abc import Sequence
from datetime import timedelta

from casework.care.terms import terms_on
from projections.engine.snapshot import Snapshot


def tested(snapshot: Snapshot, ledgers: Sequence[str]) -> set[str]:
    """Of these ledgers those with a hospital ready on the day whose right person answered a test call within the terms' days.

    It holds for a whole county, as being ready does: who is covered there is covered by a channel that was tried.
    """
    key = ("tested", snapshot.on, *ledgers)
    if key not in snapshot.memo:
        query = """
            select distinct h.ledger from read.hospital h
              join read.hospital_test_call c on c.hospital_id = h.hospital_id and known(c) and c.right_person
               and c.called_on <= %(on)s and c.called_on > %(after)s
             where h.ledger = any(%(of)s) and known(h) and h.from_on <= %(on)s and h.until_on > %(on)s
               and h.department is not null and h.responsible_person is not null and h.phone is not null and h.pathway <> '{}'
        """
        after = snapshot.on - timedelta(days=terms_on(snapshot.on).tested_within_days)
        asked = snapshot.parameters({"of": list(ledgers), "after": after})
        snapshot.memo[key] = {ledger for (ledger,) in snapshot.connection.execute(snapshot.whole(query), asked)}
    found: set[str] = snapshot.memo[key]
    return found
