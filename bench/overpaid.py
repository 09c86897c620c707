"""Before a drill: everybody was paid for a year, less was due, and some agree that it is set off against what they are paid later."""

from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from msgspec import to_builtins
from msgspec.structs import replace

from bench.recipients import COUNTY, SCHEME
from casework.ledger.envelope import CLOCK, Request
from casework.recoveries.commands import AgreeOffset
from casework.schemes.adoption import AdoptScheme
from casework.schemes.editions import preset
from casework.schemes.terms import Rate
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.recoveries.recovery_list import Asked, listed
from web.demo.lists import Lists
from web.office import Office
from web.recoveries.finding import look
from web.schemes.actions import schemes_stream

YEAR: Final = 2011
WAS_DUE: Final = 100  # fen a month
AT_MOST: Final = 2_000  # fen of each later payment
MANY: Final = 1_000
ONE_IN: Final = 3  # of those paid too much, how many agree


def paid_too_much(office: Office) -> int:
    """Answers what was paid, in fen."""
    lists = Lists(office, COUNTY)
    paid = lists.prepare(SCHEME, str(YEAR), Request.new())
    lists.freeze(paid)
    lists.send(paid)
    lists.answer(paid)
    lists.close(paid)
    _adopt(office)
    look(office)
    _agree(office)
    told = lists.look(paid)
    return told.list.settled_fen if told else 0


def _adopt(office: Office) -> None:
    """An edition for the months gone by, with far less for the year."""
    national = preset(SCHEME)
    first, end = date(YEAR, 1, 1), date(YEAR + 1, 1, 1)
    less = tuple(
        Rate(component="national", amount_fen=WAS_DUE, per="month", from_on=first, until_on=end, category=category)
        for category in ("death", "disability")
    )
    edition = to_builtins(replace(national, rates=national.rates + less))
    order = AdoptScheme(
        schemes_id=schemes_stream(COUNTY), edition=edition, from_on=first, document_number="1", division=COUNTY
    )
    _record(office, order, order.schemes_id)


def _agree(office: Office) -> None:
    with open_snapshot(office.database, NATION, office.today()) as snapshot:
        found = listed(snapshot, Asked(COUNTY, "open"), 1, MANY)
    for each in found[::ONE_IN]:
        recovery_id = each.row.recovery_id
        _record(office, AgreeOffset(recovery_id=recovery_id, entry_id=uuid4(), amount_fen=AT_MOST), recovery_id)


def _record(office: Office, command: Any, stream: UUID) -> None:
    office.casework.handle(command, ledger=COUNTY, stream=stream, by=CLOCK, request=Request.new(), today=office.today())
