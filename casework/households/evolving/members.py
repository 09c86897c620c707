"""How the household changes by its events: members."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.members import ChildRecorded, MemberAdded, MemberDied
from casework.households.state import Folds, Household, Member


def _member_added(state: Household, event: MemberAdded) -> Household:
    return replace(state, members=state.members | {event.member_id: Member(event.born_on)})


def _child_recorded(state: Household, event: ChildRecorded) -> Household:
    return replace(state, child_died=event.died_on is not None)


def _member_died(state: Household, event: MemberDied) -> Household:
    member = state.members.get(event.member_id)
    if member is None:
        return state
    died = replace(member, died_on=event.died_on)
    return replace(state, members=state.members | {event.member_id: died})


FOLDS: Final[Folds] = {
    MemberAdded: _member_added,
    ChildRecorded: _child_recorded,
    MemberDied: _member_died,
}
