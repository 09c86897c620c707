"""What is set off from the lines of a batch as it is stored, and recoveries told of it once the bank has settled them."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace

from casework.ledger.envelope import CLOCK, Request
from casework.ledger.marks import marks, move
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.batches import ComputeLines
from casework.payments.offsets import all_with_offsets, offset_entry
from casework.recoveries.commands import TakeBackOffset, TellOffset
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.payments.lists import ledgers_of
from projections.recoveries.changed import changed
from projections.recoveries.offsets import Due, agreed, any_agreed, due_to_tell
from web.office import Office

JOB: Final = "offsets"
ANSWERED: Final = (BankReturnReceived.__name__, SettledLinesReturned.__name__, ReturnedLinesSettled.__name__)
AT_ONCE: Final = 500

_ONE: Final = Lock()
"""Of this process one batch at a time holds a connection while it waits for another."""

logger = logging.getLogger(__name__)


@contextmanager
def with_agreed_offsets(office: Office, ledger: str, command: ComputeLines) -> Iterator[ComputeLines]:
    """The batch with what is set off by agreement, as it is known in this moment.

    Until it is stored no other batch of the ledger sets anything off: so two lists that are computed at once never take more
    than is outstanding. Where nothing is agreed, nobody waits.
    """
    persons = {line.person_id for line in command.lines}
    with office.open_everywhere() as now:
        nothing = not any_agreed(now, ledger, persons)
    if nothing:
        yield command
        return
    with _ONE, office.database.write() as connection:
        connection.execute("select pg_advisory_xact_lock(hashtext('casework offsets'), hashtext(%s))", (ledger,))
        with office.open_everywhere() as now:
            found = agreed(now, ledger, persons)
        yield replace(command, lines=tuple(all_with_offsets(command.lines, found)))


def tell_offsets(office: Office, ledger: str, list_id: UUID) -> int:
    """Tells recoveries what a list's settled lines have set off, and what those have not that came back. Told again nothing changes.

    Answers how many were told.
    """
    with office.open_everywhere() as now:
        found = due_to_tell(now, list_id)
    for first in range(0, len(found), AT_ONCE):
        _tell(office, ledger, list_id, found[first : first + AT_ONCE])
    return len(found)


def tell_new_offsets(office: Office) -> int:
    """The same of every list that a bank has answered since the last time: what was broken off is made up for."""
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        until = dict(snapshot.known)
    since = marks(office.database, JOB)
    with office.database.single() as connection:
        lists = changed(connection, since, until, ANSWERED)
    with office.open_everywhere() as now:
        places = ledgers_of(now, lists)
    told = sum(tell_offsets(office, ledger, list_id) for list_id, ledger in places.items())
    move(office.database, JOB, until)
    logger.info("offsets told", extra={"action": "offsets_told", "events": told})
    return told


def _tell(office: Office, ledger: str, list_id: UUID, found: Sequence[Due]) -> None:
    orders: dict[UUID, list[Any]] = defaultdict(list)
    for each in found:
        orders[each.recovery_id].append(_command(list_id, each))
    office.casework.handle_many(orders, ledger=ledger, by=CLOCK, request=Request.new(), today=office.today())


def _command(list_id: UUID, of: Due) -> TellOffset | TakeBackOffset:
    entry = offset_entry(list_id, of.number)
    if of.taken_back:
        return TakeBackOffset(recovery_id=of.recovery_id, entry_id=entry, on=of.on)
    return TellOffset(
        recovery_id=of.recovery_id,
        entry_id=entry,
        on=of.on,
        amount_fen=of.amount_fen,
        list_id=list_id,
        number=of.number,
    )
