"""What was corrected or withdrawn in an area, for programs."""

from datetime import datetime
from uuid import UUID

from litestar.di import NamedDependency
from msgspec import Struct

from casework.common.roles import REVIEW_RECORDS
from projections.households.amendment_list import amendments
from web.access.caller import Caller
from web.households.corrections_page import told_of
from web.households.sentences import sentences_of
from web.http.api.answers import Page
from web.http.api.params import Paging, within
from web.http.api.read import read
from web.office import AsOf, Office


class Correction(Struct):
    """`sentence`: what was corrected or withdrawn, with its reason, in the asker's language."""

    ledger: str
    position: int
    household_id: UUID
    household_no: str
    division: str
    event: str
    recorded_at: datetime
    actor: str
    role: str
    sentence: str


@read("Corrections", "/corrections", REVIEW_RECORDS)
def list_corrections(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[Correction]:
    """Corrections and withdrawals of the division: of each ledger the last recorded first."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        listed, total = amendments(snapshot, asked_division, paging.page, paging.size)
        told = told_of(snapshot, listed)
    found = [(each, told[each.ledger, each.position]) for each in listed if (each.ledger, each.position) in told]
    words = sentences_of(office, caller, [entry for _, entry in found])
    items = [
        Correction(
            each.ledger, each.position, each.household_id, each.household_no, each.division, entry.name, entry.recorded_at,
            entry.actor_name, entry.actor_role, sentence,
        )
        for (each, entry), sentence in zip(found, words, strict=True)
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


HANDLERS = [list_corrections]
