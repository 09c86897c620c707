"""Finds what was paid and is not due: looks at everybody of whom something new is known, and tells each recovery as it reads now."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple
from uuid import UUID

from casework.ledger.envelope import CLOCK, Request
from casework.ledger.marks import move
from casework.recoveries.commands import FindOverpayment
from casework.recoveries.reckoning import recovery_stream
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.recoveries.compared import Compared, compared
from projections.recoveries.editions import AT_ONCE
from projections.recoveries.paid import AT_THE_BANK, paid
from projections.recoveries.reckoners import Reckoners
from projections.recoveries.recovery_list import Placed, of_persons, standing_of
from web.office import Office
from web.recoveries.since import JOB, Since, batched

logger = logging.getLogger(__name__)


def look(office: Office, division: str = "") -> int:
    """Looks at what is new in the ledgers of a division since the last time. Answers how many findings were told.

    Told again nothing changes, so that what was broken off begins anew where the marks stand.
    """
    since = Since.last(office, division)
    events = sum(_find(office, some) for some in since.batches(office))
    move(office.database, JOB, since.until)
    logger.info("overpayments looked for", extra={"action": "overpayments_looked_for", "events": events})
    return events


class New(NamedTuple):
    """`found`: whose findings would change; `more`: an edition was adopted or ended, and not everybody it pays was looked at."""

    found: list[Compared]
    more: bool


def new_since(office: Office, division: str) -> New:
    """What would be found now in the ledgers of a division, and has not been told. Of those whom an edition concerns some, because a
    page does not wait for all of a county.
    """
    since = Since.last(office, division)
    some = list(islice(chain.from_iterable(since.paid_by_editions(office)), AT_ONCE + 1))
    persons = sorted({*since.touched(office), *some[:AT_ONCE]})
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        found = [each for batch in batched(persons) for each in compared(snapshot, batch)]
        told = standing_of(snapshot, [each.person_id for each in found])
    return New([each for each in found if _unlike(each, told)], len(some) > AT_ONCE)


def _unlike(of: Compared, told: Mapping[tuple[UUID, str, str], int]) -> bool:
    return any(_total(of, ledger) != told.get((of.person_id, of.scheme, ledger), 0) for ledger in of.paid.homes)


def _total(of: Compared, ledger: str) -> int:
    return sum(part.total_fen for part in of.overpaid_by()[ledger])


def _find(office: Office, persons: Sequence[UUID]) -> int:
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        found, unfounded = compared(snapshot, persons), _unfounded(snapshot, persons)
    orders = [*(order for each in found for order in _orders(each)), *map(_nothing_paid, unfounded)]
    return sum(_tell(office, command, ledger) for ledger, command in orders)


def _unfounded(snapshot: Snapshot, persons: Sequence[UUID]) -> list[Placed]:
    """What is told to be too much of lines that all came back from the bank."""
    standing = [each for each in of_persons(snapshot, persons) if each.row.amount_fen]
    had = (
        paid(snapshot, [each.row.person_id for each in standing], AT_THE_BANK, Reckoners(snapshot)) if standing else {}
    )
    homes = {whose: of.homes for whose, of in had.items()}
    return [each for each in standing if each.ledger not in homes.get((each.row.person_id, each.row.scheme), {})]


def _nothing_paid(of: Placed) -> tuple[str, FindOverpayment]:
    row = of.row
    return of.ledger, FindOverpayment(
        recovery_id=row.recovery_id, person_id=row.person_id, household_id=row.household_id, scheme=row.scheme,
        division=row.division, parts=(),
    )  # fmt: skip


def _orders(of: Compared) -> Iterator[tuple[str, FindOverpayment]]:
    for ledger, parts in of.overpaid_by().items():
        household_id, division = of.paid.homes[ledger]
        yield ledger, FindOverpayment(
            recovery_id=recovery_stream(ledger, of.person_id, of.scheme), person_id=of.person_id,
            household_id=household_id, scheme=of.scheme, division=division, parts=parts,
        )  # fmt: skip


def _tell(office: Office, command: FindOverpayment, ledger: str) -> int:
    receipt = office.casework.handle(
        command, ledger=ledger, stream=command.recovery_id, by=CLOCK, request=Request.new(), today=office.today()
    )
    return 0 if receipt.repeated else 1
