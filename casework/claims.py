"""What only one person or household may hold at a time: claimed and released in the append's transaction."""

from collections.abc import Callable
from typing import Literal, NamedTuple
from uuid import UUID

from casework.common.event import Event
from casework.households.events.members import MemberAdded
from casework.households.events.moving import HouseholdMovedIn
from casework.households.events.pause_closure import HouseholdClosed
from casework.households.events.registration import HouseholdRegistered
from casework.households.state import Household

ClaimKind = Literal["person", "household", "household_no"]
Blind = Callable[[str, str], str]
"""The keyed hash of a text of a kind: `blind("id_number", "41132...")`."""


class Claim(NamedTuple):
    """`key` belongs to `holder`. The same holder may claim it again; another is refused."""

    kind: ClaimKind
    key: str
    holder: UUID


def claims_of(event: Event, household_id: UUID, ledger: str, blind: Blind) -> list[Claim]:
    """What an event that is about to be stored claims: an identity number is one person's, a person one
    open household's, a household number one household's in the ledger.

    Raises ValueError for a sealed event: its texts cannot be hashed.
    """
    match event:
        case HouseholdRegistered():
            return [Claim("household_no", f"{ledger}:{event.household_no}", household_id)]
        case HouseholdMovedIn():
            return [Claim("household_no", f"{ledger}:{event.household_no}", household_id)]
        case MemberAdded():
            if not event.id_number.text:
                raise ValueError("claims are made before an event is sealed")
            return [
                Claim("person", blind("id_number", event.id_number.text), event.member_id),
                Claim("household", str(event.member_id), household_id),
            ]
    return []


def releases_of(event: Event, household: Household) -> list[tuple[ClaimKind, str]]:
    """What an event gives back: closing frees the members for another household; a death frees nobody."""
    if isinstance(event, HouseholdClosed):
        return [("household", str(member_id)) for member_id in household.members]
    return []
