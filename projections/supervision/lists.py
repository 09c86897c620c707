"""Trainings, tasks, inspections and campaigns of an area, a page at a time; and one of them."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


class ListedTraining(msgspec.Struct, frozen=True):
    training_id: UUID
    ledger: str
    division: str
    held_on: date
    topic: str
    audience: str
    persons: int
    hospital: str | None


class Totals(msgspec.Struct, frozen=True):
    sessions: int
    persons: int


class ListedTask(msgspec.Struct, frozen=True):
    """`title` and `last_report` are sealed. `closed_on` lies far away while it is open."""

    task_id: UUID
    ledger: str
    division: str
    title: str | None
    opened_on: date
    basis: str | None
    steps: list[str]
    last_report: str | None
    last_report_on: date | None
    closed_on: date


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


TRAININGS = """
    select t.training_id, t.ledger, t.division, t.held_on, t.topic, t.audience, t.persons,
           (select h.name from read.hospital h where h.hospital_id = t.hospital_id order by h.known_from desc limit 1)
      from read.training t
     where known(t)
"""


def training(snapshot: Snapshot, training_id: UUID) -> ListedTraining | None:
    return snapshot.one(ListedTraining, TRAININGS + " and t.training_id = %(id)s", id=training_id)


def trainings(
    snapshot: Snapshot, division: str, from_on: date, until_on: date, page: int, size: int
) -> tuple[list[ListedTraining], Totals]:
    """Those of the days `from_on <= day < until_on`, the latest first; sessions and person-times of all of them."""
    within = _within(division) | {"from_on": from_on, "until_on": until_on}
    rows = snapshot.rows(
        ListedTraining,
        f"""
        {TRAININGS} and t.division >= %(division_from)s and t.division < %(division_until)s
           and t.held_on >= %(from_on)s and t.held_on < %(until_on)s
         order by t.held_on desc, t.training_id
         limit %(size)s offset %(offset)s
        """,
        **within,
        **_page(page, size),
    )
    totals = snapshot.one(
        Totals,
        """
        select count(*), coalesce(sum(t.persons), 0)::bigint from read.training t
         where known(t) and t.division >= %(division_from)s and t.division < %(division_until)s
           and t.held_on >= %(from_on)s and t.held_on < %(until_on)s
        """,
        **within,
    )
    return rows, totals or Totals(0, 0)


TASKS = """
    select t.task_id, t.ledger, t.division, t.title, t.opened_on, t.basis, t.steps, t.last_report, t.last_report_on,
           t.closed_on
      from read.task t
     where known(t)
"""


def tasks(
    snapshot: Snapshot, division: str, closed: bool, page: int, size: int
) -> tuple[list[ListedTask], dict[str, int]]:
    """Open tasks, the oldest first, or closed ones, the latest first; and how many of each there are."""
    rows = snapshot.rows(
        ListedTask,
        f"""
        {TASKS} and t.division >= %(division_from)s and t.division < %(division_until)s
           and (t.closed_on <= %(on)s) = %(closed)s and t.opened_on <= %(on)s
         order by case when %(closed)s then date '9999-12-31' - t.closed_on else t.opened_on - date '1900-01-01' end, t.task_id
         limit %(size)s offset %(offset)s
        """,
        closed=closed,
        **_within(division),
        **_page(page, size),
    )
    return rows, _open_and_closed(snapshot, "task", division)


def task(snapshot: Snapshot, task_id: UUID) -> ListedTask | None:
    return snapshot.one(ListedTask, TASKS + " and t.task_id = %(id)s", id=task_id)


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
        **_within(division),
        **_page(page, size),
    )
    return rows, _open_and_closed(snapshot, "inspection", division)


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
        **_within(division),
        **_page(page, size),
    )
    total = snapshot.value(
        """
        select count(*) from read.campaign c
         where known(c) and c.division >= %(division_from)s and c.division < %(division_until)s
        """,
        **_within(division),
    )
    return rows, total


def campaign(snapshot: Snapshot, campaign_id: UUID) -> ListedCampaign | None:
    return snapshot.one(ListedCampaign, CAMPAIGNS + " and c.campaign_id = %(id)s", id=campaign_id)


def _open_and_closed(snapshot: Snapshot, table: str, division: str) -> dict[str, int]:
    """`table`: comes from here, never from a request."""
    found = snapshot.one(
        _Counts,
        f"""
        select count(*) filter (where t.closed_on > %(on)s), count(*) filter (where t.closed_on <= %(on)s)
          from read.{table} t
         where known(t) and t.division >= %(division_from)s and t.division < %(division_until)s and t.opened_on <= %(on)s
        """,
        **_within(division),
    )
    return {"open": found.open, "closed": found.closed} if found else {"open": 0, "closed": 0}


def _within(division: str) -> dict[str, Any]:
    lowest, end = range_of(division)
    return {"division_from": lowest, "division_until": end}


def _page(page: int, size: int) -> dict[str, int]:
    return {"size": size, "offset": (page - 1) * size}


class _Counts(msgspec.Struct, frozen=True):
    open: int
    closed: int


PLACES: Final = {
    "training": "select ledger, division from read.training where training_id = %(id)s limit 1",
    "task": "select ledger, division from read.task where task_id = %(id)s limit 1",
    "inspection": "select ledger, division from read.inspection where inspection_id = %(id)s limit 1",
    "campaign": "select ledger, division from read.campaign where campaign_id = %(id)s limit 1",
}


def place_of_stream(snapshot: Snapshot, what: str, stream: UUID) -> tuple[str, str] | None:
    """The ledger of a training, task, inspection or campaign, and the division it is about."""
    return snapshot.connection.execute(PLACES[what], {"id": stream}).fetchone()


def sample_of(snapshot: Snapshot, inspection_id: UUID) -> list[UUID]:
    """The households that the lot fell on."""
    found = snapshot.value(
        "select i.sample from read.inspection i where i.inspection_id = %(id)s and known(i)", id=inspection_id
    )
    return [UUID(each) for each in found or []]
