"""What the decisions about a household read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from msgspec import Struct

from casework.common import refusals
from casework.households.events.assignments import AssignmentCorrected, ContactPersonAssigned
from casework.households.events.checks import ExternalNumberRecorded
from casework.households.events.checkups import Checkup
from casework.households.events.contacts import ContactCorrected, ContactLogged
from casework.households.events.doctor import Contract, ContractEnding, Service
from casework.households.events.green_channel import Pass, PassEnding, Use
from casework.households.events.help import HelpCategoryAssigned, HelpCategoryCorrected
from casework.households.events.help_plan import (
    HelpPlanCorrected,
    HelpPlanEnded,
    HelpPlanEndingCorrected,
    HelpPlanReviewCorrected,
    HelpPlanReviewed,
    HelpPlanSet,
)
from casework.households.events.life_events import LifeEventCorrected, LifeEventReported
from casework.households.events.measures import MeasureCorrected, MeasureTaken, PriorityGiven
from casework.households.events.members import (
    ChildCorrected,
    ChildRecorded,
    LeavingCorrected,
    MemberAdded,
    MemberCorrected,
    MemberLeft,
)
from casework.households.events.merging import HouseholdMerged
from casework.households.events.moving import HouseholdMovedIn
from casework.households.events.needs import NeedCorrected, NeedOpened
from casework.households.events.pause_closure import HouseholdClosed
from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PreferenceCorrected,
    PreferenceNoted,
)
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered
from casework.households.events.service_orders import (
    ServiceDelivered,
    ServiceDeliveryCorrected,
    ServiceOrderCorrected,
    ServiceOrdered,
)
from casework.households.events.signatures import Authorisation
from casework.households.events.supporters import SupporterCorrected, SupporterNamed

NeedStage = Literal["open", "answered", "closed"]
Verdict = Literal["verified", "rejected", "known"]
TELLS_NOTHING: Final[tuple[Verdict, ...]] = ("rejected", "known")
"""Of a life event with one of these nothing is so, or to be verified: it was not confirmed, or another report tells the same."""


class Member(Struct, frozen=True):
    """`told`: the event that last told them whole. `leaving`: since when they belong to the household no more."""

    told: MemberAdded | MemberCorrected
    died_on: date | None = None
    leaving: MemberLeft | LeavingCorrected | None = None

    @property
    def born_on(self) -> date:
        return self.told.born_on


class Pause(Struct, frozen=True):
    from_on: date
    until_on: date
    ended: bool = False


class Assignment(Struct, frozen=True):
    """`told`: the event that last told it whole."""

    told: ContactPersonAssigned | AssignmentCorrected
    until_on: date | None = None
    accepted: bool = False
    queries: frozenset[UUID] = frozenset()

    @property
    def level(self) -> str:
        return self.told.level

    @property
    def staff_id(self) -> UUID:
        return self.told.staff_id

    @property
    def from_on(self) -> date:
        return self.told.from_on

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


class Supporter(Struct, frozen=True):
    """`told`: the event that last told them whole."""

    told: SupporterNamed | SupporterCorrected
    until_on: date | None = None


class OpenAlert(Struct, frozen=True):
    """`level`: whose matter it is now. It rests before `rests_until`. `acknowledged_by`: the last acknowledgement."""

    duty: str
    due_on: date
    raised_on: date
    level: str
    acknowledged_by: UUID | None = None
    rests_until: date | None = None


def first_level(duty: str) -> str:
    """Whose matter it is when a duty is missed: of a level's own duty that level's, of all others the village's."""
    kind, _, level = duty.partition(":")
    return level if kind == "level" else "village"


