"""Which division a page is about, what it is called, and the way down to it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from casework.divisions.codes import ancestors, trim
from casework.divisions.country import the_divisions
from web.access.caller import Caller
from web.http.as_of_view import AsOfView
from web.http.rights import demand_division
from web.language.i18n import gettext

TOWN_AND_BELOW = 3  # how many names of a path a county's own people need not be told


class Area(NamedTuple):
    code: str
    name: str


def asked_division(caller: Caller, query: Mapping[str, str]) -> str:
    """The division asked for, else the caller's own. Raises Problem 403, 422."""
    asked = query.get("division") or caller.division
    demand_division(caller, asked)
    return trim(asked)


def area_name(code: str) -> str:
    return (the_divisions().name_of(code) or code) if code else gettext("The whole country")


def trail(caller: Caller, division: str) -> list[Area]:
    """The divisions above, from the caller's own down."""
    own = trim(caller.division)
    above = [code for code in ["", *ancestors(division)] if len(own) <= len(code)]
    return [Area(code, area_name(code)) for code in above if code != division]


def down(view: AsOfView, path: str) -> Callable[[str], str]:
    """The address of a page, as of the same day, about another division."""
    return lambda division: f"{path}?" + urlencode([("division", division), *view.kept])


def village_name(code: str) -> str:
    """Town and village: enough within a county."""
    return " ".join(the_divisions().path_names(code)[TOWN_AND_BELOW:]) or area_name(code)
