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
    asked = within(division) | {"from_on": from_on, "until_on": until_on}
    rows = snapshot.rows(
        ListedTraining,
        f"""
        {TRAININGS} and t.division >= %(division_from)s and t.division < %(division_until)s
           and t.held_on >= %(from_on)s and t.held_on < %(until_on)s
         order by t.held_on desc, t.training_id
         limit %(size)s offset %(offset)s
        """,
        **asked,
        **page_of(page, size),
    )
    totals = snapshot.one(
        Totals,
        """
        select count(*), coalesce(sum(t.persons), 0)::bigint from read.training t
         where known(t) and t.division >= %(division_from)s and t.division < %(division_until)s
           and t.held_on >= %(from_on)s and t.held_on < %(until_on)s
        """,
        **asked,
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
        **within(division),
        **page_of(page, size),
    )
    return rows, open_and_closed(snapshot, "task", division)


def task(snapshot: Snapshot, task_id: UUID) -> ListedTask | None:
    return snapshot.one(ListedTask, TASKS + " and t.task_id = %(id)s", id=task_id)


def open_and_closed(snapshot: Snapshot, table: str, division: str) -> dict[str, int]:
    """`table`: comes from here, never from a request."""
    found = snapshot.one(
        _Counts,
        f"""
        select count(*) filter (where t.closed_on > %(on)s), count(*) filter (where t.closed_on <= %(on)s)
          from read.{table} t
         where known(t) and t.division >= %(division_from)s and t.division < %(division_until)s and t.opened_on <= %(on)s
        """,
        **within(division),
    )
    return {"open": found.open, "closed": found.closed} if found else {"open": 0, "closed": 0}


def within(division: str) -> dict[str, Any]:
    lowest, end = range_of(division)
    return {"division_from": lowest, "division_until": end}


def page_of(page: int, size: int) -> dict[str, int]:
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