class Household(Struct, frozen=True, kw_only=True):
    """Things by their id. Where nothing changes a thing after its event, the event itself is kept.

    `registration`, `children`, `contacts`, `needs`, `life_events`, `contracts`, `services`, `passes` … hold the event that
    last told each whole; `withdrawn` the ids of what was taken back; `closure`, `merging` the event while it stands. `alone`: what was last
    said of living alone, by the day it holds from. `categories`, `places`: what was said one after the other, each with the
    life event it follows from, the registration's first. `to_do`: what is left to be done after a verified life event.
    `arrival`: how it came into this ledger, last; `between_counties`: the moves out of it and into it.
    """

    registration: HouseholdRegistered | HouseholdCorrected | None = None
    closure: HouseholdClosed | None = None
    merging: HouseholdMerged | None = None
    arrival: HouseholdMovedIn | None = None
    moved_out_on: date | None = None
    between_counties: frozenset[UUID] = frozenset()
    alone: dict[date, bool] = {}
    members: dict[UUID, Member] = {}
    children: dict[UUID, ChildRecorded | ChildCorrected] = {}
    assignments: dict[UUID, Assignment] = {}
    supporters: dict[UUID, Supporter] = {}
    contacts: dict[UUID, ContactLogged | ContactCorrected] = {}
    withdrawn: frozenset[UUID] = frozenset()
    needs: dict[UUID, NeedOpened | NeedCorrected] = {}
    need_stages: dict[UUID, NeedStage] = {}
    need_answers: frozenset[UUID] = frozenset()
    need_owners: dict[UUID, tuple[UUID | None, str | None]] = {}
    acknowledged_needs: frozenset[UUID] = frozenset()
    help_categories: dict[UUID, HelpCategoryAssigned | HelpCategoryCorrected] = {}
    help_ended: dict[UUID, date] = {}
    help_plans: dict[UUID, HelpPlanSet | HelpPlanCorrected] = {}
    help_plan_endings: dict[UUID, HelpPlanEnded | HelpPlanEndingCorrected] = {}
    help_reviews: dict[UUID, HelpPlanReviewed | HelpPlanReviewCorrected] = {}
    measures: dict[UUID, MeasureTaken | MeasureCorrected] = {}
    priorities: dict[UUID, PriorityGiven] = {}
    categories: tuple[tuple[UUID | None, str], ...] = ()
    places: tuple[tuple[UUID | None, str], ...] = ()
    life_events: dict[UUID, LifeEventReported | LifeEventCorrected] = {}
    verdicts: dict[UUID, Verdict] = {}
    known_from: dict[UUID, UUID] = {}
    pauses: dict[UUID, Pause] = {}
    preferences: dict[UUID, PreferenceNoted | PreferenceCorrected] = {}
    personal_days: dict[UUID, PersonalDayNoted | PersonalDayCorrected] = {}
    to_do: dict[UUID, tuple[str, ...]] = {}
    outcomes_seen: frozenset[UUID] = frozenset()
    contracts: dict[UUID, Contract] = {}
    contract_endings: dict[UUID, ContractEnding] = {}
    services: dict[UUID, Service] = {}
    checks: frozenset[UUID] = frozenset()
    external_numbers: dict[UUID, ExternalNumberRecorded] = {}
    service_orders: dict[UUID, ServiceOrdered | ServiceOrderCorrected] = {}
    service_order_ends: dict[UUID, date] = {}
    deliveries: dict[UUID, ServiceDelivered | ServiceDeliveryCorrected] = {}
    checkups: dict[UUID, Checkup] = {}
    passes: dict[UUID, Pass] = {}
    pass_endings: dict[UUID, PassEnding] = {}
    uses: dict[UUID, Use] = {}
    authorisations: dict[UUID, Authorisation] = {}
    revocations: dict[UUID, date] = {}
    alerts: dict[UUID, OpenAlert] = {}

    @property
    def registered(self) -> date:
        """Since when. Raises HouseholdNotThere before registration."""
        if self.registration is None:
            raise refusals.HouseholdNotThere
        return self.registration.registered_on

    @property
    def category(self) -> str:
        return self.categories[-1][1] if self.categories else "none"

    @property
    def residence_division(self) -> str:
        return self.places[-1][1] if self.places else ""

    @property
    def child_died(self) -> bool:
        """As far as the record of the child says."""
        return any(child.died_on for child in self.children.values())

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

    def contract_end(self, contract: Contract) -> date:
        """The first day on which a contract holds no longer: when it was ended early, else as it was signed."""
        ending = self.contract_endings.get(contract.contract_id)
        return ending.until_on if ending else contract.until_on

    def pass_end(self, issued: Pass) -> date | None:
        """The first day on which a pass holds no longer; None: it has no end."""
        ending = self.pass_endings.get(issued.pass_id)
        return ending.until_on if ending else issued.until_on


NEW = Household()
Folds = Mapping[type, Callable[[Household, Any], Household]]
"""How each event of a subject changes the household (`casework/households/evolving`)."""
