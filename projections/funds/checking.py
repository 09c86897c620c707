"""Whether issued annual forms are reckoned again from the ledger at their positions, have their hash, and add up both ways."""

from collections.abc import Iterator
from typing import Any, Final

from psycopg import Connection

from casework.funds.footing import faults
from casework.funds.form import Form, digest
from projections.engine import elapsed
from projections.engine.difference import Difference
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot
from projections.funds.reckoning import as_told
from projections.funds.tables import ANNUAL_FORM, AnnualForm

SOME: Final = 20  # told forms, at random
SECONDS: Final = 5.0  # after which no other form is reckoned again; hash and sums are looked at all the same


def forms_unlike(connection: Connection[Any], seconds: float = SECONDS) -> list[Difference]:
    """What is wrong with forms as they were told. Within the caller's snapshot."""
    heads = dict(connection.execute("select ledger, position from ledger.heads").fetchall())
    told, until = _told(connection), elapsed.seconds(connection) + seconds
    return [
        Difference("annual_form", kind, ledger, str(row.form_id), f"{row.scheme} {row.year} ({row.number}): {what}")
        for ledger, row in told
        for kind, what in (
            *unsound(row),
            *(_unlike(connection, heads, ledger, row) if elapsed.seconds(connection) < until else ()),
        )
    ]


def unsound(row: AnnualForm) -> Iterator[tuple[str, str]]:
    """What its own figures say against it: another hash, a sum that is none."""
    form = row.form
    if digest(row.division, row.scheme, row.year, form) != row.hash:
        yield "hash", "the hash differs"
    for fault in faults(form):
        yield "sums", f"{fault.measure} {fault.where}: {fault.stated} / {fault.sum}"


def _unlike(
    connection: Connection[Any], heads: dict[str, int], ledger: str, row: AnnualForm
) -> Iterator[tuple[str, str]]:
    found = as_told(Snapshot(connection, NATION, row.told_on, heads, heads), ledger, row, counted=True).form
    told, anew = _figures(row.form), _figures(found)
    yield from (("figures", f"{name} differs") for name in sorted(told | anew) if told.get(name) != anew.get(name))


def _figures(form: Form) -> dict[str, object]:
    rows: dict[str, object] = {
        f"{each.division or '*'} {each.category}/{each.residency}": each for each in (*form.rows, *form.totals)
    }
    return rows | {f"account of {each.payer}": each for each in form.carried}


def _told(connection: Connection[Any]) -> list[tuple[str, AnnualForm]]:
    columns = ", ".join(ANNUAL_FORM.fields)
    rows = connection.execute(
        f"""
        select ledger, {columns} from read.annual_form where known_until = 9223372036854775807
         order by random() limit %(some)s
        """,
        {"some": SOME},
    )
    return [(ledger, ANNUAL_FORM.row_of(values)) for ledger, *values in rows]
