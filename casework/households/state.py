"""What the decisions about a household read, and how each event changes it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.common import refusals
from casework.households.events import (
    AlertRaised,
    AlertResolved,
    AssignmentEnded,
    CategoryChanged,
    ChildRecorded,
    ContactCorrected,
    ContactLogged,
    ContactPersonAssigned,
    ContactWithdrawn,
    DoctorContractEnded,
    DoctorContractSigned,
    DoctorServiceRecorded,
    GreenChannelUsed,
    HouseholdClosed,
    HouseholdEvent,
    HouseholdMoved,
    HouseholdPaused,
    HouseholdRegistered,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
    MemberAdded,
    MemberDied,
    NeedAnswered,
    NeedClosed,
    NeedOpened,
    PassIssued,
)

Need = Literal["open", "answered", "closed"]
Verdict = Literal["verified", "rejected"]


class Member(Struct, frozen=True):
    born_on: date
    died_on: date | None = None


class Assignment(Struct, frozen=True):
    level: str
    staff_id: UUID
    from_on: date
    until_on: date | None = None


class Household(Struct, frozen=True, kw_only=True):
    """Things by their id. Where nothing changes a thing after its event, the event itself is kept.

    `contacts` holds the event that last told a contact whole; `withdrawn` the ids of those taken back.
    """

    registered_on: date | None = None
    closed_on: date | None = None
    category: str = "none"
    residence_division: str = ""
    members: dict[UUID, Member] = {}
    child_died: bool = False
    assignments: dict[UUID, Assignment] = {}
    contacts: dict[UUID, ContactLogged | ContactCorrected] = {}
    withdrawn: frozenset[UUID] = frozenset()
    needs: dict[UUID, Need] = {}
    life_events: dict[UUID, LifeEventReported] = {}
    verdicts: dict[UUID, Verdict] = {}
    pauses: dict[UUID, HouseholdPaused] = {}
    contracts: dict[UUID, DoctorContractSigned] = {}
    ended_contracts: frozenset[UUID] = frozenset()
    passes: dict[UUID, PassIssued] = {}
    services: frozenset[UUID] = frozenset()
    uses: frozenset[UUID] = frozenset()
    alerts: dict[UUID, AlertRaised] = {}

    @property
    def registered(self) -> date:
        """Since when. Raises HouseholdNotThere before registration."""
        if self.registered_on is None:
            raise refusals.HouseholdNotThere
        return self.registered_on


NEW = Household()


def evolve(state: Household, event: HouseholdEvent) -> Household:
    """The household after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    fold = FOLDS.get(type(event))
    return fold(state, event) if fold else state


def _registered(state: Household, event: HouseholdRegistered) -> Household:
    return replace(
        state,
        registered_on=event.registered_on,
        category=event.category,
        residence_division=event.residence_division,
    )


def _member_added(state: Household, event: MemberAdded) -> Household:
    return replace(state, members=state.members | {event.member_id: Member(event.born_on)})


def _child_recorded(state: Household, event: ChildRecorded) -> Household:
    return replace(state, child_died=event.died_on is not None)


def _assigned(state: Household, event: ContactPersonAssigned) -> Household:
    assignment = Assignment(event.level, event.staff_id, event.from_on)
    return replace(state, assignments=state.assignments | {event.assignment_id: assignment})


def _assignment_ended(state: Household, event: AssignmentEnded) -> Household:
    assignment = state.assignments.get(event.assignment_id)
    if assignment is None:
        return state
    ended = replace(assignment, until_on=event.until_on)
    return replace(state, assignments=state.assignments | {event.assignment_id: ended})


def _contact_told(state: Household, event: ContactLogged | ContactCorrected) -> Household:
    return replace(state, contacts=state.contacts | {event.contact_id: event})


def _contact_withdrawn(state: Household, event: ContactWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.contact_id})


def _need_opened(state: Household, event: NeedOpened) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "open"})


def _need_answered(state: Household, event: NeedAnswered) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "answered"})


