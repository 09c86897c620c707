"""How the household changes by its events: members, and the child."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.members import (
    ChildCorrected,
    ChildRecorded,
    ChildWithdrawn,
    LeavingCorrected,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberDeathCorrected,
    MemberDeathWithdrawn,
    MemberDied,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.state import Folds, Household, Member


def _member_added(state: Household, event: MemberAdded) -> Household:
    return replace(state, members=state.members | {event.member_id: Member(event)})


def _member_corrected(state: Household, event: MemberCorrected) -> Household:
    return _member(state, event.member_id, told=event)


def _member_withdrawn(state: Household, event: MemberWithdrawn) -> Household:
    return replace(state, members={key: each for key, each in state.members.items() if key != event.member_id})


def _member_left(state: Household, event: MemberLeft | LeavingCorrected) -> Household:
    return _member(state, event.member_id, leaving=event)


def _leaving_withdrawn(state: Household, event: LeavingWithdrawn) -> Household:
    return _member(state, event.member_id, leaving=None)


def _member_died(state: Household, event: MemberDied | MemberDeathCorrected) -> Household:
    return _member(state, event.member_id, died_on=event.died_on)


def _death_withdrawn(state: Household, event: MemberDeathWithdrawn) -> Household:
    return _member(state, event.member_id, died_on=None)


def _member(state: Household, member_id: UUID, **changes: object) -> Household:
    member = state.members.get(member_id)
    if member is None:
        return state
    return replace(state, members=state.members | {member_id: replace(member, **changes)})


def _child_told(state: Household, event: ChildRecorded | ChildCorrected) -> Household:
    return replace(state, children=state.children | {event.child_id: event})


def _child_withdrawn(state: Household, event: ChildWithdrawn) -> Household:
    return replace(state, children={key: each for key, each in state.children.items() if key != event.child_id})


FOLDS: Final[Folds] = {
    MemberAdded: _member_added,
    MemberCorrected: _member_corrected,
    MemberWithdrawn: _member_withdrawn,
    MemberLeft: _member_left,
    LeavingCorrected: _member_left,
    LeavingWithdrawn: _leaving_withdrawn,
    ChildRecorded: _child_told,
    ChildCorrected: _child_told,
    ChildWithdrawn: _child_withdrawn,
    MemberDied: _member_died,
    MemberDeathCorrected: _member_died,
    MemberDeathWithdrawn: _death_withdrawn,
}
