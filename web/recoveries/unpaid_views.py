"""A batch of qualifications looked through for what is due and unpaid, as page and API ask for it."""

from typing import Final, NamedTuple
from uuid import UUID

from casework.common.months import Month, month_of, months_of
from casework.divisions.codes import ledger_of, level_of
from casework.payments.computing import open_parts
from casework.payments.on_lists import NOTHING_HAD
from casework.payments.why import Span, spans
from casework.schemes.words import SCHEMES
from projections.applications import lookup
from projections.payments import candidates
from projections.payments.standing import on_lists
from projections.recoveries.reckoners import Reckoners
from projections.recoveries.unpaid import FIRST, STAGES, Asked, Batch, Place, Unpaid, batch, dues_until, judged
from projections.schemes.facts import facts_of
from web.access.caller import Caller
from web.office import Office, not_found

LOOKED_AT: Final = 200  # qualifications at a time: what a page costs does not grow with the county
COUNTY: Final = 3


def asked_of(office: Office, division: str, scheme: str, until: str) -> Asked | None:
    """None above a county: its lists are made county by county. `until`: a month; empty: the last one that has ended."""
    if level_of(division) < COUNTY:
        return None
    known = scheme if scheme in SCHEMES else "special_support"
    return Asked(ledger_of(division), division, known, _month(until) or month_of(office.today()) - 1)


def _month(text: str) -> Month | None:
    try:
        return months_of(text)[-1]
    except ValueError:
        return None


def place_of(text: str) -> Place:
    """Where an address says to go on; from the beginning where it says nothing that makes sense."""
    said, _, after = text.partition(":")
    stage = next((each for each in STAGES if each == said), STAGES[0])
    try:
        return Place(UUID(after), stage)
    except ValueError:
        return Place(stage=stage)


def called(place: Place | None) -> str | None:
    return f"{place.stage}:{place.after}" if place else None


def look_through(office: Office, asked: Asked, place: Place) -> Batch:
    """The next ones; those that have ended, and who has not applied, come in the same batch, where it has room."""
    with office.open_everywhere() as snapshot, office.database.single() as connection:
        found = batch(snapshot, connection, asked, place, LOOKED_AT)
        while found.then and found.then.after == FIRST and found.looked_at < LOOKED_AT:
            found = found.with_more(batch(snapshot, connection, asked, found.then, LOOKED_AT))
        return found


class Reason(NamedTuple):
    """`unpaid`: nothing where all was paid; `spans`: month by month what is due, and what of it some list has."""

    person_id: UUID
    scheme: str
    division: str
    unpaid: Unpaid | None
    spans: list[Span]


def reason_of(office: Office, caller: Caller, application_id: UUID) -> Reason:
    """Of one qualification that the caller may know of. Raises Problem 404."""
    with office.open_snapshot(caller) as own:
        placed = lookup.application(own, application_id)
    if placed is None:
        raise not_found()
    row, ledger = placed.row, placed.ledger
    asked = Asked(ledger, row.division, row.scheme, month_of(office.today()) - 1)
    with office.open_everywhere() as snapshot, office.database.single() as connection:
        who = candidates.of_person(snapshot, ledger, row.scheme, row.person_id)
        if who is None:
            return Reason(row.person_id, row.scheme, row.division, None, [])
        found = judged(snapshot, connection, asked, [who])
        facts = facts_of(snapshot, [row.person_id]).get(row.person_id)
        reckoners = Reckoners(snapshot)
        dues, reckoner = dues_until(reckoners, asked, who, facts), reckoners.of(ledger, row.scheme)
        had = on_lists(snapshot, connection, row.scheme, [who], reckoner).get(row.person_id, NOTHING_HAD)
    named = {"here": "due", "difference": "too_little", "elsewhere": "on_list"}  # what the next list would pay
    found_open = [
        each
        for for_household, some in reckoner.by_subject(dues)
        for of in (had.home if for_household else had.own,)
        for each in spans(some, open_parts(some, of), before=of.amounts)
    ]
    told = [each._replace(state=named.get(each.state, each.state)) for each in found_open]
    return Reason(row.person_id, row.scheme, row.division, found[0] if found else None, told)
