"""An event with what recording it added: what a fold is given."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework.event import Event


@dataclass(frozen=True, slots=True)
class Recorded:
    ledger: str
    position: int
    stream_id: UUID
    version: int
    recorded_at: datetime
    event: Event
