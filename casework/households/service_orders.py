"""Service projects: an order is a decision, its delivery a fact, and the family says whether it took place.

That the provider stands is asked by the edge. Of a professional project (counselling) the office knows attendance alone.
"""

from datetime import date
from typing import Final
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.service_orders import (
    CorrectServiceOrder,
    EndServiceOrder,
    NoteCounselling,
    OrderService,
    WithdrawServiceOrder,
)
from casework.households.events import HouseholdEvent
from casework.households.events.service_orders import (
    CounsellingNoted,
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceOrderCorrected,
    ServiceOrdered,
    ServiceOrderEnded,
    ServiceOrderWithdrawn,
)
from casework.households.guards import living_member_on, not_closed_by
from casework.households.state import Household
from casework.projects.catalogue import Project, projects

Ordered = ServiceOrdered | ServiceOrderCorrected
Delivered = ServiceDelivered | ServiceDeliveryCorrected
ORDER_AS_SAID: Final = ("provider_id", "from_on", "member_id", "until_on", "quantity")


def order_service(command: OrderService, household: Household, today: date) -> list[HouseholdEvent]:
    if command.order_id in household.service_orders:
        return []
    known_project(command.project)
    not_closed_by(household, command.from_on)
    in_order(command.from_on, command.until_on)
    if command.member_id is not None:
        living_member_on(household, command.member_id, command.from_on, "from_on")
    return [
        ServiceOrdered(
            order_id=command.order_id,
            project=command.project,
            provider_id=command.provider_id,
            from_on=command.from_on,
            member_id=command.member_id,
            until_on=command.until_on,
            quantity=command.quantity,
            wish=private(command.household_id, command.wish),
        )
    ]


def correct_service_order(command: CorrectServiceOrder, household: Household, today: date) -> list[HouseholdEvent]:
    before = standing_order(command.order_id, household)
    required_text(command.reason, "reason")
    changes = said(command, *ORDER_AS_SAID, of={"wish": command.household_id})
    in_order(changes.get("from_on", before.from_on), changes.get("until_on", before.until_on))
    return list(corrected(ServiceOrderCorrected, before, changes, Private(command.household_id, command.reason)))


def end_service_order(command: EndServiceOrder, household: Household, today: date) -> list[HouseholdEvent]:
    order = standing_order(command.order_id, household)
    ended = household.service_order_ends.get(command.order_id)
    if ended == command.until_on:
        return []
    if ended is not None:
        raise refusals.ServiceOrderAlreadyEnded("until_on", until_on=ended)
    if command.until_on < order.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=order.from_on)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [ServiceOrderEnded(order_id=command.order_id, until_on=command.until_on, reason=reason)]


def withdraw_service_order(command: WithdrawServiceOrder, household: Household, today: date) -> list[HouseholdEvent]:
    """Not one of which something was delivered: that is withdrawn first, or the order ended."""
    standing_order(command.order_id, household)
    if any(
        each.order_id == command.order_id and delivery_id not in household.withdrawn
        for delivery_id, each in household.deliveries.items()
    ):
        raise refusals.ServiceWasDelivered
    required_text(command.reason, "reason")
    return [ServiceOrderWithdrawn(order_id=command.order_id, reason=Private(command.household_id, command.reason))]


def note_counselling(command: NoteCounselling, household: Household, today: date) -> list[HouseholdEvent]:
    order = standing_order(command.order_id, household)
    if not known_project(order.project).professional:
        raise refusals.NotForNotes
    noted_on = command.on or today
    not_in_the_future(noted_on, today, "on")
    required_text(command.note, "note")
    note = Private(command.household_id, command.note)
    return [CounsellingNoted(note_id=command.note_id, order_id=command.order_id, noted_on=noted_on, note=note)]


def known_project(code: str) -> Project:
    if code not in projects():
        raise refusals.NoSuchProject("project")
    return projects()[code]


def standing_order(order_id: UUID, household: Household) -> Ordered:
    if order_id not in household.service_orders:
        raise refusals.ServiceOrderNotThere
    if order_id in household.withdrawn:
        raise refusals.ServiceOrderAlreadyWithdrawn
    return household.service_orders[order_id]
