"""Who belongs to the households of a list, and who looks after them: in the words of the page, masked as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from casework.divisions.country import the_divisions
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.staff.assignments import assigned_to
from web.access.caller import Caller
from web.imports.columns import NAMES
from web.language.i18n import gettext
from web.language.words import word
from web.office import Office
from web.unsealing import unsealed

ABOVE_TOWN: Final = 3  # how many names of a village's path stand above its town
Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asking:
    office: Office
    caller: Caller
    snapshot: Snapshot
    division: str
    query: Query


PLACE: Final = (NAMES["number"], NAMES["town"], NAMES["village"], NAMES["household_no"])


def place_of(division: str) -> tuple[str, str]:
    """Town and village."""
    names = [*the_divisions().path_names(division)[ABOVE_TOWN:], "", ""]
    return names[0], names[1]


def assigned_with_level(asking: Asking, homes: Sequence[UUID]) -> dict[UUID, str]:
    found: dict[UUID, list[str]] = {}
    for (home, level), name in assigned_by_level(asking, homes).items():
        found.setdefault(home, []).append(f"{name}（{word('level', level)}）")
    return {home: joined(each) for home, each in found.items()}


def assigned_by_level(asking: Asking, homes: Sequence[UUID]) -> dict[tuple[UUID, str], str]:
    rows = assigned_to(asking.snapshot, homes)
    texts = unsealed(asking.office, [(a.name, a.staff_ledger, a.staff_id) for each in rows.values() for a in each])
    found: dict[tuple[UUID, str], list[str]] = {}
    for home, several in rows.items():
        for one in several:
            found.setdefault((home, one.level), []).append(texts.text(one.name))
    return {place: joined(names) for place, names in found.items()}


def people(asking: Asking, homes: Sequence[UUID]) -> dict[UUID, str]:
    return {member: name for (_, _, member), name in members(asking, homes).items()}


def parents(asking: Asking, homes: Sequence[UUID]) -> dict[tuple[UUID, str], str]:
    found: dict[tuple[UUID, str], list[str]] = {}
    for (home, relation, _), name in members(asking, homes).items():
        found.setdefault((home, relation), []).append(name)
    return {place: joined(names) for place, names in found.items()}


def members(asking: Asking, homes: Sequence[UUID]) -> dict[tuple[UUID, str, UUID], str]:
    families = household_list.names(asking.snapshot, homes)
    texts = unsealed(asking.office, [(n.name, n.ledger, n.household_id) for each in families.values() for n in each])
    return {
        (home, n.relation, n.member_id): texts.name(n.name, asking.caller)
        for home, each in families.items()
        for n in each
    }


def joined(names: Sequence[str]) -> str:
    return gettext(", ").join(names)
