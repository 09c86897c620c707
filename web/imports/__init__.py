"""The offices' Excel ledger: read, judge row by row, give the refused rows back."""

from web.imports.faults import Fault, already_registered, number_taken
from web.imports.judge import Judged, judge
from web.imports.rejects import write_rejects
from web.imports.row import Contact, LedgerRow, Member
from web.imports.sheet import Sheet, read_sheet
from web.imports.workbook.refusals import UnusableFile

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
