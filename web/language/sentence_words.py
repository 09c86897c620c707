"""How each event is told: its sentence, then what is added when it is known. The one table of stories.

Each text names what it tells (`%(note)s`); a text that names something unknown is left out.
"""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.words import WORDS

REASON: Final = N_("Reason: “%(reason)s”.")
NOTE: Final = N_("Note: “%(note)s”.")
PROMISE: Final = N_("Promised for %(promise_on)s: “%(promise)s”.")
LEVEL_NOW: Final = N_("Disability level %(level)s.")

TOLD: Final[Mapping[str, tuple[str, ...]]] = {
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
    "LeavingWithdrawn": (N_("%(name)s did not leave the household: that was a mistake."), REASON),
    "ChildRecorded": (
        N_("What is known of the child was entered."),
        N_("The child died on %(died_on)s."),
        N_("Disability level %(disability_level)s."),
    ),
    "ChildCorrected": (N_("What is known of the child was corrected: %(changes)s."), REASON),
    "ChildWithdrawn": (N_("What had been recorded of a child was a mistake."), REASON),
    "ContactPersonAssigned": (
        N_("From %(from_on)s %(staff)s is %(level)s."),
        N_("Handed over: “%(handover_note)s”."),
    ),
    "AssignmentEnded": (N_("From %(until_on)s %(staff)s is no longer %(level)s."), REASON),
    "ContactLogged": (
        N_("%(occurred_on)s: %(staff)s %(did)s, %(met)s."),
        N_("%(recorder)s recorded it for %(staff)s."),
        NOTE,
        PROMISE,
    ),
    "ContactCorrected": (N_("The contact of %(before_on)s was corrected: %(changes)s."), REASON),
    "ContactWithdrawn": (N_("The contact of %(before_on)s was withdrawn and counts no longer."), REASON),
    "NeedOpened": (
        N_("%(opened_on)s: the family asked for help (%(domain)s): “%(summary)s”."),
        N_("To be answered by %(due_on)s."),
    ),
    "NeedAnswered": (N_("%(answered_on)s: “%(summary)s” was answered: “%(answer)s”."),),
    "NeedClosed": (N_("%(closed_on)s: “%(summary)s” was closed."), REASON),
    "LifeEventReported": (
        N_("Reported by “%(source)s”: %(subject)s, %(kind)s, %(occurred_on)s. To be verified."),
        N_("Now living in %(residence_division)s."),
        N_("Registered residence now %(hukou_division)s."),
        LEVEL_NOW,
    ),
    "LifeEventVerified": (N_("Verified: %(subject)s, %(kind)s, %(occurred_on)s."),),
    "LifeEventRejected": (N_("Not confirmed: %(subject)s, %(kind)s, %(occurred_on)s."), REASON),
    "MemberDied": (N_("%(died_on)s: %(name)s died."),),
    "HouseholdMoved": (N_("From %(from_on)s the household lives in %(residence_division)s."),),
    "CategoryChanged": (N_("From %(from_on)s the category is %(category)s."), REASON),
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
    "DoctorContractSigned": (
        N_("From %(from_on)s %(name)s has a contract with a %(kind)s, until %(until_on)s."),
        N_("Institution: %(institution)s."),
        N_("Doctor: %(doctor)s."),
    ),
    "DoctorContractEnded": (N_("From %(until_on)s %(name)s's contract with a %(kind)s holds no longer."), REASON),
    "DoctorServiceRecorded": (N_("%(served_on)s: the doctor served %(name)s: “%(service)s”."),),
    "PassIssued": (
        N_("From %(from_on)s %(name)s has a green-channel pass."),
        N_("It holds until %(until_on)s."),
    ),
    "GreenChannelUsed": (
        N_("%(used_on)s: %(name)s used the green channel of %(hospital)s: %(steps)s."),
        "%(escorted)s",
        "%(satisfied)s",
        NOTE,
    ),
    "AlertRaised": (N_("%(raised_on)s: reminder that “%(duty)s” was due by %(due_on)s."),),
    "AlertResolved": (N_("%(resolved_on)s: the reminder of “%(duty)s” is settled, %(cause)s."),),
    "StaffRegistered": (N_("%(name)s was entered as a staff member."),),
    "PostTaken": (
        N_("From %(from_on)s %(staff)s is %(level)s in %(division)s."),
        N_("This post ends on %(until_on)s."),
    ),
    "PostEnded": (N_("From %(until_on)s %(staff)s is no longer %(level)s in %(division)s."),),
    "HospitalDesignated": (
        N_("From %(from_on)s %(name)s is a designated hospital."),
        N_("Department in charge: %(department)s."),
        N_("Person in charge: %(responsible_person)s."),
    ),
    "HospitalResponsibleChanged": (
        N_("From %(from_on)s the hospital's contact details read anew."),
        N_("Department in charge: %(department)s."),
        N_("Person in charge: %(responsible_person)s."),
    ),
    "HospitalWithdrawn": (N_("From %(withdrawn_on)s the hospital is no longer designated."), REASON),
    "PolicyAdopted": (N_("From %(from_on)s the policy “%(edition)s” applies (%(document_number)s)."),),
}

