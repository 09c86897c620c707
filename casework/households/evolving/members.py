"""How the household changes by its events: members."""

from datetime import date
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.members import (
    ChildRecorded,
    MemberAdded,
    MemberDeathCorrected,
    MemberDeathWithdrawn,
    MemberDied,
)
from casework.households.state import Folds, Household, Member


def _member_added(state: Household, event: MemberAdded) -> Household:
    return replace(state, members=state.members | {event.member_id: Member(event.born_on)})


def _child_recorded(state: Household, event: ChildRecorded) -> Household:
    return replace(state, child_died=event.died_on is not None)


def _member_died(state: Household, event: MemberDied | MemberDeathCorrected) -> Household:
    return _with_death(state, event.member_id, event.died_on)


def _death_withdrawn(state: Household, event: MemberDeathWithdrawn) -> Household:
    return _with_death(state, event.member_id, None)


def _with_death(state: Household, member_id: UUID, died_on: date | None) -> Household:
    member = state.members.get(member_id)
    if member is None:
        return state
    return replace(state, members=state.members | {member_id: replace(member, died_on=died_on)})


FOLDS: Final[Folds] = {
    MemberAdded: _member_added,
    ChildRecorded: _child_recorded,
    MemberDied: _member_died,
    MemberDeathCorrected: _member_died,
    MemberDeathWithdrawn: _death_withdrawn,
}
