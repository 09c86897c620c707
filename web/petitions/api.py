"""Petitions of a division and of a household, for who was given leave."""

from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import Struct

from casework.common.roles import READ_CASES, SEE_NAMES
from projections.petitions import petition_list
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.office import AsOf, Office
from web.unsealing import sealed_in, unsealed


class Petition(Struct):
    """The words are null for those who do not look after families. `answered_on`: when it had its result."""

    id: UUID
    household_id: UUID
    received_on: date
    matter: str | None
    unit: str
    due_on: date
    result: str | None
    answered_on: date | None


@read("Petitions", "/petitions", READ_CASES, grant="petition")
def list_petitions(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[Petition]:
    """Those of a division: without an answer first, by the day they are due."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = petition_list.petitions(snapshot, asked_division, paging.page, paging.size)
    texts = unsealed(office, [(t, p.ledger, p.petition_id) for p in found for t in (p.matter, p.result)])
    sees = caller.role in SEE_NAMES
    items = [
        Petition(
            p.petition_id, p.household_id, p.received_on, texts.text(p.matter) if sees else None, p.unit, p.due_on,
            texts.text(p.result) if sees and p.result else None, end(p.answered_on),
        )
        for p in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


@read("HouseholdPetitions", "/households/{household_id:uuid}/petitions", READ_CASES, grant="petition")
def show_petitions(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[Petition]:
    """Those of a household, the newest first."""
    ledger = office.ledger_of(caller, household_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        found = petition_list.of_household(snapshot, household_id)
    texts = unsealed(office, [token for p in found for token in sealed_in([p], ledger, p.petition_id)])
    sees = caller.role in SEE_NAMES
    items = [
        Petition(
            p.petition_id, p.household_id, p.received_on, texts.text(p.matter) if sees else None, p.unit, p.due_on,
            texts.text(p.result) if sees and p.result else None, end(p.answered_on),
        )
        for p in paging.of(found)
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


HANDLERS = [list_petitions, show_petitions]
