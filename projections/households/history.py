"""A household's story: its events in order, as they were recorded."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.common.event import Event
from casework.ledger.application import MAPPER
from casework.ledger.database import Row
from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household

MOST_RECORDED = 12  # of one command's events


class Withheld(Event, frozen=True, kw_only=True):
    """In the place of an event that the reader may not read, where they may know that there is one."""


class HistoryEntry(msgspec.Struct, frozen=True):
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
        return self.event.happened_on


def story(snapshot: Snapshot, household_id: UUID) -> list[HistoryEntry]:
    """Everything recorded about a household that the reader may read, as far as the snapshot knows; empty where the
    household is not the reader's to see. What stands beside it in a stream of its own (a petition) is in it, too.
    """
    ledger = ledger_of_household(snapshot, household_id)
    if ledger is None:
        return []
    rows = snapshot.connection.execute(
        """
        select position, version, stream_id, name, data::text, recorded_at, actor, actor_name, actor_role, actor_division,
               device
          from ledger.story(%(ledger)s, %(household)s, %(position)s)
         order by position
        """,
        {"ledger": ledger, "household": household_id, "position": snapshot.known[ledger]},
    )
    return [HistoryEntry(ledger, p, v, stream, _event(name, data), *rest) for p, v, stream, name, data, *rest in rows]


def stream_story(connection: Connection[Row], ledger: str, stream: UUID, until_position: int) -> list[HistoryEntry]:
    """Everything recorded in a stream of the office (a hospital), in order; who asks has seen to it that they may."""
    rows = connection.execute(
        """
        select position, version, stream_id, name, data::text, recorded_at, actor, actor_name, actor_role, actor_division,
               device
          from ledger.events
         where ledger = %(ledger)s and stream_id = %(stream)s and position <= %(until)s
         order by position
        """,
        {"ledger": ledger, "stream": stream, "until": until_position},
    )
    return [HistoryEntry(ledger, p, v, of, MAPPER.event(name, data), *rest) for p, v, of, name, data, *rest in rows]


def recorded_by(
    connection: Connection[Row], actor: UUID, readable: Sequence[str], ledger: str, first: int, last: int
) -> list[HistoryEntry]:
    """What somebody recorded at these positions and may read, in order; nothing of what others did."""
    rows = connection.execute(
        """
        select position, version, stream_id, name, data::text, recorded_at, actor, actor_name, actor_role, actor_division,
               device
          from ledger.events
         where ledger = %(ledger)s and position between %(first)s and %(last)s and actor = %(actor)s
           and confidentiality = any(%(readable)s)
         order by position limit %(most)s
        """,
        {
            "ledger": ledger,
            "first": first,
            "last": last,
            "actor": actor,
            "readable": list(readable),
            "most": MOST_RECORDED,
        },
    )
    return [
        HistoryEntry(ledger, position, version, stream, MAPPER.event(name, data), *rest)
        for position, version, stream, name, data, *rest in rows
    ]


def amended_by(told: Sequence[HistoryEntry]) -> dict[int, HistoryEntry]:
    """By the position of an event that told a thing: the later one that corrected or withdrew it. `told` in order."""
    found: dict[int, HistoryEntry] = {}
    reads_now: dict[object, HistoryEntry] = {}
    for each in told:
        about = each.event.about or each.event.corrects or type(each.event)
        if each.event.amends and about in reads_now:
            found[reads_now[about].position] = each
        if each.event.amends or about not in reads_now:
            reads_now[about] = each
    return found


def _event(name: str, data: str) -> Event:
    return Withheld() if name == Withheld.__name__ else MAPPER.event(name, data)
