"""What a household has asked for."""

from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath

from casework.common.days import FOREVER
from casework.common.roles import READ_CASES, SEE_NAMES
from projections.contacts import tables as contacts
from web.access.caller import Caller
from web.households import api_shapes
from web.http.api.answers import Page, end
from web.http.api.params import Paging, in_ledger
from web.http.api.read import read
from web.office import AsOf, Office
from web.unsealing import Unsealed, unsealed


@read("HouseholdNeeds", "/households/{household_id:uuid}/needs", READ_CASES)
def show_needs(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.Need]:
    """What the household has asked for by the day, newest first."""
    ledger = office.ledger_of(caller, household_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        found = snapshot.of(contacts.NEED, "household_id", household_id, "opened_on desc, need_id")
    needs = [need for need in found if need.opened_on <= snapshot.on]
    shown = paging.of(needs) if caller.role in SEE_NAMES else []
    texts = unsealed(office, [(token, ledger, household_id) for n in shown for token in (n.summary, n.answer)])
    items = [_need(need, texts if shown else None, snapshot.on) for need in paging.of(needs)]
    return Page(items, paging.page, paging.size, len(needs), snapshot.known)


def _need(need: contacts.Need, texts: Unsealed | None, on: date) -> api_shapes.Need:
    status = need.status
    if on < need.closed_on != FOREVER:  # closed since
        status = "answered" if need.answer else "open"
    return api_shapes.Need(
        need.need_id,
        need.domain,
        status,
        texts.text(need.summary) if texts else None,
        texts.text(need.answer) if texts and need.answer else None,
        need.opened_on,
        need.due_on,
        end(need.closed_on),
    )
