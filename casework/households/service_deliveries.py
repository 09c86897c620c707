"""What was delivered of a service: a fact, also after the order's end; and what the family says of it."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.service_orders import (
    AcceptDelivery,
    CorrectDelivery,
    RecordDelivery,
    WithdrawDelivery,
)
from casework.households.events import HouseholdEvent
from casework.households.events.service_orders import (
    ServiceAccepted,
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceDeliveryWithdrawn,
)
from casework.households.service_orders import known_project, standing_order
from casework.households.state import Household
from casework.projects.catalogue import Project, unknown_items

Delivered = ServiceDelivered | ServiceDeliveryCorrected


def record_delivery(command: RecordDelivery, household: Household, today: date) -> list[HouseholdEvent]:
    """Also after the order's end: what took place took place."""
    if command.delivery_id in household.deliveries:
        return []
    order = standing_order(command.order_id, household)
    not_in_the_future(command.on, today, "on")
    _fits(known_project(order.project), command.done, command.note)
    return [
        ServiceDelivered(
            delivery_id=command.delivery_id,
            order_id=command.order_id,
            delivered_on=command.on,
            quantity=command.quantity,
            done=command.done,
            note=private(command.household_id, command.note),
        )
    ]


def correct_delivery(command: CorrectDelivery, household: Household, today: date) -> list[HouseholdEvent]:
    before = _delivery(command.delivery_id, household)
    required_text(command.reason, "reason")
    changes: dict[str, Any] = {}
    if command.on is not UNSET:
        not_in_the_future(command.on, today, "on")
        changes["delivered_on"] = command.on
    changes |= {name: value for name in ("quantity", "done") if (value := getattr(command, name)) is not UNSET}
    if command.note is not UNSET:
        changes["note"] = private(command.household_id, command.note)
    project = known_project(standing_order(before.order_id, household).project)
    _fits(project, changes.get("done", before.done), changes.get("note", before.note))
    return list(corrected(ServiceDeliveryCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_delivery(command: WithdrawDelivery, household: Household, today: date) -> list[HouseholdEvent]:
    _delivery(command.delivery_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [ServiceDeliveryWithdrawn(delivery_id=command.delivery_id, reason=reason)]


def accept_delivery(command: AcceptDelivery, household: Household, today: date) -> list[HouseholdEvent]:
    """The last word of the family counts."""
    delivery = _delivery(command.delivery_id, household)
    accepted_on = command.on or today
    not_in_the_future(accepted_on, today, "on")
    if accepted_on < delivery.delivered_on:
        raise refusals.BeforeDelivery("on", delivered_on=delivery.delivered_on)
    return [
        ServiceAccepted(
            delivery_id=command.delivery_id,
            accepted=command.accepted,
            accepted_on=accepted_on,
            remark=private(command.household_id, command.remark),
        )
    ]


def _delivery(delivery_id: UUID, household: Household) -> Delivered:
    if delivery_id not in household.deliveries:
        raise refusals.DeliveryNotThere
    if delivery_id in household.withdrawn:
        raise refusals.DeliveryAlreadyWithdrawn
    return household.deliveries[delivery_id]


def _fits(project: Project, done: tuple[str, ...], note: object) -> None:
    if unknown_items(project.project, done):
        raise refusals.NotOnChecklist("done")
    if project.professional and note:
        raise refusals.NotesAreTheCounsellors("note")
