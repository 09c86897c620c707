"""Where a role may go from the header: the one table of pages and roles."""

from dataclasses import dataclass

from casework.common.roles import OVERSEE, READ_IMPORTS, READ_OFFICE, Role
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
    # A contact person has one list: what is overdue and the alerts are on the worklist, which leads to both.
    Place("/overdue", N_("Overdue"), ("supervisor", *PAYMENTS, "auditor")),
    Place("/coverage", N_("Three coverages"), ("supervisor", *PAYMENTS, "auditor")),
    Place("/alerts", N_("Alerts"), ("supervisor", *PAYMENTS, "auditor")),
    Place("/hospitals", N_("Hospitals"), READ_OFFICE),
    Place("/policies", N_("Contact policy"), READ_OFFICE),
    Place("/staff", N_("Staff"), OVERSEE),
    Place("/users", N_("Users and sign-in"), ("administrator",)),
    Place("/imports", N_("Imports"), READ_IMPORTS),
    Place("/ledgers", N_("Ledger chain"), OVERSEE),
    Place("/administration-log", N_("Log of administration"), ("auditor", "administrator")),
)


def places_for(role: Role) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if role in place.roles)
