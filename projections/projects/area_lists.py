"""Providers of an area, and activities held in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot
from projections.projects.lists import within


class ListedProvider(msgspec.Struct, frozen=True):
    """`contact` and `phone` are sealed, in the provider's stream."""

    provider_id: UUID
    ledger: str
    division: str
    name: str
    kind: str
    projects: list[str]
    contact: str | None
    phone: str | None
    from_on: date
    until_on: date


class ListedActivity(msgspec.Struct, frozen=True):
    activity_id: UUID
    ledger: str
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    families: int
    provider: str | None
    donor: str | None
    value_fen: int | None


PROVIDERS = """
    select p.provider_id, p.ledger, p.division, p.name, p.kind, p.projects, p.contact, p.phone, p.from_on, p.until_on
      from read.provider p
     where known(p)
"""


def providers(snapshot: Snapshot, division: str) -> list[ListedProvider]:
    """Those of an area and of the areas above it, which serve it too; those that ended last."""
    lowest, end = range_of(division)
    return snapshot.rows(
        ListedProvider,
        f"""
        {PROVIDERS} and (p.division >= %(division_from)s and p.division < %(division_until)s or p.division = any(%(above)s))
         order by p.until_on <= %(on)s, p.name, p.provider_id
        """,
        division_from=lowest,
        division_until=end,
        above=[division[:digits] for digits in (0, 2, 4, 6, 9) if digits < len(division)],
    )


def provider_names(snapshot: Snapshot, provider_ids: Iterable[UUID]) -> dict[UUID, str]:
    found = snapshot.rows(ListedProvider, PROVIDERS + " and p.provider_id = any(%(ids)s)", ids=list(set(provider_ids)))
    return {each.provider_id: each.name for each in found}


def provider(snapshot: Snapshot, provider_id: UUID) -> ListedProvider | None:
    return snapshot.one(ListedProvider, PROVIDERS + " and p.provider_id = %(id)s", id=provider_id)


ACTIVITIES = """
    select a.activity_id, a.ledger, a.division, a.held_on, a.title, a.programme, a.persons, a.families,
           (select p.name from read.provider p where p.provider_id = a.provider_id and known(p)), a.donor, a.value_fen
      from read.activity a
     where known(a)
"""


def activities(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[ListedActivity], int, int]:
    """The latest first; how many there are, and how many persons came in all."""
    asked = within(division)
    rows = snapshot.rows(
        ListedActivity,
        f"""
        {ACTIVITIES} and a.division >= %(division_from)s and a.division < %(division_until)s
         order by a.held_on desc, a.activity_id limit %(size)s offset %(offset)s
        """,
        **asked,
        size=size,
        offset=(page - 1) * size,
    )
    found = snapshot.one(
        _Totals,
        """
        select count(*), coalesce(sum(a.persons), 0)::bigint from read.activity a
         where known(a) and a.division >= %(division_from)s and a.division < %(division_until)s
        """,
        **asked,
    )
    return rows, found.number if found else 0, found.persons if found else 0


def activity(snapshot: Snapshot, activity_id: UUID) -> ListedActivity | None:
    return snapshot.one(ListedActivity, ACTIVITIES + " and a.activity_id = %(id)s", id=activity_id)


def families_at(snapshot: Snapshot, activity_id: UUID) -> list[UUID]:
    """The families that took part."""
    rows = snapshot.rows(
        _Id,
        "select p.household_id from read.participation p where known(p) and p.activity_id = %(id)s order by 1",
        id=activity_id,
    )
    return [row.household_id for row in rows]


class _Totals(msgspec.Struct, frozen=True):
    number: int
    persons: int


class _Id(msgspec.Struct, frozen=True):
    household_id: UUID


class Placed(Protocol):
    """Something that stands in a ledger and is about a division."""

    @property
    def ledger(self) -> str: ...
    @property
    def division(self) -> str: ...


class Place(msgspec.Struct, frozen=True):
    ledger: str
    division: str


def place_of_activity(snapshot: Snapshot, activity_id: UUID) -> Place | None:
    """Also of one that was withdrawn."""
    return snapshot.one(
        Place, "select a.ledger, a.division from read.activity a where a.activity_id = %(id)s limit 1", id=activity_id
    )


def seen(snapshot: Snapshot, households: Sequence[UUID]) -> set[UUID]:
    """Those of these households that the reader may see."""
    rows = snapshot.rows(
        _Id,
        """
        select p.household_id from read.place p
         where p.household_id = any(%(households)s) and p.known_until = 9223372036854775807
        """,
        households=list(households),
    )
    return {row.household_id for row in rows}


def by_number(snapshot: Snapshot, division: str, numbers: Sequence[str]) -> dict[str, UUID]:
    """The households with these numbers that live in an area."""
    rows = snapshot.connection.execute(
        """
        select h.household_no, h.household_id from read.standing h
         where h.household_no = any(%(numbers)s) and h.known_until = 9223372036854775807
           and h.division >= %(division_from)s and h.division < %(division_until)s
           and h.from_on <= %(on)s and %(on)s < h.until_on
        """,
        {"numbers": list(numbers), "on": snapshot.on, **within(division)},
    )
    return dict(rows.fetchall())
