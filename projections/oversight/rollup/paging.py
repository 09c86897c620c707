"""A page of what is overdue in many ledgers: in the order of the index, as long as the page."""

from collections import Counter
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
# What ends some day is not in the order of its due day: only what is as old as the page goes is looked at. It goes no
# further than to the due day of the last of so many that last.
ENDED: Final = f"""
    select x.* from unnest(%(ledgers)s::text[]) g(ledger) cross join lateral (
      select {COLUMNS} from read.overdue o
       where o.ledger = g.ledger and until_on < '9999-12-31' and until_on > %(on)s
         and due_on <= (select due_on from latest) and from_on <= %(on)s) x
"""
LATEST: Final = """
    latest as materialized (
      select coalesce((select due_on from lasting order by due_on offset %(page)s - 1 limit 1), %(on)s) as due_on)
"""
IN_EACH: Final = f"""
    with lasting as materialized (
      select y.* from unnest(%(ledgers)s::text[]) g(ledger) cross join lateral (
        select {COLUMNS} from read.overdue o
         where o.ledger = g.ledger and until_on = '9999-12-31' and due_on < %(on)s and from_on <= %(on)s {ORDER}) y),
    {LATEST}
    select * from lasting union all ({ENDED})
"""
IN_ALL: Final = f"""
    with lasting as materialized (
      select {COLUMNS} from read.overdue
       where ledger = any(%(ledgers)s) and until_on = '9999-12-31' and due_on < %(on)s and from_on <= %(on)s {ORDER}),
    {LATEST}
    select x.* from (select * from lasting union all ({ENDED})) x {ORDER}
"""
MANY: Final = (
    400  # ledgers: more than any province has, so nearly all there are, and the order of all of them is theirs
)
FEW: Final = 4


def overdue_first(snapshot: Snapshot, ledgers: Sequence[str], most: int) -> list[Standing]:
    """The oldest items of these ledgers, whose roll-up stands at their head.

    Of each ledger a few are asked for at first: those whose few are all among the oldest are asked for more.
    """
    if len(ledgers) > MANY:
        return _asked(snapshot, IN_ALL, ledgers, most, most)
    few = min(most, FEW + 2 * most // max(1, len(ledgers)))
    found = _asked(snapshot, IN_EACH, ledgers, few, most)
    again = _with_more(_in_order(found)[:most], few) if few < most else []
    found = [each for each in found if each.ledger not in set(again)] + _asked(snapshot, IN_EACH, again, most, most)
    return _in_order(found)[:most]


def _asked(snapshot: Snapshot, query: str, ledgers: Sequence[str], most: int, page: int) -> list[Standing]:
    """`most`: of each ledger, or of all of them, where what is overdue lasts; `page`: how many are wanted of all."""
    if not ledgers:
        return []
    asked = {"ledgers": list(ledgers), "on": snapshot.on, "most": most, "page": page}
    return [Standing(*row) for row in snapshot.connection.execute(query, asked)]


def _with_more(oldest: Sequence[Standing], few: int) -> list[str]:
    """The ledgers of which as many are among the oldest as were asked for, or more."""
    return [ledger for ledger, number in Counter(each.ledger for each in oldest).items() if number >= few]


def _in_order(found: Sequence[Standing]) -> list[Standing]:
    return sorted(found, key=lambda each: (each.due_on, each.household_no, each.duty, each.household_id))
