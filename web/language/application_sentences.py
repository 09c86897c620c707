"""How an application for a scheme, and every step of it, is told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

AGREED: Final = "%(agreed)s"
APPLICATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "ApplicationSubmitted": (
        N_("%(submitted_on)s: “%(scheme)s” was applied for (%(division)s)."),
        "%(proposed)s",
        "%(assisted)s",
        N_("Declared: %(declared)s."),
    ),
    "ApplicationCorrected": (N_("The application of %(before_on)s was corrected: %(changes)s."), REASON),
    "ApplicationWithdrawn": (N_("%(withdrawn_on)s: the application was withdrawn."), REASON),
    "EvidenceAdded": (N_("%(added_on)s: shown as evidence: %(kind)s."),),
    "VillageReviewed": (N_("%(reviewed_on)s: the village reviewed the application."), AGREED, NOTE),
    "TownshipChecked": (N_("%(checked_on)s: the township checked the application."), AGREED, NOTE),
    "NoticePosted": (N_("On notice from %(from_on)s until %(until_on)s: %(level)s."),),
    "NoticeCorrected": (N_("The notice of %(before_on)s was corrected: %(changes)s."), REASON),
    "NoticeWithdrawn": (N_("The notice of %(before_on)s was withdrawn and counts no longer."), REASON),
    "ObjectionRaised": (N_("%(raised_on)s: somebody objected: “%(matter)s”."),),
    "ObjectionResolved": (N_("%(resolved_on)s: the objection is resolved: “%(result)s”."), "%(upheld)s"),
    "CountyDecided": (
        N_("%(decided_on)s: the county decided: %(decision)s."),
        N_("Paid from the month of %(from_on)s on."),
        REASON,
    ),
    "FiledUpward": (N_("%(filed_on)s: filed with the city and the province."), N_("Number %(number)s.")),
    "AnnualReviewed": (N_("%(reviewed_on)s: the yearly review of %(year)s."), "%(holds)s", NOTE),
    "ContinuationDecided": (N_("%(decided_on)s: decided that it goes on."), REASON),
    "ExitDecided": (
        N_("It ends: %(cause)s, %(on)s."),
        N_("By the rules as they were then, paid up to and with %(paid_until_on)s."),
        REASON,
    ),
    "ExitWithdrawn": (N_("The exit of %(before_on)s was withdrawn: it did not end."), REASON),
    "OccasionReported": (
        N_("%(kind)s from %(from_on)s until %(until_on)s was reported for the scheme."),
        N_("The family bore %(cost_fen)s yuan."),
    ),
    "OccasionCorrected": (N_("The stay or cost of %(before_on)s was corrected: %(changes)s."), REASON),
    "OccasionWithdrawn": (N_("The stay or cost of %(before_on)s was withdrawn and counts no longer."), REASON),
    "OccasionDecided": (N_("%(decided_on)s: the stay or cost was decided on."), "%(accepted)s", REASON),
    "StepWithdrawn": (N_("What was recorded of %(before_on)s was withdrawn and counts no longer."), REASON),
}
APPLICATION_REMARKS: Final[Mapping[tuple[str, bool], str]] = {
    ("proposed", True): N_("The office proposed it from what it knew."),
    ("assisted", True): N_("Somebody of the office applied for the person."),
    ("agreed", True): N_("Agreed."),
    ("agreed", False): N_("Not agreed."),
    ("upheld", True): N_("The objection was right."),
    ("upheld", False): N_("The objection was not right."),
    ("accepted", True): N_("It is paid."),
    ("accepted", False): N_("It is not paid."),
    ("holds", True): N_("Everything still holds."),
    ("holds", False): N_("Something no longer holds."),
}
APPLICATIONS_CORRECTED: Final[Mapping[str, str]] = {
    "person_id": N_("person"),
    "scheme": N_("scheme"),
    "submitted_on": N_("day of the application"),
    "declared": N_("what was declared"),
    "number": N_("number of the paper"),
    "cost_fen": N_("cost borne"),
    "place": N_("hospital"),
    "reported_on": N_("day of the report"),
    "proposed": N_("proposed by the office"),
    "assisted": N_("applied for by the office"),
    "by": N_("recorded by"),
}
