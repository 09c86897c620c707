"""Service projects of an area: how much is ordered and delivered, orders, providers, activities, whom to offer what."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

import msgspec

from casework.common.days import years_after
from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


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


class ListedProvider(msgspec.Struct, frozen=True):
    """`contact` and `phone` are sealed, in the provider's stream."""

    provider_id: UUID
    ledger: str
    division: str
    name: str
    kind: str
    projects: list[str]
    contact: str | None
    phone: str | None
    from_on: date
    until_on: date


class ListedActivity(msgspec.Struct, frozen=True):
    activity_id: UUID
    ledger: str
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    families: int
    provider: str | None
    donor: str | None
    value_fen: int | None


class ToOffer(msgspec.Struct, frozen=True):
    """A member of the age for a project that had none within the months after which it is due again."""

    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    born_on: date
    last_on: date | None


# Orders of households that live in an area, as the reader may know them.
ORDERS = """
      from read.service_order o
      join read.standing h on h.household_id = o.household_id and h.ledger = o.ledger and known(h)
       and h.from_on <= %(on)s and %(on)s < h.until_on
     where known(o) and h.division >= %(division_from)s and h.division < %(division_until)s
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
        **_within(division),
    )


def orders(
    snapshot: Snapshot, division: str, project: str, ended: bool, page: int, size: int
) -> tuple[list[ListedOrder], int]:
    """Orders of a project that hold on the day or begin later, or those that ended; the newest first; and how many."""
    asked = {"project": project, "ended": ended, **_within(division)}
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


PROVIDERS = """
    select p.provider_id, p.ledger, p.division, p.name, p.kind, p.projects, p.contact, p.phone, p.from_on, p.until_on
      from read.provider p
     where known(p)
"""


def providers(snapshot: Snapshot, division: str) -> list[ListedProvider]:
    """Those of an area and of the areas above it, which serve it too; those that ended last."""
    lowest, end = range_of(division)
    return snapshot.rows(
        ListedProvider,
        f"""
        {PROVIDERS} and (p.division >= %(division_from)s and p.division < %(division_until)s or p.division = any(%(above)s))
         order by p.until_on <= %(on)s, p.name, p.provider_id
        """,
        division_from=lowest,
        division_until=end,
        above=[division[:digits] for digits in (0, 2, 4, 6, 9) if digits < len(division)],
    )


def provider(snapshot: Snapshot, provider_id: UUID) -> ListedProvider | None:
    return snapshot.one(ListedProvider, PROVIDERS + " and p.provider_id = %(id)s", id=provider_id)


ACTIVITIES = """
    select a.activity_id, a.ledger, a.division, a.held_on, a.title, a.programme, a.persons, a.families,
           (select p.name from read.provider p where p.provider_id = a.provider_id and known(p)), a.donor, a.value_fen
      from read.activity a
     where known(a)
"""


def activities(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[ListedActivity], int, int]:
    """The latest first; how many there are, and how many persons came in all."""
    within = _within(division)
    rows = snapshot.rows(
        ListedActivity,
        f"""
        {ACTIVITIES} and a.division >= %(division_from)s and a.division < %(division_until)s
         order by a.held_on desc, a.activity_id limit %(size)s offset %(offset)s
        """,
        **within,
        size=size,
        offset=(page - 1) * size,
    )
    found = snapshot.one(
        _Totals,
        """
        select count(*), coalesce(sum(a.persons), 0)::bigint from read.activity a
         where known(a) and a.division >= %(division_from)s and a.division < %(division_until)s
        """,
        **within,
    )
    return rows, found.number if found else 0, found.persons if found else 0


def activity(snapshot: Snapshot, activity_id: UUID) -> ListedActivity | None:
    return snapshot.one(ListedActivity, ACTIVITIES + " and a.activity_id = %(id)s", id=activity_id)


def families_at(snapshot: Snapshot, activity_id: UUID) -> list[UUID]:
    """The families that took part."""
    rows = snapshot.rows(
        _Id,
        "select p.household_id from read.participation p where known(p) and p.activity_id = %(id)s order by 1",
        id=activity_id,
    )
    return [row.household_id for row in rows]


def to_offer(
    snapshot: Snapshot, division: str, project: str, age: int, every_months: int, page: int, size: int
) -> tuple[list[ToOffer], int]:
    """Members in care of this age whose household had none delivered within so many months; the oldest first."""
    asked = {
        "project": project,
        "born_by": years_after(snapshot.on, -age),
        "since": years_after(snapshot.on, -(every_months // 12)) if every_months % 12 == 0 else snapshot.on,
        **_within(division),
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


def _within(division: str) -> dict[str, Any]:
    lowest, end = range_of(division)
    return {"division_from": lowest, "division_until": end}


class _Totals(msgspec.Struct, frozen=True):
    number: int
    persons: int


class _Id(msgspec.Struct, frozen=True):
    household_id: UUID


class Placed(Protocol):
    """Something that stands in a ledger and is about a division."""

    @property
    def ledger(self) -> str: ...
    @property
    def division(self) -> str: ...


class Place(msgspec.Struct, frozen=True):
    ledger: str
    division: str


def place_of_activity(snapshot: Snapshot, activity_id: UUID) -> Place | None:
    """Also of one that was withdrawn."""
    return snapshot.one(
        Place, "select a.ledger, a.division from read.activity a where a.activity_id = %(id)s limit 1", id=activity_id
    )


def seen(snapshot: Snapshot, households: Sequence[UUID]) -> set[UUID]:
    """Those of these households that the reader may see."""
    rows = snapshot.rows(
        _Id,
        """
        select p.household_id from read.place p
         where p.household_id = any(%(households)s) and p.known_until = 9223372036854775807
        """,
        households=list(households),
    )
    return {row.household_id for row in rows}


def by_number(snapshot: Snapshot, division: str, numbers: Sequence[str]) -> dict[str, UUID]:
    """The households with these numbers that live in an area."""
    rows = snapshot.connection.execute(
        """
        select h.household_no, h.household_id from read.standing h
         where h.household_no = any(%(numbers)s) and h.known_until = 9223372036854775807
           and h.division >= %(division_from)s and h.division < %(division_until)s
           and h.from_on <= %(on)s and %(on)s < h.until_on
        """,
        {"numbers": list(numbers), "on": snapshot.on, **_within(division)},
    )
    return dict(rows.fetchall())
