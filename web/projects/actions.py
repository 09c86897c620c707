"""Services are ordered, delivered, accepted by the family; providers and activities are recorded."""

from typing import Final, TypeVar
from uuid import UUID

from casework.common.command import Command
from casework.households.commands.service_orders import (
    AcceptDelivery,
    CorrectDelivery,
    CorrectServiceOrder,
    EndServiceOrder,
    NoteCounselling,
    OrderService,
    RecordDelivery,
    WithdrawDelivery,
    WithdrawServiceOrder,
)
from projections.projects.area_lists import provider
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_, gettext
from web.problem import Problem

C = TypeVar("C", bound=Command)
ORDER: Final = HOUSEHOLD + "/service-orders/{order_id:uuid}"
DELIVERY: Final = HOUSEHOLD + "/service-deliveries/{delivery_id:uuid}"


def provider_stands(asking: Asking, provider_id: object) -> None:
    """Raises Problem 422 for a provider that the caller does not see."""
    if not isinstance(provider_id, UUID):
        return
    with asking.office.open_snapshot(asking.caller) as snapshot:
        known = provider(snapshot, provider_id)
    if known is None:
        message = gettext("There is no such provider.")
        raise Problem(422, "unknown-provider", message, errors=[{"field": "provider_id", "message": message}])


def _from_a_provider(asking: Asking, command: C) -> C:
    provider_stands(asking, getattr(command, "provider_id", None))
    return command


ORDER_SERVICE: Final = Action(
    OrderService, HOUSEHOLD + "/service-orders", "order_id", in_household, complete=_from_a_provider,
    said=N_("The service is ordered."),
)  # fmt: skip
CORRECT_ORDER: Final = Action(
    CorrectServiceOrder, ORDER + "/correction", "order_id", in_household, complete=_from_a_provider,
    said=N_("The order is corrected."),
)  # fmt: skip
END_ORDER: Final = Action(
    EndServiceOrder, ORDER + "/ending", "order_id", in_household, said=N_("The end of the order is recorded.")
)
WITHDRAW_ORDER: Final = Action(
    WithdrawServiceOrder, ORDER + "/withdrawal", "order_id", in_household, said=N_("The order is withdrawn.")
)
RECORD_DELIVERY: Final = Action(
    RecordDelivery, ORDER + "/deliveries", "delivery_id", in_household, said=N_("What was delivered is recorded.")
)
NOTE: Final = Action(
    NoteCounselling, ORDER + "/notes", "note_id", in_household, said=N_("The note is kept for counsellors.")
)
CORRECT_DELIVERY: Final = Action(
    CorrectDelivery, DELIVERY + "/correction", "delivery_id", in_household, said=N_("The delivery is corrected.")
)
WITHDRAW_DELIVERY: Final = Action(
    WithdrawDelivery, DELIVERY + "/withdrawal", "delivery_id", in_household, said=N_("The delivery is withdrawn.")
)
ACCEPT_DELIVERY: Final = Action(
    AcceptDelivery, DELIVERY + "/acceptance", "delivery_id", in_household, said=N_("What the family said is recorded.")
)
ACTIONS: Final = (
    ORDER_SERVICE, CORRECT_ORDER, END_ORDER, WITHDRAW_ORDER, RECORD_DELIVERY, NOTE, CORRECT_DELIVERY, WITHDRAW_DELIVERY,
    ACCEPT_DELIVERY,
)  # fmt: skip