# What a contact person did, and what came of it; “met” where people see each other.
DID: Final[Mapping[str, str]] = {
    "home_visit": N_("visited the family at home"),
    "meeting": N_("arranged to meet the family"),
    "phone": N_("phoned the family"),
    "message": N_("wrote to the family"),
    "video": N_("made a video call to the family"),
    "activity": N_("invited the family to an activity"),
}
MET: Final[Mapping[str, str]] = {
    "reached": N_("and spoke with them"),
    "not_reached": N_("but has not reached them yet"),
    "declined": N_("who preferred not to talk this time"),
}
FACE_TO_FACE: Final = ("home_visit", "meeting", "activity")
SAW_THEM: Final = N_("and saw them")
ANSWERED: Final = N_("and had an answer from them")

REMARKS: Final[Mapping[tuple[str, bool], str]] = {
    ("living_alone", True): N_("The person lives alone."),
    ("lives_alone", True): N_("somebody lives alone"),
    ("lives_alone", False): N_("nobody lives alone any more"),
    ("escorted", True): N_("Somebody went along."),
    ("escorted", False): N_("Nobody went along."),
    ("satisfied", True): N_("The family was content."),
    ("satisfied", False): N_("The family was not content."),
}
CAUSE: Final[Mapping[str, str]] = {
    **WORDS["closure_cause"],
    **WORDS["leaving_cause"],
    "contact": N_("since the family was contacted"),
    "no_longer_overdue": N_("since nothing is overdue any more"),
}
CORRECTED: Final[Mapping[str, str]] = {
    "household_no": N_("household number"),
    "category": N_("category"),
    "residence_division": N_("village"),
    "registered_on": N_("day of registration"),
    "address": N_("address"),
    "basis": N_("basis"),
    "living_alone": N_("living alone"),
    "remark": N_("remark"),
    "name": N_("name"),
    "id_number": N_("identity number"),
    "former_id_number_valid": N_("the number of before was valid"),
    "relation": N_("relation"),
    "born_on": N_("day of birth"),
    "sex": N_("sex"),
    "from_on": N_("first day"),
    "until_on": N_("first day after it"),
    "phone": N_("phone"),
    "hukou_division": N_("registered residence"),
    "payment_account": N_("account"),
    "disability_level": N_("disability level"),
    "died_on": N_("day of death"),
    "occurred_on": N_("day"),
    "channel": N_("way of contact"),
    "outcome": N_("outcome"),
    "level": N_("post"),
    "staff_id": N_("contact person"),
    "note": N_("note"),
    "promise": N_("promise"),
    "promise_on": N_("day promised"),
}
CHANGE: Final = N_("%(what)s from “%(old)s” to “%(new)s”")
CHILD: Final = N_("the child")
NOTHING: Final = N_("nothing")
