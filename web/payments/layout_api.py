"""Layouts of bank files for other programs; adopting one is an action (web/payments/layout_actions.py)."""

from datetime import datetime
from typing import Any

from litestar.di import NamedDependency
from msgspec import Struct, to_builtins

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import ledger_of
from web.access.caller import Caller
from web.http.api.answers import Page
from web.http.api.params import Paging
from web.http.api.read import read
from web.office import AsOf, Office
from web.payments.layouts_in_force import in_force


class BankLayoutItem(Struct):
    """`layout`: as it is adopted. `adopted_by`, `adopted_at`: nothing where it comes with the program."""

    name: str
    layout: dict[str, Any]
    adopted_by: str | None
    adopted_at: datetime | None


@read("BankLayouts", "/bank-layouts", READ_FIGURES)
def show_layouts(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
) -> Page[BankLayoutItem]:
    """The layouts in which a county's lists can be sent, its own first: the first is taken where none is named."""
    ledger = ledger_of(asked_division)
    with office.open_snapshot(caller, as_of) as snapshot:
        known = dict(snapshot.known)
    found = in_force(office, ledger, known.get(ledger, 0))
    shown = [
        BankLayoutItem(each.name, to_builtins(each.layout), each.by or None, each.since) for each in paging.of(found)
    ]
    return Page(shown, paging.page, paging.size, len(found), known)


HANDLERS = [show_layouts]
