"""Of each household: services ordered, what was delivered, what counsellors noted."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.service_orders import (
    CounsellingNoted,
    ServiceAccepted,
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceDeliveryWithdrawn,
    ServiceOrderCorrected,
    ServiceOrdered,
    ServiceOrderEnded,
    ServiceOrderWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class ServiceOrder(Stored, frozen=True):
    """`until_on`: as ordered, or ended earlier; far away where neither says."""

    order_id: UUID
    household_id: UUID
    project: str
    provider_id: UUID
    member_id: UUID | None
    from_on: date
    until_on: date
    quantity: int | None
    wish: Sealed | None
    ended_on: date = FOREVER


class ServiceDelivery(Stored, frozen=True):
    """`accepted`: what the family said; none so far."""

    delivery_id: UUID
    household_id: UUID
    order_id: UUID
    delivered_on: date
    quantity: int
    done: tuple[str, ...]
    note: Sealed | None
    accepted: bool | None = None
    accepted_on: date | None = None
    remark: Sealed | None = None


class CounsellingNote(Stored, frozen=True):
    note_id: UUID
    household_id: UUID
    order_id: UUID
    noted_on: date
    note: Sealed | None


def fold_order(rows: Sequence[ServiceOrder], recorded: Recorded) -> Sequence[ServiceOrder]:
    match recorded.event:
        case ServiceOrdered() | ServiceOrderCorrected() as event:
            ended_on = rows[0].ended_on if rows else FOREVER
            until_on = min(event.until_on or FOREVER, ended_on)
            return [
                ServiceOrder(
                    event.order_id, recorded.stream_id, event.project, event.provider_id, event.member_id, event.from_on,
                    until_on, event.quantity, sealed(event.wish), ended_on,
                )
            ]  # fmt: skip
        case ServiceOrderEnded() as event:
            return [replace(row, until_on=min(row.until_on, event.until_on), ended_on=event.until_on) for row in rows]
        case ServiceOrderWithdrawn():
            return []
        case _:
            return rows


def fold_delivery(rows: Sequence[ServiceDelivery], recorded: Recorded) -> Sequence[ServiceDelivery]:
    match recorded.event:
        case ServiceDelivered() as event:
            return [
                ServiceDelivery(
                    event.delivery_id, recorded.stream_id, event.order_id, event.delivered_on, event.quantity, event.done,
                    sealed(event.note),
                )
            ]  # fmt: skip
        case ServiceDeliveryCorrected() as event:
            told = {"delivered_on": event.delivered_on, "quantity": event.quantity, "done": event.done}
            return [replace(row, note=sealed(event.note), **told) for row in rows]
        case ServiceAccepted() as event:
            said = {"accepted": event.accepted, "accepted_on": event.accepted_on}
            return [replace(row, remark=sealed(event.remark), **said) for row in rows]
        case ServiceDeliveryWithdrawn():
            return []
        case _:
            return rows


def fold_note(rows: Sequence[CounsellingNote], recorded: Recorded) -> Sequence[CounsellingNote]:
    match recorded.event:
        case CounsellingNoted() as event:
            note = sealed(event.note)
            return [CounsellingNote(event.note_id, recorded.stream_id, event.order_id, event.noted_on, note)]
        case _:
            return rows


SERVICE_ORDER = Projection(
    name="service_order",
    row=ServiceOrder,
    group="order_id",
    handles=dict.fromkeys(
        (ServiceOrdered, ServiceOrderCorrected, ServiceOrderEnded, ServiceOrderWithdrawn), "order_id"
    ),
    starts=frozenset({ServiceOrdered}),
    fold=fold_order,
    confidentiality="provider",
    indexes=("(household_id)", "(ledger, project, from_on)"),
)
SERVICE_DELIVERY = Projection(
    name="service_delivery",
    row=ServiceDelivery,
    group="delivery_id",
    handles=dict.fromkeys(
        (ServiceDelivered, ServiceDeliveryCorrected, ServiceDeliveryWithdrawn, ServiceAccepted), "delivery_id"
    ),
    starts=frozenset({ServiceDelivered}),
    fold=fold_delivery,
    confidentiality="provider",
    indexes=("(household_id)", "(order_id, delivered_on)"),
)
COUNSELLING_NOTE = Projection(
    name="counselling_note",
    row=CounsellingNote,
    group="note_id",
    handles={CounsellingNoted: "note_id"},
    starts=frozenset({CounsellingNoted}),
    fold=fold_note,
    confidentiality="professional",
    indexes=("(household_id)",),
)
PROJECTIONS = (SERVICE_ORDER, SERVICE_DELIVERY, COUNSELLING_NOTE)
