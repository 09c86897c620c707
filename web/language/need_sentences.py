"""How what families need, and what is done about it, is told (sentence_words.py has all the rest)."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "NeedOpened": (
        N_("%(opened_on)s: the family asked for help (%(domain)s): “%(summary)s”."),
        N_("An emergency: %(emergency)s."),
        N_("To be answered by %(due_on)s."),
    ),
    "NeedCorrected": (N_("What the family asked for on %(before_on)s was corrected: %(changes)s."), REASON),
    "NeedWithdrawn": (N_("What was noted on %(before_on)s as asked for was withdrawn and counts no longer."), REASON),
    "NeedAssigned": (
        N_("%(assigned_on)s: it was said who sees to “%(summary)s”."),
        N_("Member of staff: %(staff)s."),
        N_("Organisation: %(organisation)s."),
    ),
    "NeedAcknowledged": (N_("%(acknowledged_on)s: the supervisor knows of the emergency “%(summary)s”."),),
    "NeedAnswered": (N_("%(answered_on)s: “%(summary)s” was answered: “%(answer)s”."), "%(interim)s"),
    "NeedClosed": (
        N_("%(closed_on)s: “%(summary)s” was closed."),
        N_("What came of it: %(outcome)s."),
        "%(satisfied)s",
        REASON,
    ),
    "NeedReopened": (
        N_("%(reopened_on)s: “%(summary)s” was opened again."),
        N_("To be answered by %(due_on)s."),
        REASON,
    ),
    "MeasureTaken": (
        N_("%(taken_on)s: help was given (%(domain)s): “%(measure)s”."),
        N_("Member of staff: %(staff)s."),
        N_("Organisation: %(organisation)s."),
    ),
    "MeasureCorrected": (N_("The help given on %(before_on)s was corrected: %(changes)s."), REASON),
    "MeasureWithdrawn": (N_("The help given on %(before_on)s was withdrawn and counts no longer."), REASON),
    "PriorityGiven": (
        N_("From %(from_on)s the family comes first: it is in special difficulty."),
        N_("That holds until %(until_on)s."),
        REASON,
    ),
    "PriorityEnded": (N_("From %(until_on)s the family no longer comes first."), REASON),
    "PriorityWithdrawn": (
        N_("That the family comes first from %(before_on)s was withdrawn and counts no longer."),
        REASON,
    ),
    "HelpCategoryAssigned": (N_("From %(from_on)s the family is in the category of help “%(title)s”."), REASON),
    "HelpCategoryCorrected": (
        N_("The category of help “%(title)s”, given from %(before_on)s on, was corrected: %(changes)s."),
        REASON,
    ),
    "HelpCategoryEnded": (N_("From %(until_on)s the family is no longer in the category of help “%(title)s”."), REASON),
    "HelpCategoryWithdrawn": (
        N_("The category of help “%(title)s”, given from %(before_on)s on, was withdrawn and counts no longer."),
        REASON,
    ),
    "HelpPlanSet": (
        N_("%(from_on)s: a help plan was set. To be reached: “%(goals)s”."),
        N_("Steps: “%(steps)s”."),
        N_("It is looked at on %(review_on)s."),
    ),
    "HelpPlanCorrected": (N_("The help plan of %(before_on)s was corrected: %(changes)s."), REASON),
    "HelpPlanWithdrawn": (N_("The help plan of %(before_on)s was withdrawn and counts no longer."), REASON),
    "HelpPlanEnded": (N_("From %(until_on)s the help plan holds no longer: “%(goals)s”."), REASON),
    "HelpPlanEndingCorrected": (
        N_(
            "An end was corrected: from %(until_on)s, not from %(before_on)s, the help plan holds no longer: “%(goals)s”."
        ),
        REASON,
    ),
    "HelpPlanReviewed": (
        N_("%(reviewed_on)s: the help plan was looked at: “%(finding)s”."),
        N_("It is looked at next on %(next_review_on)s."),
    ),
    "HelpPlanReviewCorrected": (
        N_("What was found of the help plan on %(before_on)s was corrected: %(changes)s."),
        REASON,
    ),
    "HelpPlanReviewWithdrawn": (
        N_("What was found of the help plan on %(before_on)s was withdrawn and counts no longer."),
        REASON,
    ),
}
NEEDS_CORRECTED: Final[Mapping[str, str]] = {
    "domain": N_("kind of help"),
    "summary": N_("what is needed"),
    "measure": N_("what was done"),
    "taken_on": N_("day"),
    "organisation": N_("organisation"),
    "need_id": N_("need"),
    "opened_on": N_("day"),
    "due_on": N_("day of the answer"),
    "emergency": N_("emergency"),
    "contact_id": N_("contact"),
    "help_category": N_("category of help"),
    "goals": N_("what is to be reached"),
    "steps": N_("steps"),
    "review_on": N_("day on which it is looked at"),
    "help_id": N_("category of help"),
    "finding": N_("what was found"),
    "reviewed_on": N_("day"),
    "next_review_on": N_("day on which it is looked at next"),
}
