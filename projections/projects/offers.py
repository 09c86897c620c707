"""Whom a service is still to be offered: members of an age who had none for so long."""

from datetime import date
from uuid import UUID

import msgspec

from casework.common.days import years_after
from projections.engine.snapshot import Snapshot
from projections.projects.lists import within


class ToOffer(msgspec.Struct, frozen=True):
    """A member of the age for a project that had none within the months after which it is due again."""

    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    born_on: date
    last_on: date | None


def to_offer(
    snapshot: Snapshot, division: str, project: str, age: int, every_months: int, page: int, size: int
) -> tuple[list[ToOffer], int]:
    """Members in care of this age whose household had none delivered within so many months; the oldest first."""
    asked = {
        "project": project,
        "born_by": years_after(snapshot.on, -age),
        "since": years_after(snapshot.on, -(every_months // 12)) if every_months % 12 == 0 else snapshot.on,
        **within(division),
    }
    rows = snapshot.rows(
        ToOffer,
        DUE + " select * from due order by born_on, member_id limit %(size)s offset %(offset)s",
        **asked,
        size=size,
        offset=(page - 1) * size,
    )
    return rows, snapshot.value(DUE + " select count(*) from due", **asked)


DUE = """
    with due as (
      select h.household_id, h.household_no, h.division, m.member_id, m.born_on,
             (select max(d.delivered_on) from read.service_order o
                join read.service_delivery d on d.order_id = o.order_id and known(d)
               where o.household_id = h.household_id and o.project = %(project)s and known(o)
                 and (o.member_id is null or o.member_id = m.member_id)) as last_on
        from read.standing h
        join read.member m on m.household_id = h.household_id and m.ledger = h.ledger and known(m)
         and m.born_on <= %(born_by)s and m.from_on <= %(on)s and %(on)s <= m.died_on and %(on)s < m.left_on
       where known(h) and h.division >= %(division_from)s and h.division < %(division_until)s
         and h.from_on <= %(on)s and %(on)s < h.until_on and h.entered_on <= %(on)s and %(on)s < h.left_on
         and not exists (
             select from read.service_order o
               join read.service_delivery d on d.order_id = o.order_id and known(d) and d.delivered_on > %(since)s
              where o.household_id = h.household_id and o.project = %(project)s and known(o)
                and (o.member_id is null or o.member_id = m.member_id))
    )
"""
