"""A county adopts a layout of its own, because its bank wants another."""

from typing import Final
from uuid import UUID, uuid5

from casework.divisions.codes import ledger_of
from casework.payments.layout_adoption import AdoptBankLayout
from web.http import reach
from web.http.action import Action, Asking
from web.language.i18n import N_
from web.office import Reached

LAYOUTS: Final = UUID("0b9d7a54-2c1e-4f43-9a57-5b2f0b6c1d33")  # the namespace of the layouts' streams


def layouts_stream(ledger: str) -> UUID:
    """The one stream of the layouts of a ledger."""
    return uuid5(LAYOUTS, ledger)


def _of_division(asking: Asking) -> Reached:
    reach.demand_policy(asking.caller, asking.said.division)
    return reach.new(asking.caller, asking.said.division, layouts_stream(ledger_of(asking.said.division)))


ADOPT: Final = Action(
    AdoptBankLayout, "/bank-layouts", "layouts_id", _of_division, said=N_("The layout of bank files is adopted.")
)
ACTIONS: Final = (ADOPT,)
