"""Money of a county by who gives it: received, paid out, still to pay, carried from one year to the next."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from casework.funds.form import PAYERS, Carried
from casework.payments.offsets import by_part
from casework.schemes.words import SchemeId
from projections.engine.snapshot import Snapshot
from projections.funds.settled import PARTS
from projections.funds.shared import ByYear, Charged, shared
from projections.funds.tables import FUNDS_RECEIPT, FundsReceipt
from projections.funds.transfers import transferred_by_payer
from projections.schemes.in_force import editions_of

COLUMNS: Final = ", ".join(f"f.{name}" for name in FUNDS_RECEIPT.fields)


def receipts(snapshot: Snapshot, ledger: str, year: int, scheme: str | None = None) -> list[FundsReceipt]:
    """What a county received for a year, for a scheme (where one is asked about) or for none in particular."""
    cursor = snapshot.connection.execute(
        snapshot.whole(
            f"""
            select {COLUMNS} from read.funds_receipt f
             where f.ledger = %(ledger)s and f.year = %(year)s and known(f)
               and (%(scheme)s::text is null or f.scheme is null or f.scheme = %(scheme)s)
             order by f.received_on desc, f.received_id
            """
        ),
        snapshot.parameters({"ledger": ledger, "year": year, "scheme": scheme}),
    )
    return [FUNDS_RECEIPT.row_of(row) for row in cursor]


def by_giver(received: Iterable[FundsReceipt]) -> dict[str, int]:
    """Fen by who gave them."""
    found: dict[str, int] = {}
    for each in received:
        found[each.payer] = found.get(each.payer, 0) + each.amount_fen
    return found


def paid_by_payer(snapshot: Snapshot, ledger: str, scheme: SchemeId, until_year: int) -> dict[int, dict[str, int]]:
    """Fen that the bank settled in each year up to one, by who pays them: shares apply to components as of the months paid for.

    What was set off was not paid out: it is taken off the components of its line by what each comes to.
    """
    found: dict[int, dict[str, int]] = {}
    editions = editions_of(snapshot, ledger, scheme)
    for each in _components(snapshot, ledger, scheme, until_year):
        sums = found.setdefault(each.year, {})
        for payer, fen in shared(editions, ledger, each).items():
            sums[payer] = sums.get(payer, 0) + fen
    for each in _set_off(snapshot, ledger, scheme, until_year):
        for payer, fen in shared(editions, ledger, each).items():
            found[each.year][payer] -= fen
    return found


def _components(snapshot: Snapshot, ledger: str, scheme: str, until_year: int) -> list[Charged]:
    """One sum a component, year of settling and first month of what was paid for."""
    return snapshot.rows(
        Charged,
        """
        select p.part ->> 'component', extract(year from r.told_on)::int, m.month::int, sum((p.part ->> 'amount_fen')::bigint)::bigint
          from read.payment_list t
          join read.payment_line l on l.list_id = t.list_id and known(l)
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = 'settled' and known(r)
         cross join lateral json_array_elements(l.parts::json) as p(part)
         cross join lateral json_array_elements_text(p.part -> 'months') as m(month)
         where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.settled > 0 and known(t)
           and extract(year from r.told_on) <= %(until)s
         group by 1, 2, 3 order by 2, 3, 1
        """,
        ledger=ledger, scheme=scheme, until=until_year,
    )  # fmt: skip


class _Line(msgspec.Struct, frozen=True):
    year: int
    parts: str
    offset_fen: int


def _set_off(snapshot: Snapshot, ledger: str, scheme: str, until_year: int) -> Iterator[Charged]:
    """The same of what was set off, by line and part."""
    lines = snapshot.rows(
        _Line,
        """
        select extract(year from r.told_on)::int, l.parts, l.offset_fen
          from read.payment_list t
          join read.payment_line l on l.list_id = t.list_id and l.offset_fen > 0 and known(l)
          join read.bank_result r on r.list_id = l.list_id and r.from_number <= l.number and l.number < r.until_number
               and r.outcome = 'settled' and known(r)
         where t.ledger = %(ledger)s and t.scheme = %(scheme)s and t.settled > 0 and known(t)
           and extract(year from r.told_on) <= %(until)s
        """,
        ledger=ledger, scheme=scheme, until=until_year,
    )  # fmt: skip
    for line in lines:
        parts = PARTS.decode(line.parts)
        for part, fen in zip(parts, by_part(parts, line.offset_fen), strict=True):
            yield Charged(part.component, line.year, part.months[0], fen)


def carried(snapshot: Snapshot, ledger: str, scheme: SchemeId, year: int) -> tuple[Carried, ...]:
    """The year's account of a scheme: brought forward, received for it, settled by the bank in it, transferred between it and other
    schemes, carried on."""
    paid = paid_by_payer(snapshot, ledger, scheme, year)
    received = _received_by_year(snapshot, ledger, scheme, year)
    transferred = transferred_by_payer(snapshot, ledger, scheme, year)
    rows = (_account(payer, year, received, paid, transferred) for payer in PAYERS)
    return tuple(row for row in rows if row.opening_fen or row.received_fen or row.paid_fen or row.transferred_fen)


def _account(payer: str, year: int, received: ByYear, paid: ByYear, transferred: ByYear) -> Carried:
    def before(sums: ByYear) -> int:
        return sum(of.get(payer, 0) for each, of in sums.items() if each < year)

    opening = before(received) - before(paid) + before(transferred)
    now, out, moved = (of.get(year, {}).get(payer, 0) for of in (received, paid, transferred))
    return Carried(
        payer=payer, opening_fen=opening, received_fen=now, paid_fen=out, transferred_fen=moved,
        closing_fen=opening + now - out + moved,
    )  # fmt: skip


class _Received(msgspec.Struct, frozen=True):
    year: int
    payer: str
    amount_fen: int


def _received_by_year(snapshot: Snapshot, ledger: str, scheme: str, until_year: int) -> dict[int, dict[str, int]]:
    """For this scheme alone: what came for none in particular is nobody's account."""
    rows = snapshot.rows(
        _Received,
        """
        select f.year::int, f.payer, sum(f.amount_fen)::bigint from read.funds_receipt f
         where f.ledger = %(ledger)s and f.year <= %(until)s and f.scheme = %(scheme)s and known(f) group by 1, 2
        """,
        ledger=ledger, until=until_year, scheme=scheme,
    )  # fmt: skip
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row.year, {})[row.payer] = row.amount_fen
    return found


def place_of(snapshot: Snapshot, received_id: object) -> tuple[str, str] | None:
    """The ledger and the division of a record, whatever became of it."""
    row = snapshot.connection.execute(
        "select f.ledger, f.division from read.funds_receipt f where f.received_id = %(id)s limit 1",
        {"id": received_id},
    ).fetchone()
    return (row[0], row[1]) if row else None


def received_of(snapshot: Snapshot, received_id: object) -> tuple[str, FundsReceipt] | None:
    """One record as it stands, with the ledger it is in."""
    row = snapshot.connection.execute(
        snapshot.whole(
            f"select f.ledger, {COLUMNS} from read.funds_receipt f where f.received_id = %(id)s and known(f)"
        ),
        snapshot.parameters({"id": received_id}),
    ).fetchone()
    return (row[0], FUNDS_RECEIPT.row_of(row[1:])) if row else None
