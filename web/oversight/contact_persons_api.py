"""Coverage by contact person for programs, and exactly the households behind each figure."""

from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from casework.common.roles import READ_FIGURES
from projections.oversight.contact_persons import contact_persons, households_of
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office
from web.oversight.contact_persons_page import asked_list, demand_county
from web.staff.names import staff_names

Staff = Annotated[str | None, QueryParameter(description="Whose households; left out: those with nobody at the level.")]
OfLevel = Annotated[str | None, QueryParameter(description="village (when left out), township or county.")]
Which = Annotated[str | None, QueryParameter(description="assigned (when left out), nominal, effective or overdue.")]


class ContactPerson(Struct):
    """Households of one person at one level, in the division. Without `staff_id`: households that lack anybody there.

    `nominal`: where the post holds; `effective`: nominal, and nothing overdue that is theirs to do; `overdue`: where
    something is, `items` things in all, the oldest since `oldest_days`.
    """

    staff_id: UUID | None
    name: str
    level: str
    assigned: int
    nominal: int
    effective: int
    overdue: int
    items: int
    oldest_days: int


class HouseholdInCare(Struct):
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    nominal: bool
    overdue: list[str]


@read("CoverageOfContactPersons", "/coverage/contact-persons", READ_FIGURES)
def show_contact_persons(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[ContactPerson]:
    """Of a county or an area within one: each contact person and level, those with most overdue first."""
    demand_county(asked_division)
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        rows = contact_persons(snapshot, asked_division)
        shown = paging.of(rows)
        names = staff_names(office, snapshot, (row.staff_id for row in shown))
    items = [
        ContactPerson(
            r.staff_id, names.get(r.staff_id, "") if r.staff_id else "", r.level, r.assigned, r.nominal, r.effective,
            r.overdue, r.items, r.oldest_days,
        )
        for r in shown
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, len(rows), snapshot.known)


@read("CoverageOfContactPersonsList", "/coverage/contact-persons/list", READ_FIGURES)
def show_households_of(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    staff_id: Staff = None,
    level: OfLevel = None,
    which: Which = None,
) -> Page[HouseholdInCare]:
    """Exactly the households behind one figure of a contact person."""
    demand_county(asked_division)
    asked = asked_list({"staff_id": staff_id, "level": level, "which": which})
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = households_of(snapshot, asked_division, *asked)
    items = [
        HouseholdInCare(
            r.ledger, r.household_id, r.household_no, r.division, r.nominal, [due.duty for due in r.overdue]
        )
        for r in paging.of(found)
    ]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


HANDLERS = [show_contact_persons, show_households_of]
