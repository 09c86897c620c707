"""A page of what is overdue in many ledgers: in the order of the index, as long as the page."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from projections.engine.snapshot import Snapshot


class Standing(NamedTuple):
    """One thing overdue on the day, as the follower told it."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    duty: str
    last_on: date | None
    base_on: date
    days: int
    due_on: date


COLUMNS: Final = "ledger, household_id, household_no, division, duty, last_on, base_on, days, due_on"
ORDER: Final = "order by due_on, household_no, duty, household_id limit %(most)s"
LASTING: Final = f"""
    select {COLUMNS} from read.overdue o
     where o.ledger = g.ledger and until_on = '9999-12-31' and due_on < %(on)s and from_on <= %(on)s {ORDER}
"""
ENDED: Final = f"""
    select {COLUMNS} from read.overdue o
     where o.ledger = g.ledger and until_on < '9999-12-31' and until_on > %(on)s and from_on <= %(on)s {ORDER}
"""


IN_EACH: Final = f"""
    select x.* from unnest(%(ledgers)s::text[]) g(ledger) cross join lateral (({LASTING}) union all ({ENDED})) x {ORDER}
"""
IN_ALL: Final = f"""
    select x.* from (
      (select {COLUMNS} from read.overdue
        where ledger = any(%(ledgers)s) and until_on = '9999-12-31' and due_on < %(on)s and from_on <= %(on)s {ORDER})
      union all
      (select x.* from unnest(%(ledgers)s::text[]) g(ledger) cross join lateral ({ENDED}) x)) x {ORDER}
"""
MANY: Final = (
    400  # ledgers: more than any province has, so nearly all there are, and the order of all of them is theirs
)


def overdue_first(snapshot: Snapshot, ledgers: Sequence[str], most: int) -> list[Standing]:
    """The oldest items of these ledgers, whose roll-up stands at their head."""
    query = IN_EACH if len(ledgers) <= MANY else IN_ALL
    rows = snapshot.connection.execute(query, {"ledgers": list(ledgers), "on": snapshot.on, "most": most})
    return [Standing(*row) for row in rows]
