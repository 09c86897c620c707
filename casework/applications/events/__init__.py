"""What can happen to an application."""

from casework.applications.events.deciding import (
    AnnualReviewed,
    ContinuationDecided,
    CountyDecided,
    ExitDecided,
    ExitWithdrawn,
    FiledUpward,
    StepWithdrawn,
)
from casework.applications.events.occasions import (
    OccasionCorrected,
    OccasionDecided,
    OccasionReported,
    OccasionWithdrawn,
)
from casework.applications.events.reviewing import (
    NoticeCorrected,
    NoticePosted,
    NoticeWithdrawn,
    ObjectionRaised,
    ObjectionResolved,
    TownshipChecked,
    VillageReviewed,
)
from casework.applications.events.submitting import (
    ApplicationCorrected,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    EvidenceAdded,
)

ApplicationEvent = (
    ApplicationSubmitted
    | ApplicationCorrected
    | ApplicationWithdrawn
    | EvidenceAdded
    | VillageReviewed
    | TownshipChecked
    | NoticePosted
    | NoticeCorrected
    | NoticeWithdrawn
    | ObjectionRaised
    | ObjectionResolved
    | CountyDecided
    | FiledUpward
    | AnnualReviewed
    | ContinuationDecided
    | ExitDecided
    | ExitWithdrawn
    | StepWithdrawn
    | OccasionReported
    | OccasionCorrected
    | OccasionWithdrawn
    | OccasionDecided
)

__all__ = [
    "AnnualReviewed",
    "ApplicationCorrected",
    "ApplicationEvent",
    "ApplicationSubmitted",
    "ApplicationWithdrawn",
    "ContinuationDecided",
    "CountyDecided",
    "EvidenceAdded",
    "ExitDecided",
    "ExitWithdrawn",
    "FiledUpward",
    "NoticeCorrected",
    "NoticePosted",
    "NoticeWithdrawn",
    "ObjectionRaised",
    "ObjectionResolved",
    "OccasionCorrected",
    "OccasionDecided",
    "OccasionReported",
    "OccasionWithdrawn",
    "StepWithdrawn",
    "TownshipChecked",
    "VillageReviewed",
]
