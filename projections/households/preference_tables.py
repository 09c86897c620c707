"""What families wish, and the days that matter to them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PersonalDayWithdrawn,
    PreferenceCorrected,
    PreferenceNoted,
    PreferenceWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Preference(Stored, frozen=True):
    preference_id: UUID
    household_id: UUID
    kind: str
    noted_on: date
    text: Sealed | None
    not_before: date | None
    channel: str | None


class PersonalDay(Stored, frozen=True):
    """`day`: month and day, for whom looks after the family alone."""

    personal_day_id: UUID
    household_id: UUID
    kind: str
    day: Sealed | None
    agreed_on: date
    member_id: UUID | None


def fold_preference(rows: Sequence[Preference], recorded: Recorded) -> Sequence[Preference]:
    event = recorded.event
    match event:
        case PreferenceNoted() | PreferenceCorrected():
            return [
                Preference(
                    event.preference_id, recorded.stream_id, event.kind, event.noted_on, sealed(event.text),
                    event.not_before, event.channel,
                )
            ]  # fmt: skip
        case PreferenceWithdrawn():
            return []
        case _:
            return rows


def fold_personal_day(rows: Sequence[PersonalDay], recorded: Recorded) -> Sequence[PersonalDay]:
    event = recorded.event
    match event:
        case PersonalDayNoted() | PersonalDayCorrected():
            day = sealed(event.day)
            return [
                PersonalDay(
                    event.personal_day_id, recorded.stream_id, event.kind, day, event.agreed_on, event.member_id
                )
            ]
        case PersonalDayWithdrawn():
            return []
        case _:
            return rows


PREFERENCE = Projection(
    name="preference",
    row=Preference,
    group="preference_id",
    handles=dict.fromkeys((PreferenceNoted, PreferenceCorrected, PreferenceWithdrawn), "preference_id"),
    starts=frozenset({PreferenceNoted}),
    fold=fold_preference,
    indexes=("(household_id)",),
)
PERSONAL_DAY = Projection(
    name="personal_day",
    row=PersonalDay,
    group="personal_day_id",
    handles=dict.fromkeys((PersonalDayNoted, PersonalDayCorrected, PersonalDayWithdrawn), "personal_day_id"),
    starts=frozenset({PersonalDayNoted}),
    fold=fold_personal_day,
    indexes=("(household_id)",),
)
PROJECTIONS = (PREFERENCE, PERSONAL_DAY)
