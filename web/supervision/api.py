"""Trainings, tasks, inspections, campaigns and the quality of records for other programs."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import REVIEW_RECORDS
from projections.supervision import inspection_lists as inspected
from projections.supervision import lists, quality
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.query_params import day_of
from web.http.rights import COUNTY_DIGITS
from web.language.i18n import gettext
from web.office import AsOf, Office
from web.problem import Problem
from web.supervision.list_pages import next_step
from web.unsealing import unsealed

Day = Annotated[
    str | None, QueryParameter(description="A day of the period (YYYY-MM-DD), `from_on <= day < until_on`.")
]
Closed = Annotated[str | None, QueryParameter(description="true: those closed; else those open.")]


class TrainingItem(Struct):
    """`persons`: person-times."""

    id: UUID
    division: str
    held_on: date
    topic: str
    audience: str
    persons: int


class TaskItem(Struct):
    """`next_step`: passed_on, first_report, result or done, with the day it is due by; null after the last."""

    id: UUID
    division: str
    title: str
    opened_on: date
    steps: list[str]
    next_step: str | None
    due_on: date | None
    closed_on: date | None


class InspectionItem(Struct):
    """`left`: findings not closed yet."""

    id: UUID
    division: str
    matter: str
    opened_on: date
    sampled: int
    findings: int
    left: int
    closed_on: date | None


class CampaignItem(Struct):
    id: UUID
    division: str
    title: str
    from_on: date
    until_on: date
    checked: int
    of: int


class QualityItem(Struct):
    """`score`: 0 to 100, the mean of the shares; `timely`: contacts of the last quarter recorded within three days."""

    division: str
    score: int | None
    households: int
    with_phone: int
    with_address: int
    checked: int
    contacts: int
    timely: int


@read("Trainings", "/trainings", REVIEW_RECORDS)
def show_trainings(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    from_on: Day = None,
    until_on: Day = None,
) -> Page[TrainingItem]:
    """Those of the days asked about, by itself of this year, the latest first."""
    until = day_of("until_on", until_on) or (as_of.on or office.today()) + timedelta(days=1)
    begins = day_of("from_on", from_on) or date((as_of.on or office.today()).year, 1, 1)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, totals = lists.trainings(snapshot, asked_division, begins, until, paging.page, paging.size)
    items = [TrainingItem(t.training_id, t.division, t.held_on, t.topic, t.audience, t.persons) for t in found]
    return Page(items, paging.page, paging.size, totals.sessions, snapshot.known)


@read("Tasks", "/tasks", REVIEW_RECORDS)
def show_tasks(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    closed: Closed = None,
) -> Page[TaskItem]:
    """Open tasks, the oldest first, or closed ones, the latest first."""
    done = closed == "true"
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, counts = lists.tasks(snapshot, asked_division, done, paging.page, paging.size)
    texts = unsealed(office, [(t.title, t.ledger, t.task_id) for t in found])
    items = []
    for each in found:
        step, due_on = next_step(each) or (None, None)
        items.append(
            TaskItem(
                each.task_id, each.division, texts.text(each.title), each.opened_on, each.steps, step, due_on,
                end(each.closed_on),
            )
        )  # fmt: skip
    return Page(items, paging.page, paging.size, counts["closed" if done else "open"], snapshot.known)


@read("Inspections", "/inspections", REVIEW_RECORDS)
def show_inspections(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    closed: Closed = None,
) -> Page[InspectionItem]:
    """Open inspections, or closed ones, the latest first."""
    done = closed == "true"
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, counts = inspected.inspections(snapshot, asked_division, done, paging.page, paging.size)
    items = [
        InspectionItem(
            i.inspection_id, i.division, i.matter, i.opened_on, i.sampled, i.findings, i.left, end(i.closed_on)
        )
        for i in found
    ]
    return Page(items, paging.page, paging.size, counts["closed" if done else "open"], snapshot.known)


@read("Campaigns", "/campaigns", REVIEW_RECORDS)
def show_campaigns(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[CampaignItem]:
    """Checking campaigns, the latest first, with how many of the households in care were checked on their days."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = inspected.campaigns(snapshot, asked_division, paging.page, paging.size)
        done = [quality.progress(snapshot, c.division, c.from_on, c.until_on) for c in found]
    items = [
        CampaignItem(c.campaign_id, c.division, c.title, c.from_on, c.until_on, checked, of)
        for c, (checked, of) in zip(found, done, strict=True)
    ]
    return Page(items, paging.page, paging.size, total, snapshot.known)


@read("Quality", "/quality", REVIEW_RECORDS)
def show_quality(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[QualityItem]:
    """How complete and how timely the records of each village are; of a county at most."""
    if len(asked_division) < COUNTY_DIGITS:
        message = gettext("The quality of records is told of a county, a township or a village.")
        raise Problem(422, "invalid", message, errors=[{"field": "division", "message": message}])
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = quality.quality(snapshot, asked_division)
    items = [
        QualityItem(q.division, q.score, q.households, q.with_phone, q.with_address, q.checked, q.contacts, q.timely)
        for q in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


HANDLERS = [show_trainings, show_tasks, show_inspections, show_campaigns, show_quality]
