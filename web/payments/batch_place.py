"""Where the computing of a list goes on."""

from typing import Final, NamedTuple
from uuid import UUID

from casework.payments.batches import ComputeLines, PaymentLinesComputed

FIRST: Final = UUID(int=0)
LAST: Final = UUID(int=2**128 - 1)
"""After which no candidate comes."""


class Place(NamedTuple):
    """Where computing goes on: the batch, its first line, the application after which it begins."""

    number: int = 1
    line: int = 1
    after: UUID = FIRST
    ended: bool = False


def behind(place: Place, batch: ComputeLines | PaymentLinesComputed) -> Place:
    """The place behind a batch."""
    return Place(place.number + 1, place.line + len(batch.lines), batch.next_after, batch.next_ended)
