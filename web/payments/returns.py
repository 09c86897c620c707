"""The bank's answer, as a file: read within its bounds, compared with the list row by row, taken whole or not at all."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from msgspec.structs import replace

from casework.common import refusals
from casework.payments.bank_answers import LONGEST_SAID, Answer, Reading, answers, by_header, told
from casework.payments.bank_faults import Fault
from casework.payments.commands import BankRow, RecordBankReturn
from casework.payments.layouts import DIGITS, Layout, list_number
from projections.payments.lines import amounts
from projections.payments.lists import Listed, one
from web.http.action import Asking, WriteResult, hand_over
from web.http.rights import demand
from web.imports.workbook.answer import cells
from web.imports.workbook.process import read_grid
from web.imports.workbook.refusals import UnusableFile
from web.office import not_found
from web.payments.actions import RETURN, of_list
from web.payments.bank_file import layout_of
from web.payments.offsets import tell_offsets

ZIP: Final = b"PK\x03\x04"
TOO_LARGE: Final = ("too_big", "bomb", "too_much", "too_many_rows", "too_wide")


def take(asking: Asking, content: bytes, *, late: bool = False) -> WriteResult:
    """Records what is new in the file. Raises Refused, with every fault by row and column; UnusableFile for no such workbook.

    `late`: it tells of lines that came back after they were paid, or are paid after all.
    """
    demand(asking.caller, RecordBankReturn.roles)
    at = of_list(asking)
    with asking.office.open_snapshot(asking.caller) as snapshot:
        listed = one(snapshot, at.stream)
        if listed is None:
            raise not_found()
        if listed.list.sent_on is None:
            raise refusals.PaymentListNotSent
        line_fen = amounts(snapshot, at.stream)
    layout = layout_of(asking.office, listed, None)[1]
    reading = read(layout, content)
    command = RecordBankReturn(
        list_id=at.stream, late=late, file_hash=sha256(content).hexdigest(), layout=layout,
        rows=tuple(_row(answer, line_fen) for answer in reading.answers),
        unread=(*reading.faults, *_of_others(listed, reading.answers)),
    )  # fmt: skip
    result = hand_over(asking, command, at, RETURN)
    tell_offsets(asking.office, at.ledger, at.stream)
    return result


def read(layout: Layout, content: bytes) -> Reading:
    """A workbook, whatever the layout says, if it is one: banks answer a table by a table."""
    if layout.format == "fixed" or not content.startswith(ZIP):
        plain = layout if layout.format != "xlsx" else replace(layout, format="csv")
        return answers(plain, content)
    try:
        grid = read_grid(content)
    except UnusableFile as unfit:
        if unfit.code in TOO_LARGE:
            raise refusals.BankWorkbookTooLarge from unfit
        raise
    return told(
        layout, by_header(layout, ((number, [_text(cell) for cell in cells(row)]) for number, row in grid.rows))
    )


def _text(cell: Any) -> str:
    """A cell as its text would be: of a number no more digits than were typed; a day is no answer of a bank's, and said as it is."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(round(cell, 4))
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _of_others(listed: Listed, found: list[Answer]) -> list[Fault]:
    """Rows of another list. Excel cuts the zeros off before a number."""
    own = list_number(listed.list.list_id)
    kind = refusals.BankFileOfAnotherList
    return [
        Fault(each.row, "list", kind, each.list[:LONGEST_SAID], own, each.number)
        for each in found
        if each.list.zfill(DIGITS) != own
    ]


def _row(answer: Answer, line_fen: Mapping[int, int]) -> BankRow:
    paid = answer.outcome == "paid"
    return BankRow(
        row=answer.row, number=answer.number, amount_fen=answer.amount_fen, line_fen=line_fen.get(answer.number),
        paid=paid, reason=None if answer.outcome == "paid" else answer.outcome, said=answer.said,
    )  # fmt: skip
