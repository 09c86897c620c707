"""Who may do and read what: the one table of roles. Which households is a matter of scope, not of this table."""

from typing import Final

from casework.division_codes import level_of, range_of
from web.access.caller import Caller, Role
from web.errors import Problem
from web.i18n import gettext

CASE_WORK: Final[tuple[Role, ...]] = ("contact_person", "supervisor")
SUPERVISION: Final[tuple[Role, ...]] = ("supervisor",)
STAFFING: Final[tuple[Role, ...]] = ("supervisor", "administrator")
READ_CASES: Final[tuple[Role, ...]] = ("contact_person", "supervisor", "payment_clerk", "approver", "auditor")
READ_FIGURES: Final[tuple[Role, ...]] = ("supervisor", "payment_clerk", "approver", "auditor")
READ_OFFICE: Final[tuple[Role, ...]] = (*READ_CASES, "administrator")
READ_ADMINISTRATION: Final[tuple[Role, ...]] = ("auditor", "administrator")
SEE_NAMES: Final[tuple[Role, ...]] = ("contact_person", "supervisor")
OVERSEE: Final[tuple[Role, ...]] = ("supervisor", "auditor", "administrator")  # staff, and the ledgers' heads
COUNTY: Final = 3  # the lowest level that leads hospitals and policies, and has a ledger


def demand(caller: Caller, roles: tuple[Role, ...]) -> None:
    """Raises Problem 403 for a role that may not."""
    if caller.role not in roles:
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


def outside() -> Problem:
    return Problem(403, "division-not-allowed", gettext("This division is outside your own."))


def unknown_division(field: str) -> Problem:
    message = gettext("There is no division with this code.")
    return Problem(422, "unknown-division", message, errors=[{"field": field, "message": message}])
