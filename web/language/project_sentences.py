"""How service projects are told: orders, deliveries, providers, activities."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

QUANTITY: Final = N_("How many: %(quantity)s.")
PROJECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "ServiceOrdered": (
        N_("From %(from_on)s: %(project)s is ordered."),
        N_("It ends on %(until_on)s."),
        QUANTITY,
        N_("The family wishes: “%(wish)s”."),
    ),
    "ServiceOrderCorrected": (N_("The order of %(before_on)s was corrected: %(changes)s."), REASON),
    "ServiceOrderEnded": (N_("From %(until_on)s %(project)s is delivered no more."), REASON),
    "ServiceOrderWithdrawn": (N_("The order of %(before_on)s was withdrawn."), REASON),
    "ServiceDelivered": (N_("%(delivered_on)s: %(project)s was delivered."), QUANTITY, N_("Done: %(done)s."), NOTE),
    "ServiceDeliveryCorrected": (N_("The delivery of %(before_on)s was corrected: %(changes)s."), REASON),
    "ServiceDeliveryWithdrawn": (N_("The delivery of %(before_on)s was withdrawn."), REASON),
    "ServiceAccepted": (
        N_("%(accepted_on)s: the family was asked about the delivery of %(delivered_on)s."),
        "%(accepted)s",
        N_("Remark: “%(remark)s”."),
    ),
    "CounsellingNoted": (N_("%(noted_on)s: a counsellor noted: “%(note)s”."),),
    "ProviderRegistered": (N_("From %(from_on)s %(name)s provides services in %(division)s."),),
    "ProviderCorrected": (N_("The provider was corrected: %(changes)s."), REASON),
    "ProviderEnded": (N_("From %(until_on)s nothing is ordered there."), REASON),
    "ActivityHeld": (N_("%(held_on)s: “%(title)s” in %(division)s, %(persons)s came."),),
    "ActivityCorrected": (N_("The activity of %(before_on)s was corrected: %(changes)s."), REASON),
    "ActivityWithdrawn": (N_("The activity of %(before_on)s was withdrawn."), REASON),
}
PROJECTS_CORRECTED: Final[Mapping[str, str]] = {
    "project": N_("service"),
    "provider_id": N_("provider"),
    "quantity": N_("how many"),
    "wish": N_("wish"),
    "order_id": N_("order"),
    "delivered_on": N_("day of delivery"),
    "done": N_("what was done"),
    "projects": N_("what it provides"),
    "contact": N_("whom to ask"),
    "programme": N_("programme"),
    "donor": N_("donor"),
    "value_fen": N_("value"),
    "households": N_("families"),
}
