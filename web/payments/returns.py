"""The bank's answer, as a file: read within its bounds, compared with the list row by row, taken whole or not at all."""

from hashlib import sha256
from typing import Final

from msgspec.structs import replace

from casework.common import refusals
from casework.payments.bank_files import Answer, answers, by_header, told
from casework.payments.commands import BankRow, RecordBankReturn
from casework.payments.layouts import Layout, list_number
from projections.payments.lines import amounts
from projections.payments.lists import Listed, one
from web.http.action import Asking, WriteResult, hand_over
from web.http.rights import demand
from web.imports.workbook.answer import cells
from web.imports.workbook.process import read_grid
from web.office import not_found
from web.payments.actions import RETURN, of_list
from web.payments.bank_file import layout_of
from web.payments.offsets import tell_offsets

ZIP: Final = b"PK\x03\x04"


def take(asking: Asking, content: bytes) -> WriteResult:
    """Records what is new in the file. Raises Refused, which says row and column; UnusableFile for no such workbook."""
    demand(asking.caller, RecordBankReturn.roles)
    at = of_list(asking)
    with asking.office.open_snapshot(asking.caller) as snapshot:
        listed = one(snapshot, at.stream)
        if listed is None:
            raise not_found()
        if listed.list.sent_on is None:
            raise refusals.PaymentListNotSent
        line_fen = amounts(snapshot, at.stream)
    rows = [_row(listed, answer, line_fen) for answer in read(layout_of(asking.office, listed, None)[1], content)]
    command = RecordBankReturn(list_id=at.stream, file_hash=sha256(content).hexdigest(), rows=tuple(rows))
    result = hand_over(asking, command, at, RETURN)
    tell_offsets(asking.office, at.ledger, at.stream)
    return result


def read(layout: Layout, content: bytes) -> list[Answer]:
    """A workbook, whatever the layout says, if it is one: banks answer a table by a table."""
    if layout.format == "fixed" or not content.startswith(ZIP):
        plain = layout if layout.format != "xlsx" else _as_csv(layout)
        return answers(plain, content)
    grid = read_grid(content, lambda: False)
    lines = ((number, [str(cell) for cell in cells(row)]) for number, row in grid.rows)
    return told(layout, by_header(layout, lines))


def _as_csv(layout: Layout) -> Layout:
    return replace(layout, format="csv")


def _row(listed: Listed, answer: Answer, line_fen: dict[int, int]) -> BankRow:
    if answer.list != list_number(listed.list.list_id):
        raise refusals.BankFileOfAnotherList(f"rows.{answer.row}.list", row=answer.row)
    return BankRow(
        row=answer.row, number=answer.number, amount_fen=answer.amount_fen, line_fen=line_fen.get(answer.number),
        paid=answer.outcome == "paid", reason=None if answer.outcome == "paid" else answer.outcome,
    )  # fmt: skip
