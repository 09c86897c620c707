"""Whether a caller may: by role, and by the division of what it is about."""

from typing import Final

from casework.common.confidentiality import Grant
from casework.common.roles import Role
from casework.divisions.codes import level_of, range_of
from casework.divisions.country import the_divisions
from web.access.caller import Caller
from web.language.i18n import gettext
from web.problem import Problem

COUNTY_DIGITS: Final = 6
VILLAGE: Final = 5  # where a household lives
COUNTY: Final = 3  # the lowest level that leads hospitals and policies, and has a ledger


def demand(caller: Caller, roles: tuple[Role, ...], grant: Grant | None = None) -> None:
    """Raises Problem 403 for a role that may not, or somebody who was not given what it takes besides."""
    if caller.role not in roles or not (grant is None or grant in caller.grants):
        raise Problem(403, "role-not-allowed", gettext("This is not within your role."))


def demand_division(caller: Caller, division: str, field: str = "division") -> None:
    """Raises Problem 403 for a division outside the caller's own, 422 for what is no division code."""
    try:
        inside = is_within(caller, division)
    except ValueError:
        raise unknown_division(field) from None
    if not inside:
        raise outside()


def is_within(caller: Caller, division: str) -> bool:
    """Whether a division is the caller's own or below it. Raises ValueError for what is no division code."""
    lowest, end = range_of(caller.division)
    return lowest <= range_of(division)[0] < end


def leads_county(caller: Caller) -> bool:
    """Whether the caller's division is a county or above."""
    return level_of(caller.division) <= COUNTY


def demand_there_is(division: str | None, field: str, level: int = 0) -> None:
    """Raises Problem 422 for a division that does not exist, or lies above the level asked for; none is no fault."""
    if division is not None and (not the_divisions().exists(division) or level_of(division) < level):
        raise unknown_division(field)


def outside() -> Problem:
    return Problem(403, "division-not-allowed", gettext("This division is outside your own."))


def unknown_division(field: str) -> Problem:
    message = gettext("There is no division with this code.")
    return Problem(422, "unknown-division", message, errors=[{"field": field, "message": message}])
