"""How the household changes by its events: who may sign for a member."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.signatures import (
    Authorisation,
    SignatureAuthorisationCorrected,
    SignatureAuthorisationRevoked,
    SignatureAuthorisationWithdrawn,
    SignatureAuthorised,
)
from casework.households.state import Folds, Household


def _told(state: Household, event: Authorisation) -> Household:
    return replace(state, authorisations=state.authorisations | {event.authorisation_id: event})


def _revoked(state: Household, event: SignatureAuthorisationRevoked) -> Household:
    return replace(state, revocations=state.revocations | {event.authorisation_id: event.revoked_on})


def _withdrawn(state: Household, event: SignatureAuthorisationWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.authorisation_id})


FOLDS: Final[Folds] = {
    SignatureAuthorised: _told,
    SignatureAuthorisationCorrected: _told,
    SignatureAuthorisationRevoked: _revoked,
    SignatureAuthorisationWithdrawn: _withdrawn,
}
