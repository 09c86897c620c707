"""A campaign in which every family's record is checked, house by house (逐户核查): from a day until a day, in a division.

That a record was checked is a fact of the household (casework/households/checks.py); a campaign only asks for it.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from casework.common import command, refusals
from casework.common.amending import corrected
from casework.common.command import Division, Given, Short, Text
from casework.common.event import Event as Happened
from casework.common.guards import in_order, required_text
from casework.common.private import Private
from casework.common.roles import SUPERVISION, Roles
from casework.common.told import Told, evolve

__all__ = ["NEW", "Campaign", "Command", "Event", "decide", "evolve"]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one campaign."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "campaign_id"
    campaign_id: Given


class OpenCampaign(Command, frozen=True, kw_only=True):
    """`from_on <= day < until_on`: a record checked on one of these days is checked."""

    division: Division
    title: Short
    from_on: date
    until_on: date


class CorrectCampaign(Command, frozen=True, kw_only=True):
    """Its days, and why: an end put off, a beginning told wrong."""

    from_on: date
    until_on: date
    reason: Text


class WithdrawCampaign(Command, frozen=True, kw_only=True):
    reason: Text


class CampaignOpened(Happened, frozen=True, kw_only=True):
    thing = "campaign_id"
    day_field = "from_on"
    theme = "decision"

    campaign_id: UUID
    division: str
    title: str
    from_on: date
    until_on: date


class CampaignCorrected(Happened, frozen=True, kw_only=True):
    """The whole campaign as it reads after the correction."""

    thing = "campaign_id"
    corrects = CampaignOpened
    day_field = "from_on"

    campaign_id: UUID
    division: str
    title: str
    from_on: date
    until_on: date
    reason: Private


class CampaignWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "campaign_id"
    withdraws = True

    campaign_id: UUID
    reason: Private


CampaignEvent = CampaignOpened | CampaignCorrected | CampaignWithdrawn
Event = CampaignEvent


Campaign = Told[CampaignOpened | CampaignCorrected]
NEW = Campaign()


def decide(command: Command, campaign: Campaign, today: date) -> list[CampaignEvent]:
    """What happens if this is asked of this campaign; nothing when it happened already. Raises Refused."""
    if isinstance(command, OpenCampaign):
        return open_campaign(command, campaign)
    opened = campaign.standing(refusals.CampaignNotThere, refusals.CampaignAlreadyWithdrawn)
    match command:
        case CorrectCampaign():
            return correct_campaign(command, opened)
        case WithdrawCampaign():
            required_text(command.reason, "reason")
            reason = Private(command.campaign_id, command.reason)
            return [CampaignWithdrawn(campaign_id=command.campaign_id, reason=reason)]
    raise TypeError(f"{type(command).__name__} is not asked of a campaign")


def open_campaign(command: OpenCampaign, campaign: Campaign) -> list[CampaignEvent]:
    if campaign.told is not None:
        return []  # the same form, sent twice
    required_text(command.title, "title")
    in_order(command.from_on, command.until_on)
    return [
        CampaignOpened(
            campaign_id=command.campaign_id,
            division=command.division,
            title=command.title,
            from_on=command.from_on,
            until_on=command.until_on,
        )
    ]


def correct_campaign(command: CorrectCampaign, opened: CampaignOpened | CampaignCorrected) -> list[CampaignEvent]:
    in_order(command.from_on, command.until_on)
    required_text(command.reason, "reason")
    changes = {"from_on": command.from_on, "until_on": command.until_on}
    return list(corrected(CampaignCorrected, opened, changes, Private(command.campaign_id, command.reason)))
