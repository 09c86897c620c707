"""A family's services: what is ordered, what was delivered, what the family said of it, activities it came to."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.projects.area_lists import provider
from projections.projects.order_tables import COUNSELLING_NOTE, SERVICE_DELIVERY, SERVICE_ORDER
from projections.projects.tables import PARTICIPATION
from web.access.caller import any_of
from web.households.household_summary import household_summary_in
from web.http.as_of_view import TheCaller, TheOffice
from web.language.service_projects import item_name, project_name
from web.office import not_found
from web.unsealing import sealed_in, unsealed


@get("/households/{household_id:uuid}/services", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_services(household_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    """Notes of counsellors stand in it for counsellors alone: others are given no row of them."""
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        ledger = ledger_of_household(snapshot, household_id)
        if ledger is None:
            raise not_found()
        orders = snapshot.of(SERVICE_ORDER, "household_id", household_id, "from_on desc", ledger=ledger)
        deliveries = snapshot.of(SERVICE_DELIVERY, "household_id", household_id, "delivered_on desc", ledger=ledger)
        notes = snapshot.of(COUNSELLING_NOTE, "household_id", household_id, "noted_on desc", ledger=ledger)
        activities = snapshot.of(PARTICIPATION, "household_id", household_id, "held_on desc", ledger=ledger)
        names = _providers(snapshot, {order.provider_id for order in orders})
        on = snapshot.on
    texts = unsealed(office, sealed_in([*orders, *deliveries, *notes], ledger, household_id))
    return Template(
        "projects/services.html",
        context={
            "household": household, "on": on, "activities": activities, "project_name": project_name,
            "orders": [
                (
                    order, names.get(order.provider_id, ""),
                    [each for each in deliveries if each.order_id == order.order_id],
                    [each for each in notes if each.order_id == order.order_id],
                )
                for order in orders
            ],
            "members": {member.member_id: member.name for member in household.members},
            "item_name": item_name, "said": lambda token: texts.said(token, caller), "text": texts.text,
            "acts": caller.role in CASE_WORK, "supervises": caller.role in SUPERVISION,
            "counsels": "professional" in caller.grants and caller.role in CASE_WORK,
        },
    )  # fmt: skip


def _providers(snapshot: Snapshot, ids: set[UUID]) -> dict[UUID, str]:
    found = (provider(snapshot, id_) for id_ in ids)
    return {each.provider_id: each.name for each in found if each}
