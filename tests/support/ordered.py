"""Services for a family in a village: something of every kind, in every state that a page shows."""

from datetime import timedelta
from uuid import UUID

from tests.support.world import TODAY, VILLAGE, World
from web.access.caller import Caller
from web.projects import actions as services
from web.projects import area_actions as areas


def ordered(world: World, by: Caller, household: UUID) -> dict[str, UUID]:
    """Ids by their names in paths: an order with a delivery, counselling of which nothing was delivered, an activity."""
    area, home = {"division": VILLAGE}, {"household_id": household}
    provider = world.ask(
        areas.REGISTER_PROVIDER, by, **area, name="康乐养老服务中心", kind="company", from_on=TODAY - timedelta(days=90),
        projects=("home_visiting",), contact="田主任", phone="0377-69110022",
    ).id  # fmt: skip
    since = TODAY - timedelta(days=60)
    order = world.ask(
        services.ORDER_SERVICE, by, **home, project="home_visiting", provider_id=provider, from_on=since, quantity=12
    ).id
    delivery = world.ask(
        services.RECORD_DELIVERY, by, **home, order_id=order, on=TODAY - timedelta(days=9), done=("health_asked",),
        note="血压平稳，水龙头要修",
    ).id  # fmt: skip
    counselling = world.ask(
        services.ORDER_SERVICE, by, **home, project="counselling", provider_id=provider, from_on=since
    ).id
    activity = world.ask(
        areas.RECORD_ACTIVITY, by, **area, on=TODAY - timedelta(days=30), title="重阳包饺子", programme="warm_heart",
        persons=32, households=(household,),
    ).id  # fmt: skip
    return {
        "provider_id": provider, "order_id": order, "delivery_id": delivery, "counselling_order_id": counselling,
        "activity_id": activity,
    }  # fmt: skip
