"""Life events of a division by the API: what is to be verified, and after what was verified something is to be done."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.days import FOREVER
from casework.common.roles import READ_CASES, SEE_NAMES
from projections.households import life_event_list
from web.access.caller import Caller
from web.households.life_event_rows import LifeEventRow, rows_of
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office

Verified = Annotated[
    bool,
    QueryParameter(
        description="false: those to be verified; true: those verified after which something is left to be done."
    ),
]


class ListedLifeEvent(Struct):
    """The words of `source` are null for those who do not look after families. `reported_by`: null where it is not known."""

    id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    kind: str
    subject: str
    subject_name: str
    occurred_on: date
    residence_division: str | None
    hukou_division: str | None
    level: int | None
    status: str
    reported_on: date
    reported_by: str | None
    source: str | None
    decided_on: date | None
    to_do: list[str]


@read("LifeEvents", "/life-events", READ_CASES)
def list_life_events(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    verified: Verified = False,
) -> Page[ListedLifeEvent]:
    """Oldest first: by the day they were reported, those verified by the day they were verified."""
    listed = life_event_list.to_follow_up if verified else life_event_list.to_verify
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = listed(snapshot, asked_division, paging.page, paging.size)
        rows = rows_of(office, caller, snapshot, found)
    whole = caller.role in SEE_NAMES
    return Page([_listed(row, whole) for row in rows], paging.page, paging.size, total, snapshot.known)


def _listed(row: LifeEventRow, whole: bool) -> ListedLifeEvent:
    event = row.event
    return ListedLifeEvent(
        event.life_event_id, event.ledger, event.household_id, event.household_no, event.division, event.kind,
        event.subject, row.subject, event.occurred_on, event.residence_division, event.hukou_division, event.level,
        event.status, event.reported_on, row.reporter or None, row.source if whole else None,
        None if event.decided_on == FOREVER else event.decided_on, list(event.to_do),
    )  # fmt: skip


HANDLERS = [list_life_events]
