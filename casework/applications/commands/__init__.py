"""What can be asked of an application."""

from casework.applications.commands.deciding import (
    DecideContinuation,
    DecideExit,
    DecideForCounty,
    FileUpward,
    ReviewYearly,
    WithdrawDecision,
    WithdrawExit,
    WithdrawStep,
)
from casework.applications.commands.occasions import (
    CorrectOccasion,
    DecideOccasion,
    ReportOccasion,
    WithdrawOccasion,
)
from casework.applications.commands.order import Command
from casework.applications.commands.reviewing import (
    CheckInTownship,
    CorrectNotice,
    PostNotice,
    RaiseObjection,
    ResolveObjection,
    ReviewInVillage,
    WithdrawNotice,
)
from casework.applications.commands.submitting import (
    AddEvidence,
    CorrectApplication,
    Evidence,
    SubmitApplication,
    WithdrawApplication,
)

__all__ = [
    "AddEvidence",
    "CheckInTownship",
    "Command",
    "CorrectApplication",
    "CorrectNotice",
    "CorrectOccasion",
    "DecideContinuation",
    "DecideExit",
    "DecideForCounty",
    "DecideOccasion",
    "Evidence",
    "FileUpward",
    "PostNotice",
    "RaiseObjection",
    "ReportOccasion",
    "ResolveObjection",
    "ReviewInVillage",
    "ReviewYearly",
    "SubmitApplication",
    "WithdrawApplication",
    "WithdrawDecision",
    "WithdrawExit",
    "WithdrawNotice",
    "WithdrawOccasion",
    "WithdrawStep",
]
