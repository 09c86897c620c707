"""What a county records besides its families' lives: petitions, services, checks, trainings, tasks, inspections, campaigns."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from bench.lives import Chance, Order
from casework.common.private import Private
from casework.households.events.checks import RecordChecked
from casework.households.events.service_orders import ServiceDelivered, ServiceOrdered
from casework.petitions.events import PetitionAnswered, PetitionRecorded
from casework.projects.activities import ActivityHeld
from casework.projects.providers import ProviderRegistered
from casework.supervision.campaigns import CampaignOpened
from casework.supervision.inspection_events import FindingRecorded, InspectionOpened
from casework.supervision.task_events import TaskOpened
from casework.supervision.trainings import TrainingHeld

SERVED, CHECKED, PETITIONED = 20, 3, 100  # one family in so many
PROJECTS = ("home_visiting", "counselling")


def office_life(chance: Chance, county: str, households: Sequence[UUID], today: date) -> Iterator[Order]:
    """Of households registered at least twenty days ago."""
    provider = chance.id()
    registered = ProviderRegistered(
        provider_id=provider,
        name="康乐养老服务中心",
        kind="company",
        division=county,
        projects=PROJECTS,
        from_on=_ago(today, 300),
    )
    yield Order(_ago(today, 300), provider, (registered,))
    yield from _supervised(chance, county, households, today)
    for household_id in households:
        yield from _around(chance, household_id, provider, today)


def _supervised(chance: Chance, county: str, households: Sequence[UUID], today: date) -> Iterator[Order]:
    for days in range(20, 365, 60):
        day, id_ = _ago(today, days), chance.id()
        yield Order(day, id_, (
            TrainingHeld(training_id=id_, division=county, held_on=day, topic="政策培训", audience="contact_persons", persons=40),
        ))  # fmt: skip
        id_ = chance.id()
        yield Order(
            day, id_, (TaskOpened(task_id=id_, division=county, title=Private(id_, "补齐联系电话"), opened_on=day),)
        )
    day, id_ = _ago(today, 15), chance.id()
    sample = tuple(households[:20])
    yield Order(day, id_, (
        InspectionOpened(division=county, matter="三个全覆盖", opened_on=day, frame=len(households), seed=1, households=sample),
        *(FindingRecorded(finding_id=chance.id(), finding=Private(id_, "联系卡未贴"), found_on=day, household_id=each,
                          due_on=today) for each in sample[:5]),
    ))  # fmt: skip
    id_ = chance.id()
    until_on = today + timedelta(days=30)
    yield Order(
        day, id_, (CampaignOpened(campaign_id=id_, division=county, title="逐户核查", from_on=day, until_on=until_on),)
    )
    id_ = chance.id()
    yield Order(day, id_, (
        ActivityHeld(activity_id=id_, division=county, held_on=day, title="暖心活动", programme="warm_heart", persons=30,
                     households=sample),
    ))  # fmt: skip


def _around(chance: Chance, household_id: UUID, provider: UUID, today: date) -> Iterator[Order]:
    if chance.one_in(SERVED):
        day, order_id = _ago(today, 18), chance.id()
        ordered = ServiceOrdered(
            order_id=order_id, project=chance.choice(PROJECTS), provider_id=provider, from_on=day, quantity=12
        )
        delivered = ServiceDelivered(delivery_id=chance.id(), order_id=order_id, delivered_on=day, quantity=1)
        yield Order(day, household_id, (ordered, delivered))
    if chance.one_in(CHECKED):
        day = _ago(today, chance.randrange(1, 15))
        yield Order(
            day, household_id, (RecordChecked(check_id=chance.id(), way="home_visit", result="right", checked_on=day),)
        )
    if chance.one_in(PETITIONED):
        day, id_ = _ago(today, 18), chance.id()
        recorded = PetitionRecorded(
            petition_id=id_, household_id=household_id, received_on=day, matter=Private(household_id, "反映补贴发放较晚"),
            unit="卫健委", due_on=day + timedelta(days=30),
        )  # fmt: skip
        answer = PetitionAnswered(petition_id=id_, answered_on=day, result=Private(household_id, "已说明"))
        yield Order(day, id_, (recorded, answer) if chance.one_in(2) else (recorded,))


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)
