"""How the household changes by its events: contacts."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.state import Folds, Household


def _contact_told(state: Household, event: ContactLogged | ContactCorrected) -> Household:
    return replace(state, contacts=state.contacts | {event.contact_id: event})


def _contact_withdrawn(state: Household, event: ContactWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.contact_id})


FOLDS: Final[Folds] = {
    ContactLogged: _contact_told,
    ContactCorrected: _contact_told,
    ContactWithdrawn: _contact_withdrawn,
}
