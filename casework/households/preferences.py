"""What a family wishes: noted, corrected, withdrawn. Days that matter to them, with their consent."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.preferences import (
    CorrectPersonalDay,
    CorrectPreference,
    NotePersonalDay,
    NotePreference,
    WithdrawPersonalDay,
    WithdrawPreference,
)
from casework.households.events import HouseholdEvent
from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PersonalDayWithdrawn,
    PreferenceCorrected,
    PreferenceNoted,
    PreferenceWithdrawn,
)
from casework.households.guards import member_of
from casework.households.state import Household

SAYS: Final = {"not_before": "not_before", "hours": "text", "avoid": "text", "channel": "channel"}
"""What each kind of preference has to say."""


def note_preference(command: NotePreference, household: Household, today: date) -> list[HouseholdEvent]:
    if command.preference_id in household.preferences or command.preference_id in household.withdrawn:
        return []
    field = SAYS[command.kind]
    value = getattr(command, field)
    if value is None:
        raise refusals.TextMissing(field)
    told: dict[str, Any] = {field: private(command.household_id, value) if field == "text" else value}
    return [PreferenceNoted(preference_id=command.preference_id, kind=command.kind, noted_on=today, **told)]


def correct_preference(command: CorrectPreference, household: Household, today: date) -> list[HouseholdEvent]:
    before = _preference(command.preference_id, household)
    required_text(command.reason, "reason")
    field = SAYS[before.kind]
    value = getattr(command, field)
    changes: dict[str, Any] = {}
    if value is not UNSET:
        changes = {field: Private(command.household_id, value) if field == "text" else value}
    return list(corrected(PreferenceCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_preference(command: WithdrawPreference, household: Household, today: date) -> list[HouseholdEvent]:
    _preference(command.preference_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [PreferenceWithdrawn(preference_id=command.preference_id, reason=reason)]


def note_personal_day(command: NotePersonalDay, household: Household, today: date) -> list[HouseholdEvent]:
    if command.personal_day_id in household.personal_days or command.personal_day_id in household.withdrawn:
        return []
    not_in_the_future(command.agreed_on, today, "agreed_on")
    return [
        PersonalDayNoted(
            personal_day_id=command.personal_day_id,
            kind=command.kind,
            day=Private(command.household_id, _day(command, household)),
            agreed_on=command.agreed_on,
            member_id=command.member_id if command.kind == "birthday" else None,
        )
    ]


def correct_personal_day(command: CorrectPersonalDay, household: Household, today: date) -> list[HouseholdEvent]:
    """The day of a birthday is the member's own: it follows their number."""
    before = _personal_day(command.personal_day_id, household)
    required_text(command.reason, "reason")
    changes = said(command, "agreed_on")
    not_in_the_future(changes.get("agreed_on"), today, "agreed_on")
    if isinstance(command.day, str) and before.kind == "own":
        changes["day"] = Private(command.household_id, command.day)
    return list(corrected(PersonalDayCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_personal_day(command: WithdrawPersonalDay, household: Household, today: date) -> list[HouseholdEvent]:
    _personal_day(command.personal_day_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [PersonalDayWithdrawn(personal_day_id=command.personal_day_id, reason=reason)]


def _personal_day(personal_day_id: UUID, household: Household) -> PersonalDayNoted | PersonalDayCorrected:
    if personal_day_id not in household.personal_days:
        raise refusals.PreferenceNotThere
    return household.personal_days[personal_day_id]


def _day(command: NotePersonalDay, household: Household) -> str:
    """A member's birthday is known; a day of their own the family says."""
    if command.kind == "own":
        return required_text(command.day, "day")
    if command.member_id is None:
        raise refusals.UnknownSubject("member_id")
    return f"{member_of(household, command.member_id).born_on:%m-%d}"


def _preference(preference_id: UUID, household: Household) -> PreferenceNoted | PreferenceCorrected:
    if preference_id not in household.preferences:
        raise refusals.PreferenceNotThere
    return household.preferences[preference_id]
