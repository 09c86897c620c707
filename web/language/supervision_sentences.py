"""How supervision is told: trainings, tasks, inspections, campaigns, and the checking of a family's record."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

SUPERVISION: Final[Mapping[str, tuple[str, ...]]] = {
    "RecordChecked": (N_("%(checked_on)s: the record was checked (%(way)s): %(result)s."), NOTE),
    "RecordCheckWithdrawn": (N_("The check of %(before_on)s was withdrawn."), REASON),
    "ExternalNumberRecorded": (N_("%(entered_on)s: entered in another system (%(system)s) as “%(number)s”."),),
    "ExternalNumberWithdrawn": (N_("The number in another system (%(system)s) was withdrawn."), REASON),
    "TrainingHeld": (N_("%(held_on)s: training “%(topic)s” for %(audience)s in %(division)s, %(persons)s came."),),
    "TrainingCorrected": (N_("The training of %(before_on)s was corrected: %(changes)s."), REASON),
    "TrainingWithdrawn": (N_("The training of %(before_on)s was withdrawn."), REASON),
    "TaskOpened": (
        N_("%(opened_on)s: a task for %(division)s was opened: “%(title)s”."),
        N_("Basis: “%(basis)s”."),
    ),
    "TaskReported": (N_("%(reported_on)s: %(step)s: “%(report)s”."),),
    "TaskClosed": (N_("%(closed_on)s: the task was closed."), REASON),
    "TaskReopened": (N_("The task was opened again."), REASON),
    "TaskCorrected": (N_("The task of %(before_on)s was corrected: %(changes)s."), REASON),
    "TaskWithdrawn": (N_("The task of %(before_on)s was withdrawn."), REASON),
    "InspectionOpened": (N_("%(opened_on)s: an inspection of %(division)s began: “%(matter)s”."),),
    "FindingRecorded": (
        N_("%(found_on)s: found: “%(finding)s”."),
        N_("To be put right by %(due_on)s."),
    ),
    "FindingRectified": (N_("%(rectified_on)s: put right: “%(rectification)s”."),),
    "FindingClosed": (N_("%(closed_on)s: the finding was closed."), REASON),
    "FindingWithdrawn": (N_("The finding of %(before_on)s was withdrawn."), REASON),
    "InspectionClosed": (N_("%(closed_on)s: the inspection was closed: “%(conclusion)s”."),),
    "CampaignOpened": (
        N_("A checking campaign “%(title)s” in %(division)s, from %(from_on)s until before %(until_on)s."),
    ),
    "CampaignCorrected": (N_("The campaign was corrected: %(changes)s."), REASON),
    "CampaignWithdrawn": (N_("The campaign “%(title)s” was withdrawn."), REASON),
}
SUPERVISION_CORRECTED: Final[Mapping[str, str]] = {
    "hospital_id": N_("hospital"),
    "held_on": N_("day"),
    "topic": N_("topic"),
    "audience": N_("for whom"),
    "persons": N_("number of persons"),
    "opened_on": N_("day of opening"),
    "basis": N_("basis"),
    "title": N_("title"),
}
