"""A household's story: its events in order, as they were recorded."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from casework.event import Event
from casework.household.events import ChildRecorded
from casework.ledger.application import MAPPER
from projections.case import ledger_of_household
from projections.reading import Reading

# Where an event says on which day it happened; the others happened when they were recorded.
DAYS = (
    "occurred_on", "registered_on", "from_on", "until_on", "died_on", "served_on", "used_on", "closed_on", "opened_on",
    "answered_on", "raised_on", "resolved_on", "withdrawn_on",
)  # fmt: skip


class Told(msgspec.Struct, frozen=True):
    """One event of the story: what happened, when, who recorded it and as what."""

    ledger: str
    position: int
    version: int
    stream: UUID
    event: Event
    recorded_at: datetime
    actor: UUID
    actor_name: str
    actor_role: str
    actor_division: str
    device: str

    @property
    def name(self) -> str:
        return type(self.event).__name__

    @property
    def occurred_on(self) -> date | None:
        if isinstance(self.event, ChildRecorded):
            return None  # the day of the child's death is not the day of an event here, and not everybody's to read
        return next((day for name in DAYS if (day := getattr(self.event, name, None)) is not None), None)


def story(reading: Reading, household_id: UUID) -> list[Told]:
    """Everything recorded about a household as far as the reading knows; empty where it is not the reader's to see."""
    ledger = ledger_of_household(reading, household_id)
    if ledger is None:
        return []
    rows = reading.connection.execute(
        """
        select position, version, name, data::text, recorded_at, actor, actor_name, actor_role, actor_division, device
          from ledger.story(%(ledger)s, %(household)s, %(position)s)
        """,
        {"ledger": ledger, "household": household_id, "position": reading.known[ledger]},
    )
    return [Told(ledger, p, v, household_id, MAPPER.event(name, data), *rest) for p, v, name, data, *rest in rows]
