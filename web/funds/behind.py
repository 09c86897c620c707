"""Who is behind a figure of an estimate: cell and list come from the same people by the same words."""

from typing import Final, NamedTuple

from casework.funds.form import HEADS
from casework.funds.people import Cell, Estimated
from casework.funds.tables import township
from projections.funds.reckoning import Reckoned


class Wanted(NamedTuple):
    """`figure`: last, exits, new or this; empty: all categories, urban and rural, all townships."""

    figure: str = "this"
    category: str = ""
    residency: str = ""
    town: str = ""


def behind(found: Reckoned, wanted: Wanted) -> list[Estimated]:
    """In the order of their places."""
    people = [each for each in found.estimate.people if _fits(_cell(each, wanted.figure), each, wanted)]
    return sorted(people, key=lambda each: (each.division, each.unit))


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


def _fits(cell: Cell | None, each: Estimated, wanted: Wanted) -> bool:
    if cell is None:
        return False
    inside = not wanted.town or township(each.division, wanted.town) == wanted.town
    return inside and wanted.category in ("", cell.category) and wanted.residency in ("", cell.residency)


FIGURES: Final = HEADS
