"""Who may write what where, roles and divisions, said once more in one small table."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from casework.common.roles import ROLES, Role
from tests.support.roles import CASES, FIGURES, STAFFING, SUPERVISOR, USERS
from tests.support.world import COUNTY, NEXT_COUNTY, VILLAGE

TOWN: Final = VILLAGE[:9]
NEXT_VILLAGE, NEXT_TOWN, PREFECTURE = "411326301221", "411326104", "4113"


# Private: that it exists is nobody's business outside (404). Seen: in its county everybody may see it (403), outside
# nobody (404). New: what begins somewhere says so itself (403). Typed: where a code is typed, its field says so (422).
# Own: about the caller, or a read.
Kind = Literal["private", "seen", "new", "typed", "own"]


@dataclass(frozen=True, slots=True)
class Right:
    """`lies`: the division of the object. `lowest`: how many digits a division has that may do it at all."""

    roles: tuple[Role, ...]
    kind: Kind
    lies: str = VILLAGE
    lowest: int = 12


HOUSEHOLD_FACT: Final = Right(CASES, "private")
HOUSEHOLD_DECISION: Final = Right(SUPERVISOR, "private")
RIGHTS: Final[dict[str, Right]] = {
    **dict.fromkeys(
        ("LogContact", "OpenNeed", "RecordLivingAlone", "NotePreference", "CorrectPreference", "WithdrawPreference",
         "NotePersonalDay", "CorrectPersonalDay", "WithdrawPersonalDay", "ReviewHelpPlan", "CorrectHelpPlanReview",
         "WithdrawHelpPlanReview",
         "ReportLifeEvent", "CorrectLifeEvent", "WithdrawLifeEvent",
         "FollowUpLifeEvent", "SeeLifeEventOutcome", "CorrectContact", "WithdrawContact", "AnswerNeed", "CloseNeed",
         "RecordMeasure", "CorrectMeasure", "WithdrawMeasure",
         "RecordPetition", "AnswerPetition", "CorrectPetition", "WithdrawPetition",
         "CorrectNeed", "AssignNeed", "ReopenNeed", "WithdrawNeed",
         "AcknowledgeAlert"), HOUSEHOLD_FACT),
    **dict.fromkeys(
        ("SubmitApplication", "CorrectApplication", "AddEvidence", "ReviewInVillage", "ReviewYearly", "WithdrawStep",
         "WithdrawApplication", "ReportOccasion", "CorrectOccasion", "WithdrawOccasion"),
        HOUSEHOLD_FACT),
    **dict.fromkeys(("PostNotice", "CorrectNotice", "CheckInTownship", "WithdrawNotice"), HOUSEHOLD_DECISION),
    "RaiseObjection": Right((*CASES, "approver"), "private"),
    **dict.fromkeys(
        ("ResolveObjection", "FileUpward", "DecideExit", "DecideContinuation", "WithdrawExit", "DecideOccasion"),
        Right((*SUPERVISOR, "approver"), "private"),
    ),
    **dict.fromkeys(("DecideForCounty", "WithdrawDecision"), Right(("approver",), "private")),
    **dict.fromkeys(
        ("VerifyLifeEvent", "RejectLifeEvent",
         "ChangeCategory", "AcknowledgeNeed", "GivePriority", "EndPriority", "WithdrawPriority",
         "AssignHelpCategory", "CorrectHelpCategory", "SetHelpPlan", "CorrectHelpPlan", "EndHelpPlan", "WithdrawHelpPlan",
         "EndHelpCategory",
         "WithdrawHelpCategory",
         "PauseHousehold", "SnoozeAlert", "CloseHousehold"), HOUSEHOLD_DECISION),
    **dict.fromkeys(  # the registration, members, child, closure
        ("CorrectHousehold", "AddMember", "CorrectMember", "RecordLeaving", "CorrectLeaving", "WithdrawLeaving", "WithdrawMember",
         "RecordChild", "CorrectChild", "WithdrawChild", "CorrectPause", "EndPause", "WithdrawPause", "WithdrawClosure", "ReopenHousehold",
         "MergeHousehold", "UndoMerging"), HOUSEHOLD_DECISION),
    **dict.fromkeys(("QueryHandOver", "AcceptHandOver"), HOUSEHOLD_FACT),  # contact persons
    **dict.fromkeys(
        ("NameSupporter", "CorrectSupporter", "EndSupporter", "WithdrawSupporter"), HOUSEHOLD_DECISION),
    **dict.fromkeys(
        ("AssignContactPerson", "CorrectAssignment", "HandOverHousehold", "WithdrawAssignment", "EndAssignment"),
        HOUSEHOLD_DECISION),
    **dict.fromkeys(  # doctors, green channel
        ("RecordDoctorService", "CorrectDoctorService", "WithdrawDoctorService",
         "RecordCheckup", "CorrectCheckup", "WithdrawCheckup",
         "UseGreenChannel", "CorrectGreenChannelUse", "RateGreenChannelUse", "WithdrawGreenChannelUse"), HOUSEHOLD_FACT),
    **dict.fromkeys(
        ("SignDoctorContract", "RenewDoctorContract", "CorrectDoctorContract", "EndDoctorContract", "WithdrawDoctorContract",
         "IssueGreenChannelPass", "CorrectGreenChannelPass", "EndGreenChannelPass", "WithdrawGreenChannelPass",
         "AuthoriseSignature", "CorrectSignatureAuthorisation", "RevokeSignatureAuthorisation",
         "WithdrawSignatureAuthorisation"), HOUSEHOLD_DECISION),
    **dict.fromkeys(("RecordTraining", "OpenTask", "OpenInspection", "OpenCampaign"), Right(SUPERVISOR, "new")),
    **dict.fromkeys(
        ("CorrectTraining", "ReportOnTask", "CloseTask", "ReopenTask", "CorrectTask", "RecordFinding", "RectifyFinding",
         "CloseFinding", "CorrectCampaign", "WithdrawTraining", "WithdrawTask", "WithdrawFinding", "CloseInspection",
         "WithdrawCampaign"), Right(SUPERVISOR, "seen")),
    **dict.fromkeys(
        ("RecordDelivery", "CorrectDelivery", "AcceptDelivery", "NoteCounselling", "WithdrawDelivery"), HOUSEHOLD_FACT),
    **dict.fromkeys(
        ("OrderService", "CorrectServiceOrder", "EndServiceOrder", "WithdrawServiceOrder"), HOUSEHOLD_DECISION),
    **dict.fromkeys(("RegisterProvider", "RecordActivity"), Right(SUPERVISOR, "new")),
    **dict.fromkeys(("CorrectProvider", "CorrectActivity", "WithdrawActivity", "EndProvider"), Right(SUPERVISOR, "seen")),
    **dict.fromkeys(("CheckRecord", "WithdrawRecordCheck"), HOUSEHOLD_FACT),
    **dict.fromkeys(("WithdrawExternalNumber", "RecordExternalNumber"), HOUSEHOLD_DECISION),
    "DrawSample": Right(SUPERVISOR, "new", COUNTY, 6),
    **dict.fromkeys(("AnswerSpotCheck", "CorrectSpotCheck"), HOUSEHOLD_DECISION),
    "ClosePeriod": Right(SUPERVISOR, "new", COUNTY, 6),
    "RestatePeriod": Right(SUPERVISOR, "seen", COUNTY, 6),
    "ReopenPeriod": Right(("approver",), "seen", COUNTY, 6),
    **dict.fromkeys(("RecordFunds", "IssueForm"), Right(("payment_clerk", "approver"), "new", COUNTY, 6)),
    **dict.fromkeys(("CorrectFunds", "WithdrawFunds", "RestateForm"), Right(("payment_clerk", "approver"), "seen", COUNTY, 6)),
    **dict.fromkeys(("AdoptBankLayout", "PreviewBankLayout", "ReadBankLayout"), Right(SUPERVISOR, "new", COUNTY, 6)),
    "PreparePaymentList": Right(("payment_clerk",), "new", COUNTY, 6),
    **dict.fromkeys(
        ("ExcludePaymentLine", "DiscardPaymentList", "FreezePaymentList", "SendPaymentList", "ClosePaymentList",
         "RecordBankReturn", "ContinuePaymentList"), Right(("payment_clerk",), "seen", COUNTY, 6)),
    **dict.fromkeys(("ThawPaymentList", "ApprovePaymentList"), Right(("approver",), "seen", COUNTY, 6)),
    **dict.fromkeys(
        ("AgreeInstalments", "AgreeOffset", "ReceiveRecovery", "CorrectReceipt", "RefundRecovery"), Right(("payment_clerk",), "private")),
    "WaiveRecovery": Right(("approver",), "private"),
    "WithdrawRecoveryStep": Right(("payment_clerk", "approver"), "private"),
    "ExplainRecovery": Right((*CASES, "payment_clerk"), "private"),
    "LookForOverpayments": Right(("payment_clerk",), "own"),
    "RegisterHousehold": Right(SUPERVISOR, "new"),
    "DesignateHospital": Right(SUPERVISOR, "new", COUNTY, 6),
    **dict.fromkeys(
        ("ChangeResponsible", "CorrectHospital", "NameHospitalDepartment", "CorrectHospitalDepartment", "EndHospitalDepartment",
         "WithdrawHospitalDepartment", "MakeTestCall", "CorrectTestCall", "WithdrawTestCall", "WithdrawHospital",
         "UndoHospitalWithdrawal"),
        Right(SUPERVISOR, "seen", COUNTY, 6)),
    "RegisterStaff": Right(STAFFING, "new", TOWN),
    "HandOverHouseholds": Right(SUPERVISOR, "seen", TOWN),
    "ContinueHandOver": Right(SUPERVISOR, "seen", TOWN),
    **dict.fromkeys(("TakePost", "EndPost", "CorrectStaff", "CorrectPost", "WithdrawPost"), Right(STAFFING, "seen", TOWN)),
    "ExportList": Right(FIGURES, "new", COUNTY, 6),
    **dict.fromkeys(("PreviewPolicy", "SimulatePolicy", "Plausibility"), Right(FIGURES, "new", COUNTY, 6)),
    **dict.fromkeys(("PreviewAdoption", "AdoptPolicy", "PreviewScheme", "AdoptScheme", "EndScheme"), Right(SUPERVISOR, "new", COUNTY, 6)),
    **dict.fromkeys(("ImportLedger", "ImportApplications"), Right(SUPERVISOR, "new", COUNTY, 6)),
    **dict.fromkeys(("StopImport", "TakeChecked"), Right(SUPERVISOR, "own")),
    "SearchHouseholds": Right(CASES, "own"),
    "ConfirmSeveral": Right(("approver",), "own"),
    "ReviewSeveral": Right(CASES, "own"),
    "AddUser": Right(USERS, "typed", TOWN),
    **dict.fromkeys(
        ("ReplacePassword", "DisableUser", "EnableUser", "ChangeUser", "RevokeToken"), Right(USERS, "private", TOWN)),
    **dict.fromkeys(
        ("Preferences", "ChangePassword", "ReadNotices", "MakeToken", "RevokeOwnToken", "SignOutElsewhere", "SignOut"),
        Right(ROLES, "own")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """A caller of a role. `looks_after`: a contact person assigned to the household; others are assigned to none."""

    role: Role
    division: str
    staff_id: UUID | None = None
    looks_after: bool = False

    @property
    def name(self) -> str:
        return f"{self.role} of {self.division}" + (", assigned" if self.looks_after else "")


def divisions_around(right: Right) -> dict[str, str]:
    """A caller's division by how the object lies from there."""
    beside = {VILLAGE: NEXT_VILLAGE, TOWN: NEXT_TOWN, COUNTY: NEXT_COUNTY}[right.lies]
    over = {VILLAGE: TOWN, TOWN: COUNTY, COUNTY: PREFECTURE}[right.lies]
    under = {TOWN: VILLAGE, COUNTY: TOWN}.get(right.lies)
    around = {"own": right.lies, "below": over, "beside": beside, "other county": NEXT_COUNTY}
    return around | ({"above": under} if under else {})


def refusal(right: Right, who: Who) -> int | None:
    """The status of the refusal there has to be; None where the write is allowed."""
    if who.role not in right.roles:
        return 403
    if right.kind == "own":
        return None
    inside = right.lies.startswith(who.division) and len(who.division) <= right.lowest
    if who.looks_after if who.role == "contact_person" else inside:
        return None
    out_of_sight = right.kind == "private" or (right.kind == "seen" and who.division[:6] != right.lies[:6])
    return 404 if out_of_sight else 422 if right.kind == "typed" else 403
