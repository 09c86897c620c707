"""Service projects, providers and activities for other programs."""

from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.roles import READ_CASES, REVIEW_RECORDS
from casework.projects.catalogue import projects
from projections.projects import area_lists, lists
from projections.projects.order_tables import SERVICE_DELIVERY, SERVICE_ORDER
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.language.service_projects import project_name
from web.office import AsOf, Office
from web.unsealing import sealed_in, unsealed


class ProjectItem(Struct):
    """`orders` that hold today; `delivered` since the year began; of those, `refused` by the family or `unanswered`."""

    project: str
    name: str
    orders: int
    delivered: int
    refused: int
    unanswered: int


class ProviderItem(Struct):
    id: UUID
    division: str
    name: str
    kind: str
    projects: list[str]
    from_on: date
    until_on: date | None


class ActivityItem(Struct):
    id: UUID
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    families: int


class DeliveryItem(Struct):
    """`accepted`: what the family said; null so far. `note` is null for those who do not look after families."""

    id: UUID
    delivered_on: date
    quantity: int
    done: tuple[str, ...]
    accepted: bool | None
    note: str | None


class OrderItem(Struct):
    id: UUID
    project: str
    provider_id: UUID
    member_id: UUID | None
    from_on: date
    until_on: date | None
    quantity: int | None
    deliveries: list[DeliveryItem]


@read("Projects", "/projects", REVIEW_RECORDS)
def show_projects(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[ProjectItem]:
    """Every service project of the catalogue, with what there is of it."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = {each.project: each for each in lists.counts(snapshot, asked_division)}
    none = lists.ProjectCount("", 0, 0, 0, 0)
    items = [
        ProjectItem(code, project_name(code), c.orders, c.delivered, c.refused, c.unanswered)
        for code, c in ((code, found.get(code, none)) for code in projects())
    ]
    return Page(paging.of(items), paging.page, paging.size, len(items), snapshot.known)


@read("Providers", "/providers", REVIEW_RECORDS)
def show_providers(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[ProviderItem]:
    """Providers of an area and of those above it."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = area_lists.providers(snapshot, asked_division)
    items = [
        ProviderItem(p.provider_id, p.division, p.name, p.kind, p.projects, p.from_on, end(p.until_on))
        for p in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


@read("Activities", "/activities", REVIEW_RECORDS)
def show_activities(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[ActivityItem]:
    """Activities held, the latest first."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total, _ = area_lists.activities(snapshot, asked_division, paging.page, paging.size)
    items = [
        ActivityItem(a.activity_id, a.division, a.held_on, a.title, a.programme, a.persons, a.families) for a in found
    ]
    return Page(items, paging.page, paging.size, total, snapshot.known)


@read("ServiceOrders", "/households/{household_id:uuid}/service-orders", READ_CASES)
def show_orders(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[OrderItem]:
    """A family's service orders with their deliveries, the newest first."""
    ledger = office.ledger_of(caller, household_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        orders = snapshot.of(SERVICE_ORDER, "household_id", household_id, "from_on desc, order_id", ledger=ledger)
        deliveries = snapshot.of(
            SERVICE_DELIVERY, "household_id", household_id, "delivered_on desc, delivery_id", ledger=ledger
        )
    texts = unsealed(office, sealed_in(deliveries, ledger, household_id))
    items = [
        OrderItem(
            o.order_id, o.project, o.provider_id, o.member_id, o.from_on, end(o.until_on), o.quantity,
            [
                DeliveryItem(
                    d.delivery_id, d.delivered_on, d.quantity, d.done, d.accepted, texts.said(d.note, caller) or None
                )
                for d in deliveries if d.order_id == o.order_id
            ],
        )
        for o in paging.of(orders)
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, len(orders), snapshot.known)


HANDLERS = [show_projects, show_providers, show_activities, show_orders]
