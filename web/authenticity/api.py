"""Hints and call-backs for other programs."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import REVIEW_RECORDS
from projections.authenticity.spot_checks import results, spot_checks
from web.access.caller import Caller
from web.authenticity.hints_page import A_QUARTER
from web.authenticity.looking import people
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.http.query_params import day_of
from web.office import AsOf, Office
from web.unsealing import unsealed

Day = Annotated[
    str | None, QueryParameter(description="A day of the period (YYYY-MM-DD), `from_on <= day < until_on`.")
]
Answered = Annotated[str | None, QueryParameter(description="true: those answered; else those still to be asked.")]


class Noticed(Struct):
    """`kind`: late_entry, burst, same_text, month_end or impossible; `contacts`: ids of those it was noticed in."""

    kind: str
    contacts: tuple[UUID, ...]


class PersonsRecords(Struct):
    """`late`: contacts recorded more than three days after they happened."""

    staff_id: UUID | None
    name: str
    contacts: int
    late: int
    hints: list[Noticed]


class SpotCheckItem(Struct):
    """`note` is null for those who do not look after families."""

    id: UUID
    household_id: UUID
    contact_id: UUID
    staff_id: UUID | None
    occurred_on: date
    drawn_on: date
    result: str | None
    called_on: date | None
    note: str | None


@read("Authenticity", "/authenticity", REVIEW_RECORDS)
def show_hints(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    from_on: Day = None,
    until_on: Day = None,
) -> Page[PersonsRecords]:
    """What each contact person's contacts of a period hint at, those with hints first; by itself of the last quarter."""
    until = day_of("until_on", until_on) or (as_of.on or office.today()) + timedelta(days=1)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = people(office, snapshot, asked_division, day_of("from_on", from_on) or until - A_QUARTER, until)
    items = [
        PersonsRecords(
            each.staff_id, each.name, len(each.rows), each.late, [Noticed(h.kind, h.contacts) for h in each.hints]
        )
        for each in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


@read("SpotChecks", "/spot-checks", REVIEW_RECORDS)
def show_spot_checks(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    answered: Answered = None,
) -> Page[SpotCheckItem]:
    """Families drawn to be called back, the newest sample first."""
    done = answered == "true"
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = spot_checks(snapshot, asked_division, done, paging.page, paging.size)
        counts = results(snapshot, asked_division)
    texts = unsealed(office, [(each.note, each.ledger, each.sample_id) for each in found])
    total = sum(count for result, count in counts.items() if bool(result) == done)
    items = [
        SpotCheckItem(
            each.spot_check_id, each.household_id, each.contact_id, each.staff_id, each.occurred_on, each.drawn_on,
            each.result, each.called_on, texts.said(each.note, caller) or None,
        )
        for each in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


HANDLERS = [show_hints, show_spot_checks]
