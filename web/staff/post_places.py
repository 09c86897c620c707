"""Where a post can be: the county itself, its towns and its villages, within what the caller leads."""

from typing import Any

from casework.divisions.codes import level_of, range_of
from casework.divisions.country import the_divisions
from web.access.caller import Caller
from web.divisions.areas import Area, area_name, trail
from web.divisions.villages import TOWN, choices_below, villages_by_town
from web.office import Office


def post_places(office: Office, caller: Caller, division: str, searched: str) -> dict[str, Any]:
    """What templates/staff/places.html asks for."""
    today = office.today()
    below = choices_below(division, today)
    towns = [] if below else villages_by_town(division, today, searched)
    return {
        "today": today,
        "county": division,
        "area": area_name(division),
        "trail": trail(caller, division),
        "below": below,
        "towns": towns,
        "upper": [] if below else [area for area in _upper(caller, division) if searched in area.name],
        "searched": searched,
    }


def _upper(caller: Caller, division: str) -> list[Area]:
    """The county and its towns, as far as they are the caller's."""
    lowest, end = range_of(caller.division)
    county = division[:6]
    towns = the_divisions().children(county) if level_of(division) < TOWN else []
    codes = [county, *(town.code for town in towns)] if towns else [county, division[:9]]
    return [Area(code, area_name(code)) for code in codes if lowest <= code < end]
