"""From when to when something was overdue, as the follower told it, with where the household lived on each day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from casework.oversight.spans import Standing
from projections.engine.snapshot import Snapshot
from projections.oversight.overdue import Item
from projections.oversight.tables import STANDING


class Episode(NamedTuple):
    """`homes`: the spans of its household."""

    item: Item
    from_on: date
    until_on: date
    homes: Sequence[Standing]

    def holds(self, day: date) -> bool:
        return self.from_on <= day < self.until_on

    def on(self, day: date) -> Item:
        """As of a day."""
        lived = (home.division for home in self.homes if home.from_on <= day < home.until_on)
        return replace(self.item, division=next(lived, self.item.division))


def episodes(snapshot: Snapshot, ledger: str, first: date, last: date) -> list[Episode]:
    """Those of a ledger that hold on some day from the first to the last; of one that is told as the snapshot knows it."""
    rows = snapshot.connection.execute(
        """
        select ledger, household_id, household_no, division, false, duty, last_on, base_on, days, due_on, from_on, until_on
          from read.overdue where ledger = %(ledger)s and until_on = '9999-12-31' and from_on <= %(last)s
        union all
        select ledger, household_id, household_no, division, false, duty, last_on, base_on, days, due_on, from_on, until_on
          from read.overdue
         where ledger = %(ledger)s and until_on < '9999-12-31' and until_on > %(first)s and from_on <= %(last)s
        """,
        {"ledger": ledger, "first": first, "last": last},
    ).fetchall()
    homes = _homes(snapshot, ledger, list({row[1] for row in rows}), first)
    return [Episode(Item(*row[:10]), row[10], row[11], homes.get(row[1], [])) for row in rows]


def _homes(snapshot: Snapshot, ledger: str, households: list[UUID], first: date) -> dict[UUID, list[Standing]]:
    columns = ", ".join("t." + name for name in STANDING.fields)
    rows = snapshot.connection.execute(
        f"""
        select {columns} from read.standing t
         where t.ledger = %(ledger)s and t.known_until = 9223372036854775807 and t.until_on > %(first)s
           and t.household_id = any(%(households)s)
        """,
        {"ledger": ledger, "first": first, "households": households},
    )
    found: dict[UUID, list[Standing]] = {}
    for home in map(STANDING.row_of, rows):
        found.setdefault(home.household_id, []).append(home)
    return found
