"""Where a role may go from the header: the one table of pages and roles."""

from dataclasses import dataclass

from casework.common.roles import Role
from web.language.i18n import N_

CASES: tuple[Role, ...] = ("contact_person", "supervisor")
PAYMENTS: tuple[Role, ...] = ("payment_clerk", "approver")


@dataclass(frozen=True, slots=True)
class Place:
    path: str
    label: str
    roles: tuple[Role, ...]


PLACES = (
    Place("/worklist", N_("Worklist"), (*CASES, *PAYMENTS)),
    Place("/households", N_("Households"), (*CASES, *PAYMENTS, "auditor")),
    Place("/overdue", N_("Overdue"), (*CASES, "auditor")),
    Place("/coverage", N_("Three coverages"), ("supervisor", "approver", "auditor")),
    Place("/alerts", N_("Alerts"), (*CASES, *PAYMENTS, "auditor")),
    Place("/hospitals", N_("Hospitals"), (*CASES, "auditor")),
    Place("/staff", N_("Staff"), ("supervisor", "auditor", "administrator")),
    Place("/users", N_("Users and sign-in"), ("administrator",)),
    Place("/imports", N_("Imports"), ("supervisor",)),
    Place("/ledgers", N_("Ledger chain"), ("auditor", "administrator")),
    Place("/administration-log", N_("Log of administration"), ("auditor", "administrator")),
)


def places_for(role: Role) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if role in place.roles)
