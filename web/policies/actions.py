"""Adopting an edition of the contact policy in a division."""

from typing import Final
from uuid import UUID, uuid5

from casework.divisions.codes import ledger_of
from casework.policies.adoption import AdoptPolicy
from web.http import reach
from web.http.action import Action, Asking
from web.language.i18n import N_
from web.office import Reached

POLICIES: Final = UUID("5a3f7f8e-6a53-4d51-8f0e-7a0c63a1f001")  # the namespace of the policies' streams


def policy_stream(ledger: str) -> UUID:
    """The one stream of a ledger's policies."""
    return uuid5(POLICIES, ledger)


def _of_division(asking: Asking) -> Reached:
    division = asking.said.division or asking.caller.division
    reach.demand_policy(asking.caller, division)
    return reach.new(asking.caller, division, policy_stream(ledger_of(division)))


ADOPT: Final = Action(AdoptPolicy, "/policies", "policy_id", _of_division, said=N_("The edition is adopted."))
ACTIONS: Final = (ADOPT,)
