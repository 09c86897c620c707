"""A division's figures as they were known then, beside those known now: which households count otherwise, and why.

Why: what was recorded in between, of the household itself, or of what all share (posts, hospitals, policies).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal, LiteralString
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event
from casework.divisions.codes import ledger_of
from casework.ledger.application import MAPPER
from casework.ledger.database import Database
from casework.ledger.finding import recorded_between
from casework.oversight.coverage import cover
from projections.engine.projection import Projection
from projections.engine.snapshot import Snapshot
from projections.hospitals.tables import HOSPITAL
from projections.oversight.coverage import each_household
from projections.oversight.on_day import in_ledger, in_scope, shared
from projections.oversight.tables import REACH, STANDING
from projections.policies.tables import POLICY
from projections.staff.tables import POST

Figures = tuple[int, ...]
About = Literal["household", "post", "hospital", "policy"]
MODELS: Final[Mapping[About, tuple[Projection[Any], ...]]] = {
    "household": (STANDING, REACH), "post": (POST,), "hospital": (HOSPITAL,), "policy": (POLICY,),
}  # fmt: skip
ABOUT: Final = {kind.__name__: about for about, models in MODELS.items() for model in models for kind in model.handles}
"""What figures rest on: the events told in these tables, by name."""


TOLD_ANEW: Final[LiteralString] = " union ".join(
    f"""
    select t.household_id from {model.table} t
     where t.ledger = %(ledger)s and t.known_until < 9223372036854775807 and t.known_until > %(after)s and t.known_until <= %(until)s
     union
    select t.household_id from {model.table} t
     where t.ledger = %(ledger)s and t.household_id = any(%(households)s) and t.known_from > %(after)s
    """
    for model in (STANDING, REACH)
)
"""The households of whom something is told no longer, and of some those of whom something new is."""


class Otherwise(Struct, frozen=True):
    """A household that counts otherwise. `then`, `now`: its share in each of FIGURES; None: not in scope there."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    then: Figures | None
    now: Figures | None


class Cause(Struct, frozen=True):
    """An event recorded between the two positions. `stream`: the household, staff member, hospital or policy."""

    ledger: str
    position: int
    event: str
    about: About
    stream: UUID


def as_known_now(snapshot: Snapshot) -> Snapshot:
    """The same look with everything that is known by now."""
    return replace(snapshot, known=dict(snapshot.heads), memo={})


def as_known_at(snapshot: Snapshot, known: Mapping[str, int]) -> Snapshot:
    """The same look as known at these positions; of ledgers that are not named nothing is known."""
    wanted = {ledger: known.get(ledger, 0) for ledger in snapshot.heads}
    return snapshot if wanted == snapshot.known else replace(snapshot, known=wanted, memo={})


def otherwise(then: Snapshot, now: Snapshot, division: str) -> list[Otherwise]:
    """The households of a county, or an area within one, that do not count alike, by place and number.

    Where nothing that they share is known otherwise, only those are asked again of whom something was recorded in between.
    """
    after = {home.standing.household_id: (home, share) for home, share in each_household(now, division)}
    if (asked := _asked_again(then, now, division)) is None:
        before = {home.standing.household_id: (home, share) for home, share in each_household(then, division)}
    else:
        homes = in_ledger(then, ledger_of(division), division, list(asked))
        before = {home.standing.household_id: (home, cover(*home[1:]).figures()) for home in homes}
        after = {household_id: after[household_id] for household_id in asked & after.keys()}
    found = []
    for household_id, (home, _) in {**before, **after}.items():
        b, a = (side[household_id][1] if household_id in side else None for side in (before, after))
        if b != a:
            place = (home.ledger, household_id, home.standing.household_no, home.standing.division)
            found.append(Otherwise(*place, b, a))
    return sorted(found, key=lambda each: (each.division, each.household_no, each.household_id))


def _asked_again(then: Snapshot, now: Snapshot, division: str) -> set[UUID] | None:
    """Those told anew in between; None where all are to be asked: a post, a hospital or a policy is known otherwise."""
    homes = in_scope(now, division)
    if now.scope.is_own(division) or not homes:
        return None
    ledger, standings = ledger_of(division), [home.standing for home in homes]
    if shared(then, ledger, standings) != homes[0].day:
        return None
    between = {"after": then.known.get(ledger, 0), "until": now.known.get(ledger, 0)}
    asked = {"ledger": ledger, "households": [each.household_id for each in standings], **between}
    return {household_id for (household_id,) in now.connection.execute(TOLD_ANEW, asked)}


def causes(database: Database, then: Snapshot, now: Snapshot, division: str, households: Iterable[UUID]) -> list[Cause]:
    """What was recorded in between that figures rest on: of these households, and of what their county shares."""
    wanted, ledger = set(households), ledger_of(division)
    with database.single() as connection:
        rows = [
            Cause(each, position, name, ABOUT[name], stream)
            for each in sorted({ledger, *_above(then, ledger)})
            for position, stream, name, data in recorded_between(
                connection, each, then.known.get(each, 0), now.known.get(each, 0), sorted(ABOUT)
            )
            if touches(MAPPER.event(name, data), now.on)
        ]
    return [row for row in rows if row.about != "household" or row.stream in wanted]


def touches(event: Event, on: date) -> bool:
    """Whether figures of a day may rest on an event: not on what happened, or holds, only after it."""
    return type(event).__name__ in ABOUT and (event.amends or event.happened_on is None or event.happened_on <= on)


def _above(snapshot: Snapshot, ledger: str) -> Sequence[str]:
    own = (ledger[:2] + "0000", ledger[:4] + "00", "000000")
    return [each for each in own if each in snapshot.heads]
