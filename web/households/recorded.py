"""What was just recorded, in sentences, for the page that confirms it."""

import asyncio
from typing import get_args

from casework.common.confidentiality import readable
from casework.households.events import HouseholdEvent
from casework.petitions.events import PetitionEvent
from projections.households.case import ledger_of_household
from projections.households.history import HistoryEntry, recorded_by
from projections.petitions.petition_list import ledger_of
from web.access.caller import Caller, caller_of
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest
from web.http.confirmation import RECORDED, Told, told_by
from web.office import Office

OF_A_HOUSEHOLD = get_args(HouseholdEvent)


async def read_recorded(request: AnyRequest) -> None:
    """Before a page is made: the sentences of the events that its address confirms, if the reader recorded them."""
    told, caller = told_by(request), caller_of(request)
    if told and caller and request.method == "GET":
        office: Office = request.app.state.office
        request.state[RECORDED] = await asyncio.to_thread(recorded, office, caller, told)


def recorded(office: Office, caller: Caller, told: Told) -> list[str]:
    """Each event as a history tells it. Nothing of what somebody else recorded, nor of a household no longer theirs."""
    with office.database.single() as connection:
        found = recorded_by(connection, caller.user_id, readable(caller.role, caller.grants), *told)
    return sentences_of(office, caller, found) if found and _is_theirs(office, caller, found[0]) else []


def _is_theirs(office: Office, caller: Caller, first: HistoryEntry) -> bool:
    with office.open_snapshot(caller) as snapshot:
        if isinstance(first.event, OF_A_HOUSEHOLD):
            return ledger_of_household(snapshot, first.stream) is not None
        return not isinstance(first.event, PetitionEvent) or ledger_of(snapshot, first.stream) is not None
