"""How money before and after it is paid is told: funds received, annual forms."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

FUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "FundsReceived": (
        N_("%(received_on)s: %(amount_fen)s yuan for %(year)s were received from the %(payer)s (%(document_number)s)."),
    ),
    "FundsReceivedCorrected": (N_("The record of funds received on %(before_on)s was corrected: %(changes)s."), REASON),
    "FundsReceivedWithdrawn": (N_("The record of funds received on %(before_on)s was withdrawn."), REASON),
    "AnnualFormIssued": (N_("%(issued_on)s: the annual form of %(year)s for “%(scheme)s” was issued (%(division)s)."),),
    "AnnualFormRestated": (
        N_("%(restated_on)s: the annual form of %(year)s for “%(scheme)s” was restated (%(division)s)."),
        REASON,
    ),
}
FUNDS_CORRECTED: Final[Mapping[str, str]] = {
    "year": N_("year"),
    "payer": N_("who gave it"),
    "amount_fen": N_("amount"),
    "received_on": N_("day of receipt"),
    "document_number": N_("document"),
    "scheme": N_("scheme"),
}
