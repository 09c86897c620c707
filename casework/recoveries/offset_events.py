"""What is set off against later payments, as it happens to a recovery. Amounts are in fen."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class OffsetAgreed(Event, frozen=True, kw_only=True):
    """The family agreed that it is set off against later payments, of each of them at most `amount_fen`. The last agreement counts,
    until nothing is outstanding: what is found later is agreed on anew.
    """

    thing = "entry_id"
    day_field = "agreed_on"
    theme = "decision"

    entry_id: UUID
    agreed_on: date
    amount_fen: int
    by: UUID | None = None
    note: Private | None = None


class RecoveryOffset(Event, frozen=True, kw_only=True):
    """A line of a payment list was settled, and this part of it was not paid out but set off."""

    thing = "entry_id"
    day_field = "offset_on"
    theme = "decision"

    entry_id: UUID
    offset_on: date
    amount_fen: int
    list_id: UUID
    number: int


class RecoveryOffsetReturned(Event, frozen=True, kw_only=True):
    """The bank gave the line back later: nothing was paid by it, so that nothing was set off."""

    thing = "entry_id"
    withdraws = True
    theme = "decision"

    entry_id: UUID
    returned_on: date
