"""What a family wishes, and the days that matter to them: both go along where they move."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class PreferenceNoted(Event, frozen=True, kw_only=True):
    """By its kind: no visit before the day `not_before`; what hours suit, or what to leave unspoken, in words (`text`);
    the `channel` they like best.
    """

    goes_along = True
    thing = "preference_id"
    day_field = "noted_on"

    preference_id: UUID
    kind: str
    noted_on: date
    text: Private | None = None
    not_before: date | None = None
    channel: str | None = None


class PreferenceCorrected(Event, frozen=True, kw_only=True):
    """The whole preference as it reads after the correction."""

    thing = "preference_id"
    corrects = PreferenceNoted

    preference_id: UUID
    kind: str
    noted_on: date
    reason: Private
    text: Private | None = None
    not_before: date | None = None
    channel: str | None = None


class PreferenceWithdrawn(Event, frozen=True, kw_only=True):
    thing = "preference_id"
    withdraws = True

    preference_id: UUID
    reason: Private


class PersonalDayNoted(Event, frozen=True, kw_only=True):
    """A birthday, or a day of their own, on which the family agreed to be thought of. `day`: its month and day, sealed."""

    goes_along = True
    thing = "personal_day_id"
    day_field = "agreed_on"

    personal_day_id: UUID
    kind: str
    day: Private
    agreed_on: date
    member_id: UUID | None = None


class PersonalDayCorrected(Event, frozen=True, kw_only=True):
    """The whole day as it reads after the correction."""

    thing = "personal_day_id"
    corrects = PersonalDayNoted
    day_field = "agreed_on"

    personal_day_id: UUID
    kind: str
    day: Private
    agreed_on: date
    reason: Private
    member_id: UUID | None = None


class PersonalDayWithdrawn(Event, frozen=True, kw_only=True):
    """They no longer wish it, or it was another day."""

    thing = "personal_day_id"
    withdraws = True

    personal_day_id: UUID
    reason: Private


PreferencesEvent = (
    PreferenceNoted
    | PreferenceCorrected
    | PreferenceWithdrawn
    | PersonalDayNoted
    | PersonalDayCorrected
    | PersonalDayWithdrawn
)
