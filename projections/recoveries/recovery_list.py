"""Recoveries of an area, of a person, of a household; how many wait for what."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, LiteralString, NamedTuple
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot
from projections.recoveries.tables import RECOVERY, Recovery

COLUMNS: Final = ", ".join(f"t.{name}" for name in RECOVERY.fields)
# What a recovery waits for. Whoever has not been told is asked for nothing.
STATES: Final[Mapping[str, LiteralString]] = {
    "open": "t.outstanding_fen <> 0",
    "to_tell": "t.outstanding_fen > 0 and t.explained_on is null",
    "to_agree": "t.outstanding_fen > 0 and t.explained_on is not null and t.next_due_on is null and t.offset_agreed_on is null",
    "overdue": "t.outstanding_fen > 0 and t.next_due_on < %(on)s",
    "to_give_back": "t.outstanding_fen < 0",
    "closed": "t.outstanding_fen = 0",
    "all": "true",
}


class Placed(NamedTuple):
    """A recovery with the ledger that paid."""

    ledger: str
    row: Recovery


class Asked(msgspec.Struct, frozen=True):
    """Which ones: of a division, in a state."""

    division: str
    state: str = "open"


class Totals(msgspec.Struct, frozen=True):
    """Amounts in fen."""

    number: int
    found_fen: int
    received_fen: int
    offset_fen: int
    waived_fen: int
    outstanding_fen: int


def listed(snapshot: Snapshot, asked: Asked, page: int, size: int) -> list[Placed]:
    """A page of them, those found first first."""
    where = (
        f"{_within()} and {STATES[asked.state]} order by t.found_on, t.recovery_id limit %(size)s offset %(skipped)s"
    )
    return _rows(snapshot, where, size=size, skipped=(page - 1) * size, **_span(snapshot, asked))


def totals(snapshot: Snapshot, asked: Asked) -> Totals:
    """How many, and their sums; what is to be given back counts as nothing outstanding."""
    found = snapshot.one(
        Totals,
        f"""
        select count(*), coalesce(sum(t.amount_fen), 0)::bigint, coalesce(sum(t.received_fen - t.refunded_fen), 0)::bigint,
               coalesce(sum(t.offset_fen), 0)::bigint,
               coalesce(sum(t.waived_fen), 0)::bigint, coalesce(sum(greatest(t.outstanding_fen, 0)), 0)::bigint
          from read.recovery t where {_within()} and {STATES[asked.state]}
        """,
        **_span(snapshot, asked),
    )
    return found or Totals(0, 0, 0, 0, 0, 0)


def count(snapshot: Snapshot, division: str, state: str) -> int:
    return totals(snapshot, Asked(division, state)).number


def recovery(snapshot: Snapshot, recovery_id: UUID) -> Placed | None:
    found = _rows(snapshot, "t.recovery_id = %(id)s", id=recovery_id)
    return found[0] if found else None


def of_persons(snapshot: Snapshot, person_ids: Iterable[UUID]) -> list[Placed]:
    return _rows(snapshot, "t.person_id = any(%(persons)s) order by t.found_on", persons=list(person_ids))


def of_household(snapshot: Snapshot, household_id: UUID) -> list[Placed]:
    """Those of a household's that are not closed."""
    where = "t.household_id = %(household)s and t.outstanding_fen <> 0 order by t.found_on"
    return _rows(snapshot, where, household=household_id)


def standing_of(snapshot: Snapshot, person_ids: Iterable[UUID]) -> dict[tuple[UUID, str, str], int]:
    """What is told to be too much, in fen, by person, scheme and ledger."""
    return {(p.row.person_id, p.row.scheme, p.ledger): p.row.amount_fen for p in of_persons(snapshot, person_ids)}


def is_late(row: Recovery, on: date) -> bool:
    return row.outstanding_fen > 0 and row.next_due_on is not None and row.next_due_on < on


def _within() -> LiteralString:
    return """
        known(t) and (%(own)s::uuid[] is null or t.household_id = any(%(own)s))
        and t.division >= %(division_from)s and t.division < %(division_until)s
    """


def _span(snapshot: Snapshot, asked: Asked) -> dict[str, object]:
    own = snapshot.scope.own() if snapshot.scope.is_own(asked.division) else None
    lowest, end = range_of("" if own is not None else asked.division)
    return {"own": own, "division_from": lowest, "division_until": end}


def _rows(snapshot: Snapshot, where: str, **parameters: object) -> list[Placed]:
    """`where` comes from code, never from a request."""
    cursor = snapshot.connection.execute(
        snapshot.whole(f"select t.ledger, {COLUMNS} from read.recovery t where known(t) and {where}"),
        snapshot.parameters(parameters),
    )
    return [Placed(ledger, RECOVERY.row_of(values)) for ledger, *values in cursor]
