"""The villages a form offers, by town, or those searched for, and the way down to a county for who leads several."""

from datetime import date
from typing import NamedTuple

from casework.divisions.codes import level_of, range_of, trim
from casework.divisions.country import the_divisions
from web.divisions.areas import Area

COUNTY, TOWN = 3, 4


class Town(NamedTuple):
    name: str
    villages: tuple[Area, ...]


def villages_by_town(division: str, on: date, searched: str = "") -> list[Town]:
    """The villages of a county, a town, or the one village itself, by town, as they are on the day.

    `searched`: only those with this in their name, and all of a town that has it in its own.
    """
    code = trim(division)
    divisions = the_divisions()
    towns = divisions.children(code, on) if level_of(code) == COUNTY else [divisions.get(code[:9])]
    lowest, end = range_of(code)
    found = []
    for town in towns:
        if town is not None:
            below = divisions.children(town.code, on)
            inside = [Area(v.code, v.name) for v in below if lowest <= v.code < end]
            fitting = tuple(village for village in inside if searched in town.name or searched in village.name)
            if fitting or not searched:
                found.append(Town(town.name, fitting))
    return found


def choices_below(division: str, on: date) -> list[Area]:
    """The divisions directly below one that is larger than a county; none for the others."""
    if level_of(division) >= COUNTY:
        return []
    return [Area(child.code, child.name) for child in the_divisions().children(division, on)]
