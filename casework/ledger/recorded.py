"""An event with its place: what a fold is given."""

from typing import NamedTuple
from uuid import UUID

from casework.common.event import Event


class Recorded(NamedTuple):
    """`command`: the position of the first event of the same append. What one command did becomes known at once."""

    ledger: str
    position: int
    stream_id: UUID
    event: Event
    command: int
