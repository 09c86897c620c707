"""Where a role may go from the header: the one table of pages and roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from casework.common.confidentiality import Grant
from casework.common.roles import (
    CASE_WORK,
    FUNDING,
    OVERSEE,
    READ_ADMINISTRATION,
    READ_CASES,
    READ_FIGURES,
    READ_IMPORTS,
    READ_OFFICE,
    REVIEW_RECORDS,
    SUPERVISION,
    Role,
    Roles,
)
from web.language.i18n import N_

FIRST: Final = 4  # as many fit beside each other on a phone; more than that and one stand below "More"
HOMES: Final[dict[Role, str]] = {
    "contact_person": "/worklist",
    "payment_clerk": "/payment-lists",
    "administrator": "/administration",
}


@dataclass(frozen=True, slots=True)
class Place:
    path: str
    label: str
    roles: Roles
    grant: Grant | None = None


class Menu(NamedTuple):
    """Where a role may go: what it needs most, and the rest."""

    first: tuple[Place, ...]
    more: tuple[Place, ...]


# Of each role the first are those of every day.
PLACES = (
    Place("/payment-lists", N_("Payment lists"), ("payment_clerk",)),
    Place("/home", N_("Today"), READ_FIGURES),
    Place("/payment-lists", N_("Payment lists"), ("approver",)),
    Place("/unpaid", N_("Due and not paid yet"), FUNDING),
    Place("/applications", N_("Applications"), FUNDING),
    Place("/recoveries", N_("Money to be paid back"), FUNDING),
    Place("/fund-estimate", N_("Funds"), FUNDING),
    Place("/administration", N_("Administration"), ("administrator",)),
    Place("/worklist", N_("Worklist"), ("contact_person",)),
    Place("/users", N_("Users"), ("administrator",)),
    Place("/households", N_("Households"), READ_CASES),
    # A contact person has one list: what is overdue and the alerts are on the worklist, which leads to both.
    Place("/overdue", N_("Overdue"), READ_FIGURES),
    Place("/coverage", N_("Coverage"), READ_FIGURES),
    Place("/life-events", N_("Changes in families"), READ_FIGURES),
    Place("/worklist", N_("Worklist"), SUPERVISION),
    Place("/needs", N_("What families need"), READ_FIGURES),
    Place("/applications", N_("Applications"), (*CASE_WORK, "auditor")),
    Place("/unpaid", N_("Due and not paid yet"), REVIEW_RECORDS),
    Place("/recoveries", N_("Money to be paid back"), REVIEW_RECORDS),
    Place("/petitions", N_("Petitions"), READ_CASES, grant="petition"),
    Place("/alerts", N_("Alerts"), READ_FIGURES),
    Place("/lapsing-contracts", N_("Contracts to renew"), READ_FIGURES),
    Place("/staff", N_("Staff"), OVERSEE),
    Place("/hospitals", N_("Hospitals"), READ_OFFICE),
    Place("/policies", N_("Contact policy"), READ_OFFICE),
    Place("/payment-lists", N_("Payment lists"), REVIEW_RECORDS),
    Place("/fund-estimate", N_("Funds"), ("auditor",)),
    Place("/schemes", N_("Schemes"), READ_OFFICE),
    Place("/projects", N_("Service projects"), REVIEW_RECORDS),
    Place("/supervision", N_("Supervision"), REVIEW_RECORDS),
    Place("/period-closes", N_("Closed periods"), READ_FIGURES),
    Place("/authenticity", N_("Hints and call-backs"), REVIEW_RECORDS),
    Place("/corrections", N_("Corrections and withdrawals"), REVIEW_RECORDS),
    Place("/imports", N_("Imports"), READ_IMPORTS),
    Place("/ledgers", N_("Ledger chain"), OVERSEE),
    Place("/administration-log", N_("Log of administration"), READ_ADMINISTRATION),
)


def menu_for(role: Role, grants: Sequence[Grant] = ()) -> Menu:
    may = [place for place in PLACES if role in place.roles]
    places = tuple(place for place in may if place.grant is None or place.grant in grants)
    cut = FIRST if len(places) > FIRST + 1 else len(places)
    return Menu(places[:cut], places[cut:])


def home_of(role: Role) -> str:
    """Where the role's day begins."""
    return HOMES.get(role, "/home")
