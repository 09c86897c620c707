"""Households on the snapshot's day: their two spans of that day, and what their county shares on it.

Everything that lists, counts or explains starts here and asks casework/oversight; no rule stands in SQL.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

from casework.divisions.codes import level_of, range_of
from casework.oversight.day import CountyDay, CountyInputs
from casework.oversight.in_post import Held
from casework.oversight.spans import Reach, Standing
from projections.engine.projection import Projection
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import COUNTY, ledgers_below, ledgers_of
from projections.oversight.tables import REACH, STANDING
from projections.policies.in_force import editions_of

SOME = 100
ORDER = " order by division, household_no, household_id"


class OnDay(NamedTuple):
    """A household in scope on the day, and all that is needed to say what it is owed."""

    ledger: str
    reach: Reach
    standing: Standing
    day: CountyDay


def in_scope(snapshot: Snapshot, division: str, only: Sequence[UUID] | None = None) -> list[OnDay]:
    """The households in scope on the day that live in the division then; `only`: of these, wherever they live.

    Those of a division are looked for once, however many figures of a page are made of them.
    """
    if only is not None:
        return _in_ledgers(snapshot, ledgers_of(snapshot, only), "", only)
    if snapshot.scope.is_own(division):
        return in_scope(snapshot, "", snapshot.scope.households)
    key = ("in scope", division, snapshot.on)
    if key not in snapshot.memo:
        snapshot.memo[key] = _in_ledgers(snapshot, ledgers_below(snapshot, division), division)
    found: list[OnDay] = snapshot.memo[key]
    return found


def _in_ledgers(
    snapshot: Snapshot, ledgers: Sequence[str], division: str, only: Sequence[UUID] | None = None
) -> list[OnDay]:
    return [each for ledger in ledgers for each in in_ledger(snapshot, ledger, division, only)]


def in_order(snapshot: Snapshot, ledger: str, but: Collection[UUID] = ()) -> Iterator[list[OnDay]]:
    """The households of a ledger by place and number, some at a time: who looks at the first asks for no more.

    `but`: all but these.
    """
    every = (s for s in _standings(snapshot, ledger, ledger, None, ORDER) if s.in_scope(snapshot.on))
    standings = (s for s in every if s.household_id not in but)
    while some := list(islice(standings, SOME)):
        yield _on_day(snapshot, ledger, some, [s.household_id for s in some])


def in_ledger(snapshot: Snapshot, ledger: str, division: str, only: Sequence[UUID] | None = None) -> list[OnDay]:
    standings = [s for s in _standings(snapshot, ledger, division, only) if s.in_scope(snapshot.on)]
    if not standings:
        return []
    wanted = [s.household_id for s in standings] if only is not None or level_of(division) > COUNTY else None
    return _on_day(snapshot, ledger, standings, wanted)


def _on_day(
    snapshot: Snapshot, ledger: str, standings: Sequence[Standing], wanted: Sequence[UUID] | None
) -> list[OnDay]:
    """`wanted`: their ids, where they are few among the ledger's."""
    reaches = {r.household_id: r for r in _of_day(snapshot, REACH, ledger, "", {}, wanted)}
    day = shared(snapshot, ledger, standings)
    return [OnDay(ledger, reaches[s.household_id], s, day) for s in standings]


def standings(snapshot: Snapshot, ledger: str) -> list[Standing]:
    """Of every household of a ledger that was registered by the day its span of the day, in scope or not, in order."""
    found = _standings(snapshot, ledger, ledger, None, ORDER)
    return [standing for standing in found if standing.registered_on <= snapshot.on]


def _standings(
    snapshot: Snapshot, ledger: str, division: str, only: Sequence[UUID] | None, order: LiteralString = ""
) -> Iterator[Standing]:
    lowest, end = range_of(division)
    within = "and t.division >= %(division_from)s and t.division < %(division_until)s"
    parameters = {"division_from": lowest, "division_until": end}
    return _of_day(snapshot, STANDING, ledger, within, parameters, only, order)


def _of_day(
    snapshot: Snapshot,
    model: Projection[Any],
    ledger: str,
    within: LiteralString,
    parameters: dict[str, Any],
    only: Sequence[UUID] | None,
    order: LiteralString = "",
) -> Iterator[Any]:
    """The spans of one ledger that hold the day. The rows that stand and those that no longer do have an index each."""
    columns = ", ".join("t." + name for name in model.fields)
    chosen = "and t.household_id = any(%(only)s)" if only is not None else ""
    on = f"and t.from_on <= %(on)s and t.until_on > %(on)s {within} {chosen}"
    now = f"select {columns} from {model.table} t where t.ledger = %(ledger)s and t.known_until = 9223372036854775807 {on}"
    then = f"""
        {now} and t.known_from <= %(position)s union all
        select {columns} from {model.table} t
         where t.ledger = %(ledger)s and t.known_until < 9223372036854775807 and t.known_until > %(position)s
           and t.known_from <= %(position)s {on}
    """
    position = snapshot.known[ledger]
    cursor = snapshot.connection.execute(
        (now if snapshot.is_head(ledger) else then) + order,
        {**parameters, "ledger": ledger, "position": position, "on": snapshot.on, "only": list(only or ())},
    )
    return (model.row_of(row) for row in cursor)


def shared(snapshot: Snapshot, ledger: str, standings: Sequence[Standing]) -> CountyDay:
    """What these households of a ledger share on the day."""
    return inputs_of(snapshot, ledger, standings).on(snapshot.on)


def inputs_of(snapshot: Snapshot, ledger: str, standings: Sequence[Standing]) -> CountyInputs:
    """The same for all days."""
    staff = {one.staff_id for standing in standings for one in standing.assigned}
    editions = editions_of(snapshot, [ledger])[ledger]
    return CountyInputs(editions, _posts(snapshot, staff), _ready(snapshot, ledger))


def _posts(snapshot: Snapshot, staff: set[UUID]) -> dict[tuple[UUID, str], list[Held]]:
    query = """
        select p.staff_id, p.level, p.division, p.from_on, p.until_on
          from read.post p where p.staff_id = any(%(staff)s) and known(p)
    """
    rows = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters({"staff": list(staff)}))
    found: dict[tuple[UUID, str], list[Held]] = {}
    for staff_id, level, *held in rows:
        found.setdefault((staff_id, level), []).append(Held(*held))
    return found


def _ready(snapshot: Snapshot, ledger: str) -> list[Held]:
    rows = snapshot.connection.execute(
        """
        select left(h.division, 6), h.from_on, h.until_on from read.hospital h
         where h.ledger = %(ledger)s and h.known_from <= %(position)s and %(position)s < h.known_until
           and h.department is not null and h.responsible_person is not null and h.phone is not null and h.pathway <> '{}'
        """,
        {"ledger": ledger, "position": snapshot.known[ledger]},
    )
    return [Held(*row) for row in rows]
