"""How the household changes by its events: members, and the child."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.members import (
    ChildCorrected,
    ChildRecorded,
    ChildWithdrawn,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberDied,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.state import Folds, Household, Member


def _member_added(state: Household, event: MemberAdded) -> Household:
    return replace(state, members=state.members | {event.member_id: Member(event)})


def _member_corrected(state: Household, event: MemberCorrected) -> Household:
    return _member(state, event, told=event)


def _member_withdrawn(state: Household, event: MemberWithdrawn) -> Household:
    return replace(state, members={key: each for key, each in state.members.items() if key != event.member_id})


def _member_left(state: Household, event: MemberLeft) -> Household:
    return _member(state, event, leaving=event)


def _leaving_withdrawn(state: Household, event: LeavingWithdrawn) -> Household:
    return _member(state, event, leaving=None)


def _member_died(state: Household, event: MemberDied) -> Household:
    return _member(state, event, died_on=event.died_on)


def _member(
    state: Household, event: MemberCorrected | MemberLeft | LeavingWithdrawn | MemberDied, **changes: object
) -> Household:
    member = state.members.get(event.member_id)
    if member is None:
        return state
    return replace(state, members=state.members | {event.member_id: replace(member, **changes)})


def _child_told(state: Household, event: ChildRecorded | ChildCorrected) -> Household:
    children = state.children | {event.child_id: event}
    return replace(state, children=children, child_died=event.died_on is not None or _death_verified(state))


def _child_withdrawn(state: Household, event: ChildWithdrawn) -> Household:
    children = {key: each for key, each in state.children.items() if key != event.child_id}
    return replace(state, children=children, child_died=_death_verified(state))


def _death_verified(state: Household) -> bool:
    """Whether a child's death was reported and verified."""
    deaths = (key for key, told in state.life_events.items() if (told.kind, told.subject) == ("death", "child"))
    return any(state.verdicts.get(key) == "verified" for key in deaths)


FOLDS: Final[Folds] = {
    MemberAdded: _member_added,
    MemberCorrected: _member_corrected,
    MemberWithdrawn: _member_withdrawn,
    MemberLeft: _member_left,
    LeavingWithdrawn: _leaving_withdrawn,
    ChildRecorded: _child_told,
    ChildCorrected: _child_told,
    ChildWithdrawn: _child_withdrawn,
    MemberDied: _member_died,
}
