"""The help a household is given: its category, whether it comes first, what was done for it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.days import holds
from casework.common.roles import READ_CASES, SEE_NAMES
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


class HouseholdHelp(Struct):
    """On the day asked about; `measures`: up to it, the last one first."""

    category: Category | None
    priority: Priority | None
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
            snapshot.of(HELP, "household_id", household_id, "from_on, known_from", ledger=ledger), snapshot.on
        )
        firsts = snapshot.of(PRIORITY, "household_id", household_id, "from_on", ledger=ledger)
        every = snapshot.of(MEASURE, "household_id", household_id, "taken_on desc, measure_id", ledger=ledger)
    measures, sees = [each for each in every if each.taken_on <= snapshot.on], caller.role in SEE_NAMES
    first = next((each for each in firsts if holds(each.from_on, each.until_on, snapshot.on)), None)
    texts = unsealed(office, sealed_in(measures, ledger, household_id))
    return HouseholdHelp(
        Category(given.help_id, given.help_category, given.from_on, end(given.until_on)) if given else None,
        Priority(first.priority_id, first.from_on, end(first.until_on)) if first else None,
        [
            Measure(
                each.measure_id, each.domain, each.taken_on, texts.text(each.measure) if sees else None, each.need_id,
                each.staff_id, each.organisation,
            )
            for each in measures
        ],
        snapshot.known,
    )  # fmt: skip


HANDLERS = [show_help]
