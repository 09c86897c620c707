"""Inspections with what was found, and campaigns."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.ledger.recorded import Recorded
from casework.supervision import campaigns, inspection_events
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Inspection(Stored, frozen=True):
    inspection_id: UUID
    division: str
    matter: str
    opened_on: date
    frame: int
    sample: tuple[str, ...]  # ids of households
    closed_on: date
    conclusion: Sealed | None


class Finding(Stored, frozen=True):
    """`state`: open, rectified or closed."""

    finding_id: UUID
    inspection_id: UUID
    household_id: UUID | None
    finding: Sealed | None
    found_on: date
    due_on: date | None
    state: str
    rectification: Sealed | None
    closed_on: date


class Campaign(Stored, frozen=True):
    campaign_id: UUID
    division: str
    title: str
    from_on: date
    until_on: date


def fold_inspection(rows: Sequence[Inspection], recorded: Recorded) -> Sequence[Inspection]:
    match recorded.event:
        case inspection_events.InspectionOpened() as event:
            return [
                Inspection(
                    recorded.stream_id, event.division, event.matter, event.opened_on, event.frame,
                    tuple(map(str, event.households)), FOREVER, None,
                )
            ]  # fmt: skip
        case inspection_events.InspectionClosed() as event:
            conclusion = sealed(event.conclusion)
            return [replace(row, closed_on=event.closed_on, conclusion=conclusion) for row in rows]
        case _:
            return rows


def fold_finding(rows: Sequence[Finding], recorded: Recorded) -> Sequence[Finding]:
    match recorded.event:
        case inspection_events.FindingRecorded() as event:
            return [
                Finding(
                    event.finding_id, recorded.stream_id, event.household_id, sealed(event.finding), event.found_on,
                    event.due_on, "open", None, FOREVER,
                )
            ]  # fmt: skip
        case inspection_events.FindingRectified() as event:
            return [replace(row, state="rectified", rectification=sealed(event.rectification)) for row in rows]
        case inspection_events.FindingClosed() as event:
            return [replace(row, state="closed", closed_on=event.closed_on) for row in rows]
        case inspection_events.FindingWithdrawn():
            return []
        case _:
            return rows


def fold_campaign(rows: Sequence[Campaign], recorded: Recorded) -> Sequence[Campaign]:
    match recorded.event:
        case campaigns.CampaignOpened() | campaigns.CampaignCorrected() as event:
            return [Campaign(recorded.stream_id, event.division, event.title, event.from_on, event.until_on)]
        case campaigns.CampaignWithdrawn():
            return []
        case _:
            return rows


INSPECTION = Projection(
    name="inspection",
    row=Inspection,
    group="inspection_id",
    handles=dict.fromkeys((inspection_events.InspectionOpened, inspection_events.InspectionClosed), ""),
    starts=frozenset({inspection_events.InspectionOpened}),
    fold=fold_inspection,
    visible="county",
    stream="inspection_id",
    indexes=("(division, closed_on)",),
)
FINDING = Projection(
    name="finding",
    row=Finding,
    group="finding_id",
    handles=dict.fromkeys(
        (
            inspection_events.FindingRecorded, inspection_events.FindingRectified, inspection_events.FindingClosed,
            inspection_events.FindingWithdrawn,
        ),
        "finding_id",
    ),
    starts=frozenset({inspection_events.FindingRecorded}),
    fold=fold_finding,
    visible="county",
    stream="inspection_id",
    indexes=("(inspection_id)",),
)  # fmt: skip
CAMPAIGN = Projection(
    name="campaign",
    row=Campaign,
    group="campaign_id",
    handles=dict.fromkeys((campaigns.CampaignOpened, campaigns.CampaignCorrected, campaigns.CampaignWithdrawn), ""),
    starts=frozenset({campaigns.CampaignOpened}),
    fold=fold_campaign,
    visible="county",
    stream="campaign_id",
    indexes=("(division, from_on)",),
)
PROJECTIONS = (INSPECTION, FINDING, CAMPAIGN)
