"""Who is behind a figure of an estimate: cell and list come from the same people by the same words."""

from collections.abc import Iterator
from typing import Final, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from casework.funds.form import HEADS
from casework.funds.people import Cell, Estimated
from casework.funds.tables import township
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot
from projections.funds.estimating import Estimate, one_by_one
from projections.funds.reckoning import Reckoned, reckoned

FIGURES: Final = HEADS


class Wanted(NamedTuple):
    """`figure`: last, exits, new or this; empty: all categories, urban and rural, all townships."""

    figure: str = "this"
    category: str = ""
    residency: str = ""
    town: str = ""


class Behind(NamedTuple):
    """`people`: those of the page asked for, in the order of their places; `total`, `amount_fen`: of all."""

    people: list[Estimated]
    total: int
    amount_fen: int
    reckoned: Reckoned


def behind(
    snapshot: Snapshot, division: str, scheme: SchemeId, year: int, wanted: Wanted, page: int, size: int
) -> Behind:
    """Of those who are alike one is asked whether they are behind it; on the page each stands for themselves."""
    found = reckoned(snapshot, division, scheme, year, counted=True, named=True)
    counted = {each.unit: each for each in found.estimate.people if fitting(each, wanted)}
    places = sorted(place for each in counted.values() for place in _places(each, found.estimate))
    shown = [unit for _, unit in places[(page - 1) * size : page * size]]
    others = one_by_one(snapshot, found.estimate, division, [unit for unit in shown if unit not in counted])
    amount_fen = sum(each.amount_fen * each.times for each in counted.values())
    people = [replace(counted[unit], times=1) if unit in counted else others[unit] for unit in shown]
    return Behind(people, len(places), amount_fen, found)


def _places(each: Estimated, of: Estimate) -> Iterator[tuple[str, UUID]]:
    group = of.alike.get(each.unit)
    if group and group.members and group.divisions:
        yield from zip(group.divisions, group.members, strict=True)
    else:
        yield each.division, each.unit


def _cell(each: Estimated, figure: str) -> Cell | None:
    match figure:
        case "last":
            return each.last
        case "exits":
            return each.last if each.leaves else None
        case "new":
            return each.this if each.enters else None
        case _:
            return each.this


def fitting(each: Estimated, wanted: Wanted) -> bool:
    """Whether somebody, or those who are alike, are behind it."""
    cell = _cell(each, wanted.figure)
    if cell is None:
        return False
    inside = not wanted.town or township(each.division, wanted.town) == wanted.town
    return inside and wanted.category in ("", cell.category) and wanted.residency in ("", cell.residency)
