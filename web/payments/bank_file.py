"""The file for the bank: the lines of an approved list, with names and accounts as known when the list was prepared."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Final, NamedTuple

import xlsxwriter

from casework.common.refusals import NoSuchLayout, PayeeHasChanged
from casework.payments.bank_files import Payment, cells, written
from casework.payments.layouts import Layout, list_number, shipped
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.payments.lines import Whole, to_pay
from projections.payments.lists import Listed
from projections.schemes.in_force import scheme_in_force
from web.exports.files import CSV, XLSX
from web.office import Office
from web.payments.computing import list_state
from web.payments.payees import hashed, payees

AT_ONCE: Final = 500
DEFAULT: Final = "fixed"
MEDIA: Final = {"fixed": "text/plain; charset=gb18030", "csv": CSV, "xlsx": XLSX}
ENDING: Final = {"fixed": "txt", "csv": "csv", "xlsx": "xlsx"}
_SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class BankFile(NamedTuple):
    content: bytes
    hash: str
    name: str
    media: str


def layout_of(name: str | None) -> tuple[str, Layout]:
    """A layout by its name, with its name. Raises NoSuchLayout."""
    wanted = name or DEFAULT
    found = shipped().get(wanted)
    if found is None:
        raise NoSuchLayout("layout")
    return wanted, found


def bank_file(office: Office, of: Listed, name: str | None) -> BankFile:
    """The file, the same each time it is made. Raises PayeeHasChanged, BankTextTooLong, NoSuchLayout."""
    _, layout = layout_of(name or of.list.layout)
    payments = _payments(office, of)
    content = _workbook(layout, payments) if layout.format == "xlsx" else b"".join(written(layout, payments))
    ending = ENDING[layout.format]
    digest = _rows_hash(office, of, layout) if layout.format == "xlsx" else sha256(content).hexdigest()
    return BankFile(content, digest, f"{list_number(of.list.list_id)}.{ending}", MEDIA[layout.format])


def _rows_hash(office: Office, of: Listed, layout: Layout) -> str:
    """A workbook holds the moment it was written; its rows are what counts."""
    digest = sha256()
    for payment in _payments(office, of):
        digest.update("\t".join(cells(layout, payment)).encode() + b"\n")
    return digest.hexdigest()


def _payments(office: Office, of: Listed) -> Iterator[Payment]:
    state = list_state(office, of.ledger, of.list.list_id)
    if state.prepared is None:
        return
    known, after, number = state.prepared.known, 0, list_number(of.list.list_id)
    purpose = f"{_title(office, of, known)} {of.list.period}"
    while True:
        with open_snapshot(office.database, NATION, office.today()) as now:
            lines = to_pay(now, of.list.list_id, after, AT_ONCE)
        if not lines:
            return
        with open_snapshot(office.database, NATION, state.prepared.prepared_on, known_position=known) as then:
            yield from _of(office, then, lines, number, purpose)
        after = lines[-1].number


def _of(office: Office, then: Snapshot, lines: list[Whole], number: str, purpose: str) -> Iterator[Payment]:
    found = payees(office.casework, then, [line.person_id for line in lines])
    for line in lines:
        payee = found.get(line.person_id)
        if payee is None or hashed(office.casework, payee) != line.payee:
            raise PayeeHasChanged(number=line.number)
        yield Payment(number, line.number, payee.name, payee.account or "", line.amount_fen, purpose)


def _title(office: Office, of: Listed, known: dict[str, int]) -> str:
    """What the bank prints: the scheme's name; never more about a family."""
    with open_snapshot(office.database, NATION, of.list.prepared_on, known_position=known) as then:
        adopted = scheme_in_force(then, of.ledger, of.list.scheme)  # type: ignore[arg-type]
    return adopted.scheme.title_zh if adopted.scheme else ""


def _workbook(layout: Layout, payments: Iterator[Payment]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, _SAFE) as book:
        page = book.add_worksheet()
        for place, column in enumerate(layout.columns):
            page.write_string(0, place, column.title)
            page.set_column(place, place, 24)
        for number, payment in enumerate(payments, start=1):
            for place, cell in enumerate(cells(layout, payment)):
                page.write_string(number, place, cell)
    return content.getvalue()
