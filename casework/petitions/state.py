"""What the decisions about a petition read, and how each event changes it."""

from msgspec import Struct
from msgspec.structs import replace

from casework.petitions.events import PetitionCorrected, PetitionEvent, PetitionRecorded, PetitionWithdrawn


class Petition(Struct, frozen=True, kw_only=True):
    """`told`: the event that last told it whole."""

    told: PetitionRecorded | PetitionCorrected | None = None
    withdrawn: bool = False


NEW = Petition()


def evolve(state: Petition, event: PetitionEvent) -> Petition:
    """The petition after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case PetitionRecorded() | PetitionCorrected():
            return replace(state, told=event)
        case PetitionWithdrawn():
            return replace(state, withdrawn=True)
    return state
