"""Households handed over in bulk: who takes over which, and the work itself, household by household, as long as the time allows.

Each household is one append of its own, told again by the same id: broken off anywhere, it goes on where it was.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from time import monotonic
from typing import Final
from uuid import UUID, uuid5

from casework.common.refusals import Refused
from casework.households.commands.assignments import HandOverHousehold
from casework.ledger import hand_overs
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.envelope import Actor, Request
from casework.ledger.hand_overs import HandOver, Item
from casework.staff.commands import ReceiverAsked
from casework.staff.events import HandOverOrdered
from projections.staff.looked_after import LookedAfter
from web.office import Office
from web.unsealing import unsealed

AT_ONCE: Final = 20  # households between two looks at what is left
ANSWERED_AT_ONCE: Final = 1.5
"""Seconds of work within one request."""
PERHAPS_COMING: Final = timedelta(minutes=10)


def items(found: Sequence[LookedAfter], to: Sequence[ReceiverAsked]) -> list[Item]:
    """Each household with who takes it over: where it is named, else by the nearest division, else whoever takes the rest."""
    return [
        Item(each.assignment_id, each.household_id, each.ledger, receiver.staff_id)
        for each in found
        if (receiver := _receiver(each, to))
    ]


def _receiver(household: LookedAfter, to: Sequence[ReceiverAsked]) -> ReceiverAsked | None:
    named = next((each for each in to if household.household_id in each.households), None)
    if named:
        return named
    places = [each for each in to if not each.households and household.division.startswith(each.division or "")]
    return max(places, key=lambda each: len(each.division or ""), default=None)


def begin(office: Office, by: Actor, ledger: str, staff_id: UUID, id_: UUID, wanted: Sequence[Item]) -> None:
    """Remembers what is to be done before it is ordered, so that an order is never without its households."""
    run = HandOver(id_, ledger, staff_id, by, office.clock(), None)
    hand_overs.begun(office.database, run, wanted)


def carry_on(office: Office, id_: UUID, seconds: float = ANSWERED_AT_ONCE) -> bool:
    """Goes on where it was, for so long. Answers whether everything is done. One that nobody ordered is forgotten."""
    until = monotonic() + seconds
    run = hand_overs.hand_over(office.database, id_)
    if run is None or run.ended_at:
        return True
    order = _order(office, run)
    if order is None:
        return _given_up(office, run)
    while some := hand_overs.waiting(office.database, id_, AT_ONCE):
        if not all(_pass_on(office, run, order, item) for item in some) or monotonic() > until:
            return False
    hand_overs.ended(office.database, id_, office.clock())
    return True


def _given_up(office: Office, run: HandOver) -> bool:
    """Remembered, but never ordered: whoever asked for it may be just about to."""
    if office.clock() - run.begun_at < PERHAPS_COMING:
        return False
    hand_overs.forgotten(office.database, run.id)
    return True


class Order:
    """What was ordered, its texts opened."""

    def __init__(self, from_on: date, reason: str, note: str | None) -> None:
        self.from_on, self.reason, self.note = from_on, reason, note


def _order(office: Office, run: HandOver) -> Order | None:
    events = office.casework.ledger(run.ledger).stream(run.staff_id)
    ordered = next((e for e in events if isinstance(e, HandOverOrdered) and e.hand_over_id == run.id), None)
    if ordered is None:
        return None
    note = ordered.handover_note.sealed if ordered.handover_note else None
    texts = unsealed(office, [(token, run.ledger, run.staff_id) for token in (ordered.reason.sealed, note)])
    return Order(ordered.from_on, texts.text(ordered.reason.sealed), texts.text(note) or None)


def _pass_on(office: Office, run: HandOver, order: Order, item: Item) -> bool:
    """Hands one household over; answers whether it is settled. What somebody else is just changing waits for the next turn."""
    what = str(item.assignment_id)
    command = HandOverHousehold(
        household_id=item.household_id,
        assignment_id=item.assignment_id,
        successor_id=uuid5(run.id, what),
        staff_id=item.to_staff,
        from_on=order.from_on,
        reason=order.reason,
        handover_note=order.note,
    )
    request = Request(uuid5(run.id, f"request {what}"), hashlib.sha256(f"{run.id} {what}".encode()).digest())
    try:
        office.casework.handle(
            command, ledger=item.ledger, stream=item.household_id, by=run.by, request=request, today=office.today()
        )
    except ChangedMeanwhile:
        return False
    except Refused as refused:
        hand_overs.not_done(office.database, run.id, item, refused.name, refused.values)
        return True
    hand_overs.done(office.database, run.id, item)
    return True
