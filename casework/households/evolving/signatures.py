"""How the household changes by its events: who may sign for a member."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.signatures import (
    SignatureAuthorisationCorrected,
    SignatureAuthorisationRevoked,
    SignatureAuthorisationWithdrawn,
    SignatureAuthorised,
)
from casework.households.evolving.told import kept_in, withdrawn
from casework.households.state import Folds, Household


def _revoked(state: Household, event: SignatureAuthorisationRevoked) -> Household:
    return replace(state, revocations=state.revocations | {event.authorisation_id: event.revoked_on})


FOLDS: Final[Folds] = {
    SignatureAuthorised: kept_in("authorisations"),
    SignatureAuthorisationCorrected: kept_in("authorisations"),
    SignatureAuthorisationRevoked: _revoked,
    SignatureAuthorisationWithdrawn: withdrawn,
}
