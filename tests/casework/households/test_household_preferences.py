from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.preferences import (
    CorrectPersonalDay,
    CorrectPreference,
    NotePersonalDay,
    NotePreference,
    WithdrawPersonalDay,
    WithdrawPreference,
)
from casework.households.events.preferences import (
    PersonalDayCorrected,
    PersonalDayNoted,
    PersonalDayWithdrawn,
    PreferenceCorrected,
    PreferenceNoted,
    PreferenceWithdrawn,
)
from tests.casework.households.household_story import KNOWN, STRANGER, TOMORROW, ZHANG, ZHANGS, private
from tests.support.spec import TODAY, given

WISH, DAY = UUID(int=91), UUID(int=92)
NOTE = NotePreference(household_id=ZHANGS, preference_id=WISH, kind="avoid", text="the child")
NOTED = PreferenceNoted(preference_id=WISH, kind="avoid", noted_on=TODAY, text=private("the child"))
BIRTHDAY = NotePersonalDay(household_id=ZHANGS, personal_day_id=DAY, kind="birthday", agreed_on=TODAY, member_id=ZHANG)
AGREED = PersonalDayNoted(personal_day_id=DAY, kind="birthday", day=private("01-01"), agreed_on=TODAY, member_id=ZHANG)


def test_a_wish_is_noted_once():
    given(*KNOWN).when(NOTE).then(NOTED)
    given(*KNOWN, NOTED).when(NOTE).then_nothing()


@pytest.mark.parametrize(
    ("kind", "said"),
    [("not_before", {"not_before": TOMORROW}), ("channel", {"channel": "phone"}), ("hours", {"text": "mornings"})],
)
def test_each_kind_of_wish_says_what_belongs_to_it(kind, said):
    field = next(iter(said))
    told = {"text": private("mornings")} if kind == "hours" else said
    asked = replace(NOTE, kind=kind, **({"text": None} | said))
    given(*KNOWN).when(asked).then(PreferenceNoted(preference_id=WISH, kind=kind, noted_on=TODAY, **told))
    given(*KNOWN).when(replace(asked, **{field: None})).refused(refusals.TextMissing, field)


def test_a_wish_is_corrected_and_withdrawn_with_a_reason():
    correct = CorrectPreference(household_id=ZHANGS, preference_id=WISH, text="the son", reason="misheard")
    after = PreferenceCorrected(
        preference_id=WISH, kind="avoid", noted_on=TODAY, text=private("the son"), reason=private("misheard")
    )
    given(*KNOWN, NOTED).when(correct).then(after)
    given(*KNOWN, NOTED).when(replace(correct, reason="")).refused(refusals.TextMissing, "reason")
    withdraw = WithdrawPreference(household_id=ZHANGS, preference_id=WISH, reason="no longer")
    gone = PreferenceWithdrawn(preference_id=WISH, reason=private("no longer"))
    given(*KNOWN, NOTED, after).when(withdraw).then(gone)
    given(*KNOWN, NOTED, gone).when(withdraw).refused(refusals.PreferenceNotThere)


def test_a_birthday_is_a_members_and_its_day_is_known():
    given(*KNOWN).when(BIRTHDAY).then(AGREED)
    given(*KNOWN).when(replace(BIRTHDAY, member_id=None)).refused(refusals.UnknownSubject, "member_id")
    given(*KNOWN).when(replace(BIRTHDAY, member_id=STRANGER)).refused(refusals.MemberNotThere)


def test_a_day_of_their_own_is_said_by_month_and_day_and_agreed_to():
    own = replace(BIRTHDAY, kind="own", member_id=None, day="05-12")
    given(*KNOWN).when(own).then(replace(AGREED, kind="own", member_id=None, day=private("05-12")))
    given(*KNOWN).when(replace(own, day=None)).refused(refusals.TextMissing, "day")
    given(*KNOWN).when(replace(own, agreed_on=date(2026, 7, 1))).refused(refusals.DayInTheFuture, "agreed_on")


def test_a_day_of_their_own_is_corrected_and_a_birthday_follows_its_member():
    own = replace(AGREED, kind="own", member_id=None, day=private("05-12"))
    correct = CorrectPersonalDay(household_id=ZHANGS, personal_day_id=DAY, reason="misheard", day="05-13")
    after = PersonalDayCorrected(
        personal_day_id=DAY, kind="own", day=private("05-13"), agreed_on=own.agreed_on, reason=private("misheard")
    )
    given(*KNOWN, own).when(correct).then(after)
    given(*KNOWN, AGREED).when(correct).then_nothing()
    given(*KNOWN).when(correct).refused(refusals.PreferenceNotThere)


def test_a_day_is_withdrawn():
    withdraw = WithdrawPersonalDay(household_id=ZHANGS, personal_day_id=DAY, reason="they would rather not")
    gone = PersonalDayWithdrawn(personal_day_id=DAY, reason=private("they would rather not"))
    given(*KNOWN, AGREED).when(withdraw).then(gone)
    given(*KNOWN, AGREED, gone).when(withdraw).refused(refusals.PreferenceNotThere)
