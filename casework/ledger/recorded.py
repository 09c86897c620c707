"""An event with its place: what a fold is given."""

from typing import NamedTuple
from uuid import UUID

from casework.event import Event


class Recorded(NamedTuple):
    ledger: str
    position: int
    stream_id: UUID
    event: Event