def _need_closed(state: Household, event: NeedClosed) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "closed"})


def _life_event_reported(state: Household, event: LifeEventReported) -> Household:
    return replace(state, life_events=state.life_events | {event.life_event_id: event})


def _life_event_verified(state: Household, event: LifeEventVerified) -> Household:
    reported = state.life_events.get(event.life_event_id)
    child_died = reported is not None and (reported.kind, reported.subject) == ("death", "child")
    verdicts = state.verdicts | {event.life_event_id: "verified"}
    return replace(state, verdicts=verdicts, child_died=state.child_died or child_died)


def _life_event_rejected(state: Household, event: LifeEventRejected) -> Household:
    return replace(state, verdicts=state.verdicts | {event.life_event_id: "rejected"})


def _member_died(state: Household, event: MemberDied) -> Household:
    member = state.members.get(event.member_id)
    if member is None:
        return state
    died = replace(member, died_on=event.died_on)
    return replace(state, members=state.members | {event.member_id: died})


def _moved(state: Household, event: HouseholdMoved) -> Household:
    return replace(state, residence_division=event.residence_division)


def _category_changed(state: Household, event: CategoryChanged) -> Household:
    return replace(state, category=event.category)


def _paused(state: Household, event: HouseholdPaused) -> Household:
    return replace(state, pauses=state.pauses | {event.pause_id: event})


def _closed(state: Household, event: HouseholdClosed) -> Household:
    return replace(state, closed_on=event.closed_on)


def _contract_signed(state: Household, event: DoctorContractSigned) -> Household:
    return replace(state, contracts=state.contracts | {event.contract_id: event})


def _contract_ended(state: Household, event: DoctorContractEnded) -> Household:
    contract = state.contracts.get(event.contract_id)
    if contract is None:
        return state
    ended = replace(contract, until_on=event.until_on)
    return replace(
        state,
        contracts=state.contracts | {event.contract_id: ended},
        ended_contracts=state.ended_contracts | {event.contract_id},
    )


def _service_recorded(state: Household, event: DoctorServiceRecorded) -> Household:
    return replace(state, services=state.services | {event.service_id})


def _pass_issued(state: Household, event: PassIssued) -> Household:
    return replace(state, passes=state.passes | {event.pass_id: event})


def _channel_used(state: Household, event: GreenChannelUsed) -> Household:
    return replace(state, uses=state.uses | {event.use_id})


def _alert_raised(state: Household, event: AlertRaised) -> Household:
    return replace(state, alerts=state.alerts | {event.alert_id: event})


def _alert_resolved(state: Household, event: AlertResolved) -> Household:
    still_open = {alert_id: alert for alert_id, alert in state.alerts.items() if alert_id != event.alert_id}
    return replace(state, alerts=still_open)


# A table, because a long match asks twenty questions before it finds the last event.
FOLDS: dict[type, Callable[[Household, Any], Household]] = {
    HouseholdRegistered: _registered,
    MemberAdded: _member_added,
    ChildRecorded: _child_recorded,
    ContactPersonAssigned: _assigned,
    AssignmentEnded: _assignment_ended,
    ContactLogged: _contact_told,
    ContactCorrected: _contact_told,
    ContactWithdrawn: _contact_withdrawn,
    NeedOpened: _need_opened,
    NeedAnswered: _need_answered,
    NeedClosed: _need_closed,
    LifeEventReported: _life_event_reported,
    LifeEventVerified: _life_event_verified,
    LifeEventRejected: _life_event_rejected,
    MemberDied: _member_died,
    HouseholdMoved: _moved,
    CategoryChanged: _category_changed,
    HouseholdPaused: _paused,
    HouseholdClosed: _closed,
    DoctorContractSigned: _contract_signed,
    DoctorContractEnded: _contract_ended,
    DoctorServiceRecorded: _service_recorded,
    PassIssued: _pass_issued,
    GreenChannelUsed: _channel_used,
    AlertRaised: _alert_raised,
    AlertResolved: _alert_resolved,
}
