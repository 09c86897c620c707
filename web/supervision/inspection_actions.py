"""Inspections with what was found, and campaigns in which records are checked."""

import secrets
from typing import Final

from msgspec.structs import replace

from casework.authenticity.drawing import SEEDS, draw
from casework.supervision.campaigns import CorrectCampaign, OpenCampaign, WithdrawCampaign
from casework.supervision.inspection_commands import (
    CloseFinding,
    CloseInspection,
    OpenInspection,
    RecordFinding,
    RectifyFinding,
    WithdrawFinding,
)
from projections.supervision.quality import in_care
from web.http.action import Action, Asking
from web.language.i18n import N_
from web.supervision.streams import begins, of_stream

INSPECTION: Final = "/inspections/{inspection_id:uuid}"
FINDING: Final = INSPECTION + "/findings/{finding_id:uuid}"
CAMPAIGN: Final = "/campaigns/{campaign_id:uuid}"


def _sampled(asking: Asking, command: OpenInspection) -> OpenInspection:
    """With the households that the lot fell on, of those in care there."""
    if not command.size:
        return command
    with asking.office.open_snapshot(asking.caller) as snapshot:
        homes = in_care(snapshot, command.division)
    seed = secrets.randbelow(SEEDS)
    return replace(command, frame=len(homes), seed=seed, households=tuple(draw(homes, command.size, seed)))


OPEN_INSPECTION: Final = Action(
    OpenInspection, "/inspections", "inspection_id", begins("inspection"), complete=_sampled,
    said=N_("The inspection is opened."),
)  # fmt: skip
RECORD_FINDING: Final = Action(
    RecordFinding, INSPECTION + "/findings", "finding_id", of_stream("inspection"), said=N_("The finding is recorded.")
)
RECTIFY_FINDING: Final = Action(
    RectifyFinding, FINDING + "/rectification", "finding_id", of_stream("inspection"),
    said=N_("What was put right is recorded."),
)  # fmt: skip
CLOSE_FINDING: Final = Action(
    CloseFinding, FINDING + "/closure", "finding_id", of_stream("inspection"), said=N_("The finding is closed.")
)
WITHDRAW_FINDING: Final = Action(
    WithdrawFinding,
    FINDING + "/withdrawal",
    "finding_id",
    of_stream("inspection"),
    said=N_("The finding is withdrawn."),
)
CLOSE_INSPECTION: Final = Action(
    CloseInspection,
    INSPECTION + "/closure",
    "inspection_id",
    of_stream("inspection"),
    said=N_("The inspection is closed."),
)
OPEN_CAMPAIGN: Final = Action(
    OpenCampaign, "/campaigns", "campaign_id", begins("campaign"), said=N_("The campaign is opened.")
)
CORRECT_CAMPAIGN: Final = Action(
    CorrectCampaign,
    CAMPAIGN + "/correction",
    "campaign_id",
    of_stream("campaign"),
    said=N_("The campaign is corrected."),
)
WITHDRAW_CAMPAIGN: Final = Action(
    WithdrawCampaign,
    CAMPAIGN + "/withdrawal",
    "campaign_id",
    of_stream("campaign"),
    said=N_("The campaign is withdrawn."),
)
ACTIONS: Final = (
    OPEN_INSPECTION, RECORD_FINDING, RECTIFY_FINDING, CLOSE_FINDING, WITHDRAW_FINDING, CLOSE_INSPECTION, OPEN_CAMPAIGN,
    CORRECT_CAMPAIGN, WITHDRAW_CAMPAIGN,
)  # fmt: skip
