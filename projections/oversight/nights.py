"""What was counted in the last night: how much is overdue in each area, why it is more or less, and who lacks a contact person."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from psycopg import Connection

from projections.oversight.balance import Balance

COLUMNS = ("ledger", "division", "day", "before", "became", "resolved", "moved", "after", "without_contact")


class Night(Struct, frozen=True):
    """All counties together. `broken`: areas in which the numbers do not add up."""

    overdue: int
    without_contact: int
    broken: list[str]


def keep(connection: Connection[Any], counted: Sequence[Balance]) -> None:
    """In the place of what was counted before on the same day."""
    for each in counted:
        connection.execute(
            f"""
            insert into read.night ({", ".join(COLUMNS)}) values ({", ".join(f"%({name})s" for name in COLUMNS)})
            on conflict (ledger, day, division) do update set
            {", ".join(f"{name} = excluded.{name}" for name in COLUMNS[3:])}
            """,
            {name: getattr(each, name) for name in COLUMNS},
        )


def last_night(connection: Connection[Any]) -> Night:
    """Of each county the last night in which it was counted."""
    rows = connection.execute(
        """
        select n.ledger, n.division, n.day, n.before, n.became, n.resolved, n.moved, n.after, n.without_contact
          from read.night n
          join (select ledger, max(day) as day from read.night group by ledger) last using (ledger, day)
        """
    )
    last = [Balance(*row) for row in rows]
    counties = [each for each in last if len(each.division) <= 6]
    return Night(
        sum(each.after for each in counties),
        sum(each.without_contact for each in counties),
        sorted(each.division for each in last if not each.holds),
    )
