"""How the household changes by its events: service orders and deliveries."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.service_orders import (
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceDeliveryWithdrawn,
    ServiceOrderCorrected,
    ServiceOrdered,
    ServiceOrderEnded,
    ServiceOrderWithdrawn,
)
from casework.households.state import Folds, Household


def _ordered(state: Household, event: ServiceOrdered | ServiceOrderCorrected) -> Household:
    return replace(state, service_orders=state.service_orders | {event.order_id: event})


def _order_ended(state: Household, event: ServiceOrderEnded) -> Household:
    return replace(state, service_order_ends=state.service_order_ends | {event.order_id: event.until_on})


def _delivered(state: Household, event: ServiceDelivered | ServiceDeliveryCorrected) -> Household:
    return replace(state, deliveries=state.deliveries | {event.delivery_id: event})


def _taken_back(state: Household, event: ServiceOrderWithdrawn | ServiceDeliveryWithdrawn) -> Household:
    about = event.order_id if isinstance(event, ServiceOrderWithdrawn) else event.delivery_id
    return replace(state, withdrawn=state.withdrawn | {about})


FOLDS: Final[Folds] = {
    ServiceOrdered: _ordered,
    ServiceOrderCorrected: _ordered,
    ServiceOrderEnded: _order_ended,
    ServiceOrderWithdrawn: _taken_back,
    ServiceDelivered: _delivered,
    ServiceDeliveryCorrected: _delivered,
    ServiceDeliveryWithdrawn: _taken_back,
}
