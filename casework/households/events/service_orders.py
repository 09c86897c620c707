"""Service projects for a family: ordered from a provider, delivered, accepted by the family.

The office and the provider read them; what a counsellor notes only counsellors do.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from casework.common.confidentiality import Confidentiality
from casework.common.event import Event
from casework.common.private import Private


class ServiceOrdered(Event, frozen=True, kw_only=True):
    """`project`: a code of casework/projects/catalogue.toml; `quantity`: how many of its units; `wish`: of the family."""

    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "order_id"
    day_field = "from_on"
    theme = "decision"

    order_id: UUID
    project: str
    provider_id: UUID
    from_on: date
    member_id: UUID | None = None
    until_on: date | None = None
    quantity: int | None = None
    wish: Private | None = None


class ServiceOrderCorrected(Event, frozen=True, kw_only=True):
    """The whole order as it reads after the correction."""

    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "order_id"
    corrects = ServiceOrdered
    day_field = "from_on"

    order_id: UUID
    project: str
    provider_id: UUID
    from_on: date
    reason: Private
    member_id: UUID | None = None
    until_on: date | None = None
    quantity: int | None = None
    wish: Private | None = None


class ServiceOrderEnded(Event, frozen=True, kw_only=True):
    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "order_id"
    day_field = "until_on"
    theme = "decision"

    order_id: UUID
    until_on: date
    reason: Private


class ServiceOrderWithdrawn(Event, frozen=True, kw_only=True):
    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "order_id"
    withdraws = True

    order_id: UUID
    reason: Private


class ServiceDelivered(Event, frozen=True, kw_only=True):
    """`done`: lines of the project's checklist. Of counselling it says attendance alone: no note."""

    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "delivery_id"
    day_field = "delivered_on"
    marked_when_late = True

    delivery_id: UUID
    order_id: UUID
    delivered_on: date
    quantity: int
    done: tuple[str, ...] = ()
    note: Private | None = None


class ServiceDeliveryCorrected(Event, frozen=True, kw_only=True):
    """The whole delivery as it reads after the correction."""

    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "delivery_id"
    corrects = ServiceDelivered
    day_field = "delivered_on"

    delivery_id: UUID
    order_id: UUID
    delivered_on: date
    quantity: int
    reason: Private
    done: tuple[str, ...] = ()
    note: Private | None = None


class ServiceDeliveryWithdrawn(Event, frozen=True, kw_only=True):
    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "delivery_id"
    withdraws = True

    delivery_id: UUID
    reason: Private


class ServiceAccepted(Event, frozen=True, kw_only=True):
    """What the family said of a delivery: it took place, or it did not."""

    confidentiality: ClassVar[Confidentiality] = "provider"
    thing = "delivery_id"
    day_field = "accepted_on"

    delivery_id: UUID
    accepted: bool
    accepted_on: date
    remark: Private | None = None


class CounsellingNoted(Event, frozen=True, kw_only=True):
    """What a counsellor noted: only counsellors read it; who audits sees that an entry is kept apart."""

    confidentiality: ClassVar[Confidentiality] = "professional"
    day_field = "noted_on"

    note_id: UUID
    order_id: UUID
    noted_on: date
    note: Private


ServiceOrdersEvent = (
    ServiceOrdered | ServiceOrderCorrected | ServiceOrderEnded | ServiceOrderWithdrawn | ServiceDelivered
    | ServiceDeliveryCorrected | ServiceDeliveryWithdrawn | ServiceAccepted | CounsellingNoted
)  # fmt: skip
