"""Service projects of an area: how much is ordered and delivered, orders, providers, activities, whom to offer what."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot

LEDGER_DIGITS: Final = 6


class ProjectCount(msgspec.Struct, frozen=True):
    """Orders that hold on the day; deliveries since the year began; those of which the family said no, or nothing yet."""

    project: str
    orders: int
    delivered: int
    refused: int
    unanswered: int


class ListedOrder(msgspec.Struct, frozen=True):
    order_id: UUID
    household_id: UUID
    household_no: str
    division: str
    provider_id: UUID
    from_on: date
    until_on: date
    deliveries: int
    last_on: date | None


# Orders of households that live in an area, as the reader may know them.
ORDERS = """
      from read.service_order o
      join read.standing h on h.household_id = o.household_id and h.ledger = o.ledger and known(h)
       and h.from_on <= %(on)s and %(on)s < h.until_on
     where known(o) and o.ledger >= %(ledger_from)s and o.ledger < %(ledger_until)s
       and h.division >= %(division_from)s and h.division < %(division_until)s
"""


def counts(snapshot: Snapshot, division: str) -> list[ProjectCount]:
    """By project; only those of which there is something."""
    return snapshot.rows(
        ProjectCount,
        f"""
        with orders as (select o.order_id, o.project, o.from_on, o.until_on {ORDERS})
        select orders.project,
               count(distinct orders.order_id) filter (where orders.from_on <= %(on)s and %(on)s < orders.until_on),
               count(d.delivery_id),
               count(d.delivery_id) filter (where not d.accepted),
               count(d.delivery_id) filter (where d.accepted is null)
          from orders
          left join read.service_delivery d on d.order_id = orders.order_id and known(d)
           and d.delivered_on >= %(year_from)s and d.delivered_on <= %(on)s
         group by orders.project
        """,
        year_from=date(snapshot.on.year, 1, 1),
        **within(division),
    )


def orders(
    snapshot: Snapshot, division: str, project: str, ended: bool, page: int, size: int
) -> tuple[list[ListedOrder], int]:
    """Orders of a project that hold on the day or begin later, or those that ended; the newest first; and how many."""
    asked = {"project": project, "ended": ended, **within(division)}
    rows = snapshot.rows(
        ListedOrder,
        f"""
        select o.order_id, o.household_id, h.household_no, h.division, o.provider_id, o.from_on, o.until_on,
               (select count(*) from read.service_delivery d where d.order_id = o.order_id and known(d)),
               (select max(d.delivered_on) from read.service_delivery d where d.order_id = o.order_id and known(d))
        {ORDERS} and o.project = %(project)s and (o.until_on <= %(on)s) = %(ended)s
         order by o.from_on desc, o.order_id limit %(size)s offset %(offset)s
        """,
        **asked,
        size=size,
        offset=(page - 1) * size,
    )
    total = snapshot.value(
        f"select count(*) {ORDERS} and o.project = %(project)s and (o.until_on <= %(on)s) = %(ended)s", **asked
    )
    return rows, total


def within(division: str) -> dict[str, Any]:
    lowest, end = range_of(division)
    ledger_from, ledger_until = range_of(trim(division)[:LEDGER_DIGITS])
    return {
        "division_from": lowest, "division_until": end, "ledger_from": ledger_from, "ledger_until": ledger_until,
    }  # fmt: skip
