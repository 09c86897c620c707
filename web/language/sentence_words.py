"""How each event is told: its sentence, then what is added when it is known. The one table of stories.

Each text names what it tells (`%(note)s`); a text that names something unknown is left out.
"""

from collections.abc import Mapping
from typing import Final

from web.language.application_sentences import APPLICATION_REMARKS, APPLICATIONS, APPLICATIONS_CORRECTED
from web.language.authenticity_sentences import AUTHENTICITY
from web.language.care_sentences import CARE, CARE_CORRECTED, CARE_REMARKS, HOSPITALS
from web.language.family_sentences import FAMILY, FAMILY_CORRECTED
from web.language.fund_sentences import FUNDS, FUNDS_CORRECTED
from web.language.i18n import N_
from web.language.need_sentences import NEEDS, NEEDS_CORRECTED
from web.language.payment_sentences import PAYMENTS
from web.language.period_sentences import PERIODS
from web.language.petition_sentences import PETITIONS, PETITIONS_CORRECTED
from web.language.project_sentences import PROJECTS, PROJECTS_CORRECTED
from web.language.recovery_sentences import RECOVERIES
from web.language.sentence_parts import NOTE, REASON
from web.language.supervision_sentences import SUPERVISION, SUPERVISION_CORRECTED
from web.language.words import WORDS

PROMISE: Final = N_("Promised for %(promise_on)s: “%(promise)s”.")
LEVEL_NOW: Final = N_("Disability level %(level)s.")

KEPT_APART: Final = N_("An entry that is kept apart: only who was given leave to may read it.")

TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    **FAMILY,
    "ContactPersonAssigned": (
        N_("From %(from_on)s %(staff)s is %(level)s."),
        N_("Handed over: “%(handover_note)s”."),
    ),
    "AssignmentCorrected": (
        N_("The assignment of %(before_on)s was corrected: %(changes)s. From %(from_on)s %(staff)s is %(level)s."),
        REASON,
    ),
    "AssignmentWithdrawn": (N_("The assignment of %(staff)s as %(level)s was withdrawn and counts on no day."), REASON),
    "AssignmentEnded": (N_("From %(until_on)s %(staff)s is no longer %(level)s."), REASON),
    "AssignmentEndingCorrected": (
        N_("An end was corrected: from %(until_on)s, not from %(before_on)s, %(staff)s is no longer %(level)s."),
        REASON,
    ),
    "SupporterNamed": (
        N_("From %(from_on)s %(supporter)s helps the family as %(role)s."),
        N_("Organisation: %(organisation)s."),
    ),
    "SupporterCorrected": (N_("The entry about a supporter was corrected: %(changes)s."), REASON),
    "SupporterWithdrawn": (
        N_("The entry that %(supporter)s helps the family was withdrawn and counts on no day."),
        REASON,
    ),
    "SupporterEnded": (N_("From %(until_on)s %(supporter)s helps the family no longer."), REASON),
    "HandOverAccepted": (N_("%(accepted_on)s: %(staff)s accepted the hand-over (%(level)s)."),),
    "HandOverQueried": (N_("%(asked_on)s: %(staff)s asked about the hand-over: “%(question)s”."),),
    "ContactLogged": (
        N_("%(occurred_on)s: %(staff)s %(did)s, %(met)s."),
        N_("Why not: %(hindrance)s."),
        N_("Spoken of: %(topics)s."),
        N_("Why on this day: “%(day_reason)s”."),
        N_("%(recorder)s recorded it for %(staff)s."),
        NOTE,
        PROMISE,
    ),
    "ContactCorrected": (N_("The contact of %(before_on)s was corrected: %(changes)s."), REASON),
    "ContactWithdrawn": (N_("The contact of %(before_on)s was withdrawn and counts no longer."), REASON),
    **NEEDS,
    **PETITIONS,
    "LifeEventReported": (
        N_("Reported by “%(source)s”: %(subject)s, %(kind)s, %(occurred_on)s. To be verified."),
        N_("Now living in %(residence_division)s."),
        N_("Registered residence now %(hukou_division)s."),
        LEVEL_NOW,
    ),
    "LifeEventCorrected": (N_("What was reported of %(before_on)s was corrected: %(changes)s."), REASON),
    "LifeEventWithdrawn": (
        N_(
            "Withdrawn: %(subject)s, %(kind)s, %(before_on)s. It counts no longer, and neither does what followed from it."
        ),
        REASON,
    ),
    "LifeEventFollowedUp": (N_("%(done_on)s: done after what was verified: %(done)s."),),
    "LifeEventOutcomeSeen": (N_("%(seen_on)s: whoever had reported it has read what came of it."),),
    "LifeEventVerified": (N_("Verified: %(subject)s, %(kind)s, %(occurred_on)s."),),
    "LifeEventRejected": (N_("Not confirmed: %(subject)s, %(kind)s, %(occurred_on)s."), REASON),
    "LifeEventFoundKnown": (
        N_("Known from another report: %(subject)s, %(kind)s. Nothing is left to be verified of this one."),
    ),
    "LifeEventReopened": (
        N_("To be verified again: %(subject)s, %(kind)s. The report that it was known from was withdrawn."),
    ),
    "MemberDied": (N_("%(died_on)s: %(name)s died."),),
    "MemberDeathCorrected": (N_("The day on which %(name)s died was corrected: %(changes)s."), REASON),
    "MemberDeathWithdrawn": (N_("%(name)s lives: the death that was recorded counts no longer."), REASON),
    "HouseholdMoveCorrected": (N_("The move of %(before_on)s was corrected: %(changes)s."), REASON),
    "HouseholdMovedOut": (
        N_(
            "From %(moved_on)s the household lives in %(residence_division)s, in another county; its story goes on there."
        ),
        "%(takes_back)s",
        N_("It stands in ledger %(to_ledger)s at position %(to_position)s."),
    ),
    "HouseholdMovedIn": (
        N_("%(moved_on)s: the household came from another county; what it brought along is told anew here."),
        "%(takes_back)s",
        N_("Before that its story stands in ledger %(from_ledger)s, up to position %(from_position)s."),
    ),
    "HouseholdMoved": (N_("From %(from_on)s the household lives in %(residence_division)s."),),
    "CategoryChanged": (N_("From %(from_on)s the category is %(category)s."), REASON),
    **CARE,
    "AlertRaised": (N_("%(raised_on)s: reminder that “%(duty)s” was due by %(due_on)s."),),
    "AlertAcknowledged": (
        N_("%(acknowledged_on)s: the reminder of “%(duty)s” was taken on: “%(plan)s”."),
        N_("By %(staff)s."),
    ),
    "AlertEscalated": (
        N_("%(escalated_on)s: the reminder of “%(duty)s” was passed upwards after %(after_days)s days: %(level)s."),
    ),
    "AlertSnoozed": (
        N_("%(snoozed_on)s: the reminder of “%(duty)s” rests until %(until_on)s. What it is about stays overdue."),
        REASON,
    ),
    "AlertResolved": (N_("%(resolved_on)s: the reminder of “%(duty)s” is settled, %(cause)s."),),
    "StaffRegistered": (N_("%(name)s was entered as a staff member."),),
    "StaffCorrected": (N_("The record was corrected: %(name)s."), REASON),
    "PostTaken": (
        N_("From %(from_on)s %(staff)s is %(level)s in %(division)s."),
        N_("This post ends on %(until_on)s."),
    ),
    "HandOverOrdered": (
        N_("From %(from_on)s the households that %(staff)s looked after (%(level)s) are handed over."),
        REASON,
        N_("Handed over: “%(handover_note)s”."),
    ),
    "PostCorrected": (
        N_(
            "The post of %(before_on)s was corrected: %(changes)s. From %(from_on)s %(staff)s is %(level)s in %(division)s."
        ),
        N_("This post ends on %(until_on)s."),
        REASON,
    ),
    "PostWithdrawn": (
        N_("The post of %(staff)s as %(level)s in %(division)s was withdrawn and counts on no day."),
        REASON,
    ),
    "PostEndingCorrected": (
        N_(
            "An end was corrected: from %(until_on)s, not from %(before_on)s, %(staff)s is no longer %(level)s in %(division)s."
        ),
        REASON,
    ),
    "PostEnded": (N_("From %(until_on)s %(staff)s is no longer %(level)s in %(division)s."),),
    **HOSPITALS,
    **AUTHENTICITY,
    **PERIODS,
    **SUPERVISION,
    **PROJECTS,
    "SchemeAdopted": (N_("From %(from_on)s “%(scheme)s” is paid by this edition (%(document_number)s)."),),
    "SchemeEnded": (N_("From %(from_on)s “%(scheme)s” is paid here no more (%(document_number)s)."),),
    **APPLICATIONS,
    **PAYMENTS,
    **RECOVERIES,
    **FUNDS,
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
    ("takes_back", True): N_("A move that was recorded by mistake is taken back: it counts as if it had never left."),
    ("accepted", True): N_("The family says it took place."),
    ("accepted", False): N_("The family says it did not take place."),
    ("living_alone", True): N_("The person lives alone."),
    ("lives_alone", True): N_("somebody lives alone"),
    ("lives_alone", False): N_("nobody lives alone any more"),
    ("escorted", True): N_("Somebody went along."),
    ("escorted", False): N_("Nobody went along."),
    ("interim", True): N_("That is how it stands so far."),
    ("satisfied", True): N_("The family was content."),
    ("satisfied", False): N_("The family was not content."),
    **CARE_REMARKS,
    **APPLICATION_REMARKS,
}
CAUSE: Final[Mapping[str, str]] = {
    **WORDS["closure_cause"],
    **WORDS["leaving_cause"],
    "contact": N_("since the family was contacted"),
    "no_longer_overdue": N_("since nothing is overdue any more"),
}
CORRECTED: Final[Mapping[str, str]] = {
    **FAMILY_CORRECTED,
    "occurred_on": N_("day"),
    "found_on": N_("day on which it was found"),
    "channel": N_("way of contact"),
    "outcome": N_("outcome"),
    "level": N_("level"),
    "staff_id": N_("contact person"),
    "hindrance": N_("why nobody was reached"),
    "topics": N_("what was spoken of"),
    "day_reason": N_("why on that day"),
    "from_on": N_("first day"),
    "until_on": N_("end"),
    "division": N_("place"),
    "handover_note": N_("what was handed over"),
    "took_over": N_("whom it takes over from"),
    "role": N_("how they help"),
    "organisation": N_("organisation"),
    "name": N_("name"),
    "phone": N_("phone"),
    "note": N_("note"),
    "promise": N_("promise"),
    "promise_on": N_("day promised"),
    "household_id": N_("household"),
    "result": N_("result"),
    "called_on": N_("day of the call"),
    "kind": N_("kind"),
    "subject": N_("whom it is about"),
    "source": N_("how it is known"),
    "residence_division": N_("place of living"),
    "hukou_division": N_("hukou"),
    "died_on": N_("day of death"),
    "reported_on": N_("day of the report"),
    "member_id": N_("person"),
    **CARE_CORRECTED,
    **SUPERVISION_CORRECTED,
    **FUNDS_CORRECTED,
    **PROJECTS_CORRECTED,
    **NEEDS_CORRECTED,
    **PETITIONS_CORRECTED,
    **APPLICATIONS_CORRECTED,
    "text": N_("words"),
    "not_before": N_("day before which no visit is wanted"),
    "noted_on": N_("day it was noted"),
}
CHANGE: Final = N_("%(what)s from “%(old)s” to “%(new)s”")
CHILD: Final = N_("the child")
NOTHING: Final = N_("nothing")
