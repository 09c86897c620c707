"""Inspections with what was found, and campaigns, of an area; and one of them."""

from datetime import date
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.supervision.lists import open_and_closed, page_of, within


class ListedInspection(msgspec.Struct, frozen=True):
    """`findings` recorded, `left`: those not closed. `conclusion` is sealed."""

    inspection_id: UUID
    ledger: str
    division: str
    matter: str
    opened_on: date
    frame: int
    sampled: int
    closed_on: date
    conclusion: str | None
    findings: int
    left: int


class ListedFinding(msgspec.Struct, frozen=True):
    """`finding` and `rectification` are sealed, in the inspection's stream."""

    finding_id: UUID
    household_id: UUID | None
    finding: str | None
    found_on: date
    due_on: date | None
    state: str
    rectification: str | None
    closed_on: date


class ListedCampaign(msgspec.Struct, frozen=True):
    campaign_id: UUID
    ledger: str
    division: str
    title: str
    from_on: date
    until_on: date


INSPECTIONS = """
    select i.inspection_id, i.ledger, i.division, i.matter, i.opened_on, i.frame, cardinality(i.sample), i.closed_on, i.conclusion,
           (select count(*) from read.finding f where f.inspection_id = i.inspection_id and known(f)),
           (select count(*) from read.finding f
             where f.inspection_id = i.inspection_id and known(f) and f.state <> 'closed')
      from read.inspection i
     where known(i)
"""


def inspections(
    snapshot: Snapshot, division: str, closed: bool, page: int, size: int
) -> tuple[list[ListedInspection], dict[str, int]]:
    """Open inspections, or closed ones; the latest first; and how many of each there are."""
    rows = snapshot.rows(
        ListedInspection,
        f"""
        {INSPECTIONS} and i.division >= %(division_from)s and i.division < %(division_until)s
           and (i.closed_on <= %(on)s) = %(closed)s and i.opened_on <= %(on)s
         order by i.opened_on desc, i.inspection_id
         limit %(size)s offset %(offset)s
        """,
        closed=closed,
        **within(division),
        **page_of(page, size),
    )
    return rows, open_and_closed(snapshot, "inspection", division)


def inspection(snapshot: Snapshot, inspection_id: UUID) -> ListedInspection | None:
    return snapshot.one(ListedInspection, INSPECTIONS + " and i.inspection_id = %(id)s", id=inspection_id)


def findings(snapshot: Snapshot, inspection_id: UUID) -> list[ListedFinding]:
    """In the order they were found."""
    return snapshot.rows(
        ListedFinding,
        """
        select f.finding_id, f.household_id, f.finding, f.found_on, f.due_on, f.state, f.rectification, f.closed_on
          from read.finding f where known(f) and f.inspection_id = %(id)s order by f.found_on, f.finding_id
        """,
        id=inspection_id,
    )


CAMPAIGNS = (
    "select c.campaign_id, c.ledger, c.division, c.title, c.from_on, c.until_on from read.campaign c where known(c)"
)


def campaigns(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[ListedCampaign], int]:
    """Those for an area or a part of it, the latest first."""
    rows = snapshot.rows(
        ListedCampaign,
        f"""
        {CAMPAIGNS} and c.division >= %(division_from)s and c.division < %(division_until)s
         order by c.from_on desc, c.campaign_id limit %(size)s offset %(offset)s
        """,
        **within(division),
        **page_of(page, size),
    )
    total = snapshot.value(
        """
        select count(*) from read.campaign c
         where known(c) and c.division >= %(division_from)s and c.division < %(division_until)s
        """,
        **within(division),
    )
    return rows, total


def campaign(snapshot: Snapshot, campaign_id: UUID) -> ListedCampaign | None:
    return snapshot.one(ListedCampaign, CAMPAIGNS + " and c.campaign_id = %(id)s", id=campaign_id)


def sample_of(snapshot: Snapshot, inspection_id: UUID) -> list[UUID]:
    """The households that the lot fell on."""
    found = snapshot.value(
        "select i.sample from read.inspection i where i.inspection_id = %(id)s and known(i)", id=inspection_id
    )
    return [UUID(each) for each in found or []]
