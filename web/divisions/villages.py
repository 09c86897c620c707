"""The villages a form offers, by town, or those searched for, and the way down to a county for who leads several."""

from datetime import date
from typing import NamedTuple

from casework.divisions.codes import level_of, range_of, trim
from casework.divisions.country import the_divisions
from web.divisions.areas import Area
from web.language.places import short_name

PREFECTURE, COUNTY, TOWN, VILLAGE = 2, 3, 4, 5
FEW = 12


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
            inside = [Area(v.code, short_name(v.name)) for v in below if lowest <= v.code < end]
            fitting = tuple(village for village in inside if searched in town.name or searched in village.name)
            if fitting or not searched:
                found.append(Town(town.name, fitting))
    return found


def places_named(division: str, text: str, on: date) -> list[Area]:
    """The divisions of an area with this in their name, the highest first, a dozen at most: in a prefecture or below it
    down to the village, above it to the county.
    """
    code = trim(division)
    deepest = COUNTY if level_of(code) < PREFECTURE else VILLAGE
    found: list[Area] = []
    around = [code]
    while around and len(found) < FEW:
        below = [child for each in around for child in the_divisions().children(each, on) if child.level <= deepest]
        found += [
            Area(child.code, " ".join(the_divisions().path_names(child.code)[3:]) or child.name)
            for child in below
            if text in child.name
        ]
        around = [child.code for child in below if child.level < deepest]
    return found[:FEW]


def choices_below(division: str, on: date) -> list[Area]:
    """The divisions directly below one that is larger than a county; none for the others."""
    if level_of(division) >= COUNTY:
        return []
    return [Area(child.code, child.name) for child in the_divisions().children(division, on)]
