"""What a family wishes, and the days that matter to them: noted, corrected, withdrawn."""

from typing import Final

from casework.households.commands.preferences import (
    CorrectPersonalDay,
    CorrectPreference,
    NotePersonalDay,
    NotePreference,
    WithdrawPersonalDay,
    WithdrawPreference,
)
from web.http.action import TO_WORKLIST, Action
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

PREFERENCE: Final = HOUSEHOLD + "/preferences/{preference_id:uuid}"
PERSONAL_DAY: Final = HOUSEHOLD + "/personal-days/{personal_day_id:uuid}"

NOTE_PREFERENCE: Final = Action(
    NotePreference,
    HOUSEHOLD + "/preferences",
    "preference_id",
    in_household,
    said=N_("What the family wishes is noted. It shows wherever a contact is logged."),
    next_steps=(TO_WORKLIST,),
)
CORRECT_PREFERENCE: Final = Action(
    CorrectPreference, PREFERENCE + "/correction", "preference_id", in_household, said=N_("The wish is corrected.")
)
WITHDRAW_PREFERENCE: Final = Action(
    WithdrawPreference, PREFERENCE + "/withdrawal", "preference_id", in_household, said=N_("The wish is withdrawn.")
)
NOTE_PERSONAL_DAY: Final = Action(
    NotePersonalDay,
    HOUSEHOLD + "/personal-days",
    "personal_day_id",
    in_household,
    said=N_("The day is noted. Only whoever looks after the family is reminded, some days before."),
    next_steps=(TO_WORKLIST,),
)
CORRECT_PERSONAL_DAY: Final = Action(
    CorrectPersonalDay, PERSONAL_DAY + "/correction", "personal_day_id", in_household, said=N_("The day is corrected.")
)
WITHDRAW_PERSONAL_DAY: Final = Action(
    WithdrawPersonalDay,
    PERSONAL_DAY + "/withdrawal",
    "personal_day_id",
    in_household,
    said=N_("The day is withdrawn. Nobody is reminded of it any more."),
)
ACTIONS: Final = (
    NOTE_PREFERENCE, CORRECT_PREFERENCE, WITHDRAW_PREFERENCE, NOTE_PERSONAL_DAY, CORRECT_PERSONAL_DAY,
    WITHDRAW_PERSONAL_DAY,
)  # fmt: skip
