"""Where a role may go from the header: the one table of pages and roles."""

from dataclasses import dataclass

from casework.common.roles import (
    OVERSEE,
    READ_ADMINISTRATION,
    READ_CASES,
    READ_FIGURES,
    READ_IMPORTS,
    READ_OFFICE,
    Role,
    Roles,
)
from web.language.i18n import N_


@dataclass(frozen=True, slots=True)
class Place:
    path: str
    label: str
    roles: Roles


PLACES = (
    Place("/worklist", N_("Worklist"), READ_CASES),
    Place("/households", N_("Households"), READ_CASES),
    # A contact person has one list: what is overdue and the alerts are on the worklist, which leads to both.
    Place("/overdue", N_("Overdue"), READ_FIGURES),
    Place("/coverage", N_("Three coverages"), READ_FIGURES),
    Place("/alerts", N_("Alerts"), READ_FIGURES),
    Place("/lapsing-contracts", N_("Contracts to renew"), READ_FIGURES),
    Place("/hospitals", N_("Hospitals"), READ_OFFICE),
    Place("/policies", N_("Contact policy"), READ_OFFICE),
    Place("/staff", N_("Staff"), OVERSEE),
    Place("/users", N_("Users and sign-in"), ("administrator",)),
    Place("/imports", N_("Imports"), READ_IMPORTS),
    Place("/ledgers", N_("Ledger chain"), OVERSEE),
    Place("/administration-log", N_("Log of administration"), READ_ADMINISTRATION),
)


def places_for(role: Role) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if role in place.roles)
