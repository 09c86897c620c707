"""How what happens to a payment list is told."""

from collections.abc import Mapping
from typing import Final

from web.language.i18n import N_
from web.language.sentence_parts import REASON

PAYMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "BankLayoutAdopted": (N_("The layout of bank files “%(name)s” was adopted."),),
    "PaymentListPrepared": (N_("%(prepared_on)s: the payment list for %(period)s was prepared (%(division)s)."),),
    "PaymentLinesComputed": (N_("Lines of a payment list were computed."),),
    "PaymentListComputed": (N_("All %(lines)s lines were computed, %(amount_fen)s yuan; %(left_out)s persons are left out."),),
    "PaymentLineExcluded": (N_("Line %(number)s was taken out of the list, %(amount_fen)s yuan."), REASON),
    "PaymentListDiscarded": (N_("The list was discarded: nothing is paid by it."), REASON),
    "PaymentListFrozen": (
        N_("%(frozen_on)s: the list was frozen: %(persons)s persons, %(households)s households, %(amount_fen)s yuan."),
    ),
    "PaymentListThawed": (N_("The list was sent back."), REASON),
    "PaymentListApproved": (N_("%(approved_on)s: the list was approved."),),
    "PaymentListSent": (
        N_("%(sent_on)s: the list was sent to the bank."),
        N_("Although lines were in doubt: “%(despite)s”."),
    ),
    "BankReturnReceived": (N_("%(received_on)s: a return file of the bank was taken."),),
    "SettledLinesReturned": (
        N_("%(received_on)s: a late return of the bank was taken: lines that it had paid came back."),
    ),
    "ReturnedLinesSettled": (N_("%(received_on)s: by a late file of the bank, lines that had come back are paid after all."),),
    "PaymentListClosed": (
        N_("%(closed_on)s: the list was closed: %(settled)s lines were paid, %(settled_fen)s yuan."),
        N_("Returned: %(returned)s lines, %(returned_fen)s yuan."),
    ),
}  # fmt: skip
