"""How the household changes by its events: preferences and personal days."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PersonalDayWithdrawn,
    PreferenceCorrected,
    PreferenceNoted,
    PreferenceWithdrawn,
)
from casework.households.state import Folds, Household


def _told(state: Household, event: PreferenceNoted | PreferenceCorrected) -> Household:
    return replace(state, preferences=state.preferences | {event.preference_id: event})


def _withdrawn(state: Household, event: PreferenceWithdrawn) -> Household:
    left = {id_: each for id_, each in state.preferences.items() if id_ != event.preference_id}
    return replace(state, preferences=left, withdrawn=state.withdrawn | {event.preference_id})


def _day_noted(state: Household, event: PersonalDayNoted | PersonalDayCorrected) -> Household:
    return replace(state, personal_days=state.personal_days | {event.personal_day_id: event})


def _day_withdrawn(state: Household, event: PersonalDayWithdrawn) -> Household:
    left = {id_: each for id_, each in state.personal_days.items() if id_ != event.personal_day_id}
    return replace(state, personal_days=left, withdrawn=state.withdrawn | {event.personal_day_id})


FOLDS: Final[Folds] = {
    PreferenceNoted: _told,
    PreferenceCorrected: _told,
    PreferenceWithdrawn: _withdrawn,
    PersonalDayNoted: _day_noted,
    PersonalDayCorrected: _day_noted,
    PersonalDayWithdrawn: _day_withdrawn,
}
