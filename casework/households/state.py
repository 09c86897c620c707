"""What the decisions about a household read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from casework.common import refusals
from casework.households.events.alerts import AlertRaised
from casework.households.events.contacts import ContactCorrected, ContactLogged
from casework.households.events.doctor import DoctorContractSigned
from casework.households.events.green_channel import PassIssued
from casework.households.events.life_events import LifeEventReported
from casework.households.events.members import ChildCorrected, ChildRecorded, MemberAdded, MemberCorrected, MemberLeft
from casework.households.events.merging import HouseholdMerged
from casework.households.events.pause_closure import HouseholdClosed
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered

Need = Literal["open", "answered", "closed"]
Verdict = Literal["verified", "rejected"]


class Member(Struct, frozen=True):
    """`told`: the event that last told them whole. `leaving`: since when they belong to the household no more."""

    told: MemberAdded | MemberCorrected
    died_on: date | None = None
    leaving: MemberLeft | None = None

    @property
    def born_on(self) -> date:
        return self.told.born_on


class Pause(Struct, frozen=True):
    from_on: date
    until_on: date
    ended: bool = False


class Assignment(Struct, frozen=True):
    level: str
    staff_id: UUID
    from_on: date
    until_on: date | None = None


class Household(Struct, frozen=True, kw_only=True):
    """Things by their id. Where nothing changes a thing after its event, the event itself is kept.

    `registration`, `contacts`, `children` hold the event that last told a thing whole; `withdrawn` the ids of those taken
    back; `closure`, `merging` the event while it stands. `alone`: what was last said of living alone, by the day it holds
    from. `moved`, `recategorised`: where the household lives, or what it is, was said after its registration.
    """

    registration: HouseholdRegistered | HouseholdCorrected | None = None
    closure: HouseholdClosed | None = None
    merging: HouseholdMerged | None = None
    alone: dict[date, bool] = {}
    moved: bool = False
    recategorised: bool = False
    category: str = "none"
    residence_division: str = ""
    members: dict[UUID, Member] = {}
    children: dict[UUID, ChildRecorded | ChildCorrected] = {}
    child_died: bool = False
    assignments: dict[UUID, Assignment] = {}
    contacts: dict[UUID, ContactLogged | ContactCorrected] = {}
    withdrawn: frozenset[UUID] = frozenset()
    needs: dict[UUID, Need] = {}
    life_events: dict[UUID, LifeEventReported] = {}
    verdicts: dict[UUID, Verdict] = {}
    pauses: dict[UUID, Pause] = {}
    contracts: dict[UUID, DoctorContractSigned] = {}
    ended_contracts: frozenset[UUID] = frozenset()
    passes: dict[UUID, PassIssued] = {}
    services: frozenset[UUID] = frozenset()
    uses: frozenset[UUID] = frozenset()
    alerts: dict[UUID, AlertRaised] = {}

    @property
    def registered(self) -> date:
        """Since when. Raises HouseholdNotThere before registration."""
        if self.registration is None:
            raise refusals.HouseholdNotThere
        return self.registration.registered_on

    @property
    def registered_on(self) -> date | None:
        return self.registration.registered_on if self.registration else None

    @property
    def closed_on(self) -> date | None:
        return self.closure.closed_on if self.closure else None

    @property
    def present(self) -> dict[UUID, Member]:
        """Those who have not left, the dead among them."""
        return {member_id: member for member_id, member in self.members.items() if member.leaving is None}


NEW = Household()
Folds = Mapping[type, Callable[[Household, Any], Household]]
"""How each event of a subject changes the household (`casework/households/evolving`)."""
