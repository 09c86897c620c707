"""Adopting an edition of a scheme in a division, and paying one no more."""

from typing import Final
from uuid import UUID, uuid5

from casework.divisions.codes import ledger_of
from casework.schemes.adoption import AdoptScheme, EndScheme
from web.http import reach
from web.http.action import Action, Asking
from web.language.i18n import N_
from web.office import Reached

SCHEMES: Final = UUID("5a3f7f8e-6a53-4d51-8f0e-7a0c63a1f00a")  # the namespace of the schemes' streams


def schemes_stream(ledger: str) -> UUID:
    """The one stream of the schemes of a ledger."""
    return uuid5(SCHEMES, ledger)


def _of_division(asking: Asking) -> Reached:
    division = asking.said.division or asking.caller.division
    reach.demand_policy(asking.caller, division)
    return reach.new(asking.caller, division, schemes_stream(ledger_of(division)))


ADOPT: Final = Action(AdoptScheme, "/schemes", "schemes_id", _of_division, said=N_("The scheme is adopted."))
END: Final = Action(
    EndScheme,
    "/schemes/ending",
    "schemes_id",
    _of_division,
    said=N_("The scheme is paid here no more from that day on."),
)
ACTIONS: Final = (ADOPT, END)
