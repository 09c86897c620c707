"""How a registration, its members and child, pauses, closure and merging are told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

FAMILY: Final[Mapping[str, tuple[str, ...]]] = {
    "HouseholdRegistered": (
        N_("%(registered_on)s: registered as %(household_no)s, %(category)s, %(residence_division)s."),
        "%(living_alone)s",
        N_("Basis: “%(basis)s”."),
        N_("Remark: “%(remark)s”."),
    ),
    "HouseholdCorrected": (N_("The registration was corrected: %(changes)s."), REASON),
    "LivingAloneChanged": (N_("From %(from_on)s: %(lives_alone)s."), REASON),
    "HouseholdMerged": (
        N_("This household was merged into another one: the family had been registered twice."),
        REASON,
    ),
    "MergingUndone": (N_("The merging was undone: they are two households."), REASON),
    "MemberAdded": (N_("%(from_on)s: %(name)s (%(relation)s) was entered as a member of the household."),),
    "MemberCorrected": (N_("What was recorded of %(name)s was corrected: %(changes)s."), REASON),
    "MemberWithdrawn": (N_("%(name)s was entered by mistake and was never a member of the household."), REASON),
    "MemberLeft": (N_("From %(from_on)s %(name)s is no member of the household (%(cause)s)."), REASON),
    "LeavingCorrected": (N_("That %(name)s left the household was corrected: %(changes)s."), REASON),
    "LeavingWithdrawn": (N_("%(name)s did not leave the household: that was a mistake."), REASON),
    "ChildRecorded": (
        N_("What is known of the child was entered."),
        N_("The child died on %(died_on)s."),
        N_("Disability level %(disability_level)s."),
    ),
    "ChildCorrected": (N_("What is known of the child was corrected: %(changes)s."), REASON),
    "ChildWithdrawn": (N_("What had been recorded of a child was a mistake."), REASON),
    "PreferenceNoted": (
        N_("%(noted_on)s: a wish of the family was noted (%(kind)s)."),
        "“%(text)s”",
        N_("Please no visit before %(not_before)s."),
        "%(channel)s",
    ),
    "PreferenceCorrected": (N_("A wish of the family was corrected: %(changes)s."), REASON),
    "PreferenceWithdrawn": (N_("A wish of the family was withdrawn (%(kind)s)."), REASON),
    "PersonalDayNoted": (N_("%(agreed_on)s: the family agreed to be thought of on a day (%(kind)s)."),),
    "PersonalDayCorrected": (
        N_("The day on which the family wishes to be thought of was corrected: %(changes)s."),
        REASON,
    ),
    "PersonalDayWithdrawn": (N_("The day on which the family wished to be thought of was withdrawn."), REASON),
    "HouseholdPaused": (N_("From %(from_on)s contacts rest; they go on from %(until_on)s."), REASON),
    "PauseCorrected": (N_("The pause from %(before_on)s was corrected: %(changes)s."), REASON),
    "PauseEnded": (N_("The pause ends earlier: contacts go on from %(until_on)s."), REASON),
    "PauseWithdrawn": (N_("The pause from %(before_on)s was withdrawn, as if there had been none."), REASON),
    "HouseholdClosed": (
        N_("%(closed_on)s: the household was closed."),
        N_("Cause: %(cause)s."),
        REASON,
    ),
    "ClosureWithdrawn": (
        N_("The closure of %(before_on)s was a mistake: the household was in care all along."),
        REASON,
    ),
    "HouseholdReopened": (N_("From %(from_on)s the household is open again."), REASON),
}
FAMILY_CORRECTED: Final[Mapping[str, str]] = {
    "household_no": N_("household number"),
    "category": N_("category"),
    "registered_on": N_("day of registration"),
    "address": N_("address"),
    "basis": N_("basis"),
    "living_alone": N_("living alone"),
    "remark": N_("remark"),
    "id_number": N_("identity number"),
    "former_id_number_valid": N_("the number of before was valid"),
    "relation": N_("relation"),
    "born_on": N_("day of birth"),
    "sex": N_("sex"),
    "payment_account": N_("account"),
    "second_phone": N_("second phone"),
    "cause": N_("cause"),
    "day": N_("day"),
    "agreed_on": N_("agreed on"),
    "disability_level": N_("disability level"),
}
