"""The help a household is given: its category, whether it comes first, what was done for it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.days import holds
from casework.common.roles import READ_CASES, SEE_NAMES
from projections.needs.help_plan_list import standing_plans
from projections.needs.help_plan_tables import HELP_PLAN, HELP_PLAN_REVIEW
from projections.needs.help_tables import HELP, holding
from projections.needs.measure_tables import MEASURE, PRIORITY
from web.access.caller import Caller
from web.http.api.answers import end
from web.http.api.params import in_ledger
from web.http.api.read import read
from web.office import AsOf, Office
from web.unsealing import sealed_in, unsealed


class Measure(Struct):
    """The words are null for those who do not look after families."""

    id: UUID
    domain: str
    on: date
    measure: str | None
    need_id: UUID | None
    staff_id: UUID | None
    organisation: str | None


class Category(Struct):
    """`help_category`: its name in the edition. Half-open; without `until_on` it has no end yet."""

    id: UUID
    help_category: str
    from_on: date
    until_on: date | None


class Priority(Struct):
    id: UUID
    from_on: date
    until_on: date | None


class Review(Struct):
    id: UUID
    on: date
    finding: str | None
    next_review_on: date


class Plan(Struct):
    """`due_on`: when it is looked at next. The words are null for those who do not look after families."""

    id: UUID
    from_on: date
    until_on: date | None
    goals: str | None
    steps: str | None
    due_on: date
    help_id: UUID | None
    reviews: list[Review]


class HouseholdHelp(Struct):
    """On the day asked about; `measures`, and reviews of plans: up to it, the last one first."""

    category: Category | None
    priority: Priority | None
    plans: list[Plan]
    measures: list[Measure]
    known_position: Mapping[str, int]


@read("HouseholdHelp", "/households/{household_id:uuid}/help", READ_CASES)
def show_help(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> HouseholdHelp:
    """The category of help that holds on the day, whether the household comes first, and the help that was given."""
    ledger = office.ledger_of(caller, household_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        given = holding(
            snapshot.of(HELP, "household_id", household_id, "from_on, given_at", ledger=ledger), snapshot.on
        )
        firsts = snapshot.of(PRIORITY, "household_id", household_id, "from_on", ledger=ledger)
        plans = snapshot.of(HELP_PLAN, "household_id", household_id, "from_on desc, plan_id", ledger=ledger)
        order = "reviewed_on desc, next_review_on desc, review_id"
        reviews = snapshot.of(HELP_PLAN_REVIEW, "household_id", household_id, order, ledger=ledger)
        every = snapshot.of(MEASURE, "household_id", household_id, "taken_on desc, measure_id", ledger=ledger)
    measures, sees = [each for each in every if each.taken_on <= snapshot.on], caller.role in SEE_NAMES
    first = next((each for each in firsts if holds(each.from_on, each.until_on, snapshot.on)), None)
    standing = standing_plans(plans, reviews, snapshot.on)
    sealed = [*measures, *reviews, *plans]
    texts = unsealed(office, sealed_in(sealed, ledger, household_id))

    def said(token: str | None) -> str | None:
        return texts.text(token) if sees else None

    return HouseholdHelp(
        Category(given.help_id, given.help_category, given.from_on, end(given.until_on)) if given else None,
        Priority(first.priority_id, first.from_on, end(first.until_on)) if first else None,
        [
            Plan(
                plan.plan_id, plan.from_on, end(plan.until_on), said(plan.goals), said(plan.steps), due_on, plan.help_id,
                [Review(each.review_id, each.reviewed_on, said(each.finding), each.next_review_on) for each in found],
            )
            for plan, found, due_on in standing
        ],
        [
            Measure(
                each.measure_id, each.domain, each.taken_on, said(each.measure), each.need_id,
                each.staff_id, each.organisation,
            )
            for each in measures
        ],
        snapshot.known,
    )  # fmt: skip


HANDLERS = [show_help]
