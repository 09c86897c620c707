"""How what happens to money that was paid and was not due is told: calmly, and never as a demand."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import NOTE, REASON

RECOVERIES: Final[Mapping[str, tuple[str, ...]]] = {
    "OverpaymentFound": (N_("%(found_on)s: “%(scheme)s” was paid and was not due: %(amount_fen)s yuan."),),
    "OverpaymentCorrected": (N_("%(found_on)s: as known since, %(amount_fen)s yuan of it were not due."),),
    "OverpaymentWithdrawn": (N_("%(withdrawn_on)s: all of it was due after all."),),
    "RecoveryExplained": (N_("%(explained_on)s: the family was told, in person."), NOTE),
    "InstalmentsAgreed": (N_("%(agreed_on)s: how it is paid back was agreed on with the family."), NOTE),
    "RecoveryReceived": (N_("%(received_on)s: %(amount_fen)s yuan came back."), N_("Number %(number)s.")),
    "RecoveryReceiptCorrected": (N_("The receipt of %(before_on)s was corrected: %(changes)s."), REASON),
    "RecoveryWaived": (N_("%(waived_on)s: %(amount_fen)s yuan are not asked for any more."), REASON),
    "RecoveryRefunded": (N_("%(refunded_on)s: %(amount_fen)s yuan were given back to the family."), NOTE),
    "OffsetAgreed": (
        N_(
            "%(agreed_on)s: it was agreed with the family that of each later payment at most %(amount_fen)s yuan are set off."
        ),
        NOTE,
    ),
    "RecoveryOffset": (
        N_("%(offset_on)s: %(amount_fen)s yuan were set off against line %(number)s of a payment list."),
    ),
    "RecoveryOffsetReturned": (N_("%(returned_on)s: the bank gave that payment back, so nothing was set off."),),
    "RecoveryStepWithdrawn": (N_("What was recorded of %(before_on)s was withdrawn and counts no longer."), REASON),
}
