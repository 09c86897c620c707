"""The case files of a county on a day, with what is known of the child and of the family's life."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from casework.households.state import TELLS_NOTHING
from casework.oversight.belonging import File, Told
from casework.oversight.spans import Standing
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import standings


def case_files(snapshot: Snapshot, ledger: str) -> list[tuple[Standing, File]]:
    """By place and number. `elsewhere` is said of what was merged alone: who belongs where shows in all of them together."""
    found = standings(snapshot, ledger)
    homes = [standing.household_id for standing in found]
    causes, merged = _causes(snapshot, homes), _merged(snapshot, homes)
    children, told = _children(snapshot, homes), _told(snapshot, homes)
    return [(standing, _file(standing, causes, merged, children, told)) for standing in found]


def _file(
    standing: Standing,
    causes: Mapping[UUID, str | None],
    merged: Mapping[UUID, bool],
    children: Mapping[UUID, tuple[bool, int | None]],
    told: Mapping[UUID, tuple[Told, ...]],
) -> File:
    home = standing.household_id
    died, level = children.get(home, (False, None))
    return File(
        category=standing.category,
        closed=standing.closed,
        closure_cause=causes.get(home),
        living=len(standing.members),
        elsewhere=merged.get(home, False),
        child_died=died,
        child_level=level,
        told=told.get(home, ()),
    )


def _causes(snapshot: Snapshot, homes: Sequence[UUID]) -> Mapping[UUID, str | None]:
    query = """
        select r.household_id, r.closure_cause from read.registration r
         where r.household_id = any(%(homes)s) and known(r)
    """
    return dict(_asked(snapshot, query, homes))


def _merged(snapshot: Snapshot, homes: Sequence[UUID]) -> Mapping[UUID, bool]:
    query = "select g.household_id, true from read.merging g where g.household_id = any(%(homes)s) and known(g)"
    return dict(_asked(snapshot, query, homes))


def _children(snapshot: Snapshot, homes: Sequence[UUID]) -> Mapping[UUID, tuple[bool, int | None]]:
    query = """
        select c.household_id, bool_or(coalesce(c.died_on <= %(on)s, false)), min(c.disability_level)
          from read.child c where c.household_id = any(%(homes)s) and known(c) group by c.household_id
    """
    return {home: (died, level) for home, died, level in _asked(snapshot, query, homes)}


def _told(snapshot: Snapshot, homes: Sequence[UUID]) -> Mapping[UUID, tuple[Told, ...]]:
    query = """
        select e.household_id, e.kind, e.occurred_on, e.status = 'verified', e.subject, e.level
          from read.life_event e
         where e.household_id = any(%(homes)s) and known(e) and e.occurred_on <= %(on)s and e.status <> all(%(tells_nothing)s)
         order by e.occurred_on, e.life_event_id
    """
    found: dict[UUID, tuple[Told, ...]] = {}
    for home, *said in _asked(snapshot, query, homes):
        found[home] = (*found.get(home, ()), Told(*said))
    return found


def _asked(snapshot: Snapshot, query: str, homes: Sequence[UUID]) -> list[tuple[Any, ...]]:
    parameters = snapshot.parameters({"homes": list(homes), "tells_nothing": list(TELLS_NOTHING)})
    return snapshot.connection.execute(snapshot.whole(query), parameters).fetchall()
