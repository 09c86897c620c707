"""What the households of a ledger share, as was known at each of its positions: posts, hospitals, editions."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.common.nearest import ledgers_for
from casework.oversight.day import CountyInputs, PolicyDay
from casework.oversight.in_post import Held
from casework.policies import Edition
from casework.policies.in_force import Adopted, Editions, editions
from projections.engine.projection import OPEN
from projections.oversight.rollup.versions import Version


class Shared:
    """The posts, hospitals and editions that hold in a ledger, as known at any of its positions."""

    def __init__(self, connection: Connection[Any], ledger: str) -> None:
        self._posts = _posts(connection, ledger)
        self._ready = _ready(connection, ledger)
        self._own = _adopted(connection, [ledger])
        self._above = _known_above(connection, ledger)
        self._ledgers = ledgers_for(ledger)
        self._editions: dict[int, Editions] = {}
        self.turns = sorted(_turns((*self._ready, *self._own)))
        """The positions at which something became known that all households share, or was known no longer."""

    def turns_of(self, staff: Iterable[UUID]) -> set[int]:
        """The positions at which a post of one of these people became known, or was taken back."""
        return {turn for who in staff for versions in self._posts.get(who, {}).values() for turn in _turns(versions)}

    def at(self, position: int, staff: Iterable[UUID]) -> CountyInputs:
        """What was known at a position, with the posts of these people; of the ledgers above, what is known now."""
        place = bisect_right(self.turns, position)
        if place not in self._editions:
            self._editions[place] = self._editions_at(position)
        ready = [version.what for version in self._ready if version.known(position)]
        posts = {
            (who, level): [v.what for v in versions if v.known(position)]
            for who in staff
            for level, versions in self._posts.get(who, {}).items()
        }
        return CountyInputs(self._editions[place], posts, ready, policy_days(self._editions[place]))

    def _editions_at(self, position: int) -> Editions:
        adopted: dict[str, list[Adopted]] = {}
        for version in [*self._above, *(v for v in self._own if v.known(position))]:
            adopted.setdefault(version.what.ledger, []).append(version.what)
        return editions(self._ledgers, adopted)


def _turns(versions: Iterable[Version]) -> set[int]:
    return {turn for version in versions for turn in (version.known_from, version.known_until) if turn != OPEN}


@lru_cache(maxsize=8)
def policy_days(editions: Editions) -> dict[date, PolicyDay]:
    """What the editions say of the days asked about so far: most ledgers of a province have the same."""
    return {}


def above(connection: Connection[Any], ledger: str) -> str:
    """What is known of the editions above a ledger now, as `said_above` has it."""
    return said_above(version.what for version in _known_above(connection, ledger))


def _known_above(connection: Connection[Any], ledger: str) -> list[Version]:
    return [version for version in _adopted(connection, ledgers_for(ledger)[1:]) if version.known_until == OPEN]


def said_above(adopted: Iterable[Adopted]) -> str:
    """What is known of the editions above a ledger, as a short text to compare by."""
    ordered = sorted(adopted, key=lambda each: (each.ledger, each.from_on))
    return " ".join(f"{each.ledger}:{each.from_on}:{each.position}" for each in ordered)


def _posts(connection: Connection[Any], ledger: str) -> dict[UUID, dict[str, list[Version]]]:
    rows = connection.execute(
        """
        select known_from, known_until, staff_id, level, division, from_on, until_on from read.post
         where ledger = %s order by post_id
        """,
        (ledger,),
    )
    found: dict[UUID, dict[str, list[Version]]] = {}
    for known_from, until, staff_id, level, *held in rows:
        found.setdefault(staff_id, {}).setdefault(level, []).append(Version(known_from, until, Held(*held)))
    return found


def _ready(connection: Connection[Any], ledger: str) -> list[Version]:
    rows = connection.execute(
        """
        select known_from, known_until, left(division, 6), from_on, until_on from read.hospital
         where ledger = %s and department is not null and responsible_person is not null and phone is not null
           and pathway <> '{}'
        """,
        (ledger,),
    )
    return [Version(a, b, Held(*held)) for a, b, *held in rows]


def _adopted(connection: Connection[Any], ledgers: Sequence[str]) -> list[Version]:
    rows = connection.execute(
        """
        select known_from, known_until, ledger, from_on, edition, document_number, adopted_at from read.policy
         where ledger = any(%s) order by ledger, from_on
        """,
        (list(ledgers),),
    )
    decode = msgspec.json.Decoder(Edition).decode
    return [Version(a, b, Adopted(of, on, decode(text), number, at)) for a, b, of, on, text, number, at in rows]
