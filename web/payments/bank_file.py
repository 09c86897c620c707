"""The file for the bank: the lines of an approved list, with names and accounts as known when the list was prepared."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from hashlib import sha256
from io import BytesIO
from typing import Any, Final, NamedTuple

import xlsxwriter

from casework.common.refusals import NoSuchLayout, PayeeHasChanged
from casework.payments import layout_adoption
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
from web.payments.layout_actions import layouts_stream
from web.payments.payees import hashed, payees

AT_ONCE: Final = 500
DEFAULT: Final = "fixed"
MEDIA: Final = {"fixed": "text/plain", "csv": CSV, "xlsx": XLSX}
ENDING: Final = {"fixed": "txt", "csv": "csv", "xlsx": "xlsx"}
_SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class BankFile(NamedTuple):
    content: bytes
    hash: str
    name: str
    media: str
    encoding: str


def layouts_of(office: Office, ledger: str) -> dict[str, Layout]:
    """Those at hand, and those the county has adopted; one of the same name takes the place of the other."""
    story: Sequence[Any] = office.casework.ledger(ledger).stream(layouts_stream(ledger))
    own = reduce(layout_adoption.evolve, story, layout_adoption.NEW).adopted
    return {**own, **{name: layout for name, layout in shipped().items() if name not in own}}


def layout_of(office: Office, of: Listed, name: str | None) -> tuple[str, Layout]:
    """A layout by its name, with its name; without one that of the sent list, the county's own, else the fixed one. Of a sent list
    its layout as it was then: the county may have adopted another of the same name. Raises NoSuchLayout."""
    sent = list_state(office, of.ledger, of.list.list_id).sent
    if sent and sent.terms and name in (None, sent.layout):
        return sent.layout, sent.terms
    found, name = layouts_of(office, of.ledger), name or of.list.layout
    wanted = name or (next(iter(found)) if next(iter(found)) not in shipped() else DEFAULT)
    if wanted not in found:
        raise NoSuchLayout("layout")
    return wanted, found[wanted]


def bank_file(office: Office, of: Listed, name: str | None) -> BankFile:
    """The file, the same each time it is made. Raises PayeeHasChanged, BankTextTooLong, BankTextBeginsAFormula, NoSuchLayout."""
    _, layout = layout_of(office, of, name)
    payments = _payments(office, of)
    content = workbook(layout, payments) if layout.format == "xlsx" else b"".join(written(layout, payments))
    ending = ENDING[layout.format]
    digest = _rows_hash(office, of, layout) if layout.format == "xlsx" else sha256(content).hexdigest()
    return BankFile(content, digest, f"{list_number(of.list.list_id)}.{ending}", MEDIA[layout.format], layout.unmarked)


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
    known, number = state.prepared.known, list_number(of.list.list_id)
    purpose = f"{_title(office, of, known)} {of.list.period}"
    for after in range(0, state.computed.lines if state.computed else 0, AT_ONCE):
        with office.open_everywhere() as now:
            lines = to_pay(now, of.list.list_id, after, after + AT_ONCE)
        with open_snapshot(office.database, NATION, state.prepared.prepared_on, known_position=known) as then:
            yield from _of(office, then, lines, number, purpose)


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


def workbook(layout: Layout, payments: Iterable[Payment]) -> bytes:
    """Every cell is text, none a formula."""
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
