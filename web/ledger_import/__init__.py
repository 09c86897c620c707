"""The offices' Excel ledger: read, judge row by row, give the refused rows back."""

from web.ledger_import.faults import Fault, already_registered, number_taken
from web.ledger_import.judge import Judged, judge
from web.ledger_import.rejects import write_rejects
from web.ledger_import.row import Contact, LedgerRow, Member
from web.ledger_import.sheet import Sheet, read_sheet
from web.workbook.refusals import UnusableFile

__all__ = [
    "Contact",
    "Fault",
    "Judged",
    "LedgerRow",
    "Member",
    "Sheet",
    "UnusableFile",
    "already_registered",
    "judge",
    "number_taken",
    "read_sheet",
    "write_rejects",
]
