"""A payment list of a whole county: computed, frozen, approved, exported; beside the same sums in one SQL statement.

`lines_per_s` of each step, `peak_mb` of this process until its end, `grown_mb` what the step added to that: flat where it does not
grow with the list. `next_month`: the list after it computed, for the same people. `sql_limit`: months times rates of the same people
added up in the database, nothing stored, explained or claimed.
"""

import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from bench.place import lines, machine, place
from bench.recipients import COUNTY, SCHEME, fill
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.envelope import Request
from casework.ledger.keys import Keys
from casework.payments.commands import PreparePaymentList
from projections.payments.lists import one
from projections.registry import fold_all
from web.access.caller import Caller
from web.http.action import Action, Asking, act
from web.office import Office, Reached
from web.payments import actions
from web.payments.bank_file import bank_file
from web.payments.computing import compute

NOW: Final = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PERSONS: Final = 100_000
SQL: Final = """
    with rate(category, months_from, amount) as (values ('child_deceased', 1, 59000), ('child_disabled', 1, 46000))
    select count(*), sum(owed.amount)::bigint from (
      select a.person_id, (12 - extract(month from a.from_on)::int + 1) * r.amount as amount
        from read.application a
        join read.member m on m.member_id = a.person_id and m.known_until = 9223372036854775807
        join read.said_category c on c.household_id = a.household_id and c.known_until = 9223372036854775807
        join rate r on r.category = c.category
       where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = 'confirmed' and m.payment_account is not null
         and a.known_until = 9223372036854775807) owed
"""


def run(quick: bool = False, persons: int = PERSONS) -> dict[str, Any]:
    """Rows: a step each, and the sums in SQL. `quick`: 2,000 lines."""
    persons = 2_000 if quick else persons
    with place() as server:
        database = Database(server.app_dsn, pool_size=4).open()
        casework = Casework(database, Keys(bytes(32), bytes(32)), fold_all)
        fill(casework, server, persons)
        office = Office(database, casework, lambda: NOW)
        rows, amount = _steps(office, persons)
        rows.append(_in_sql(database, persons, amount))
        database.close()
    return {"bench": "payment-list", "machine": machine(), "rows": rows}


def _steps(office: Office, persons: int) -> tuple[list[dict[str, Any]], int]:
    clerk, approver = _caller("payment_clerk"), _caller("approver")
    list_id = _prepared(office, clerk)
    of = {"list_id": list_id}
    steps: dict[str, Callable[[], object]] = {
        "computed": lambda: compute(office, COUNTY, list_id),
        "frozen": lambda: _ask(office, actions.FREEZE, clerk, of),
        "approved": lambda: _ask(office, actions.APPROVE, approver, of),
        "exported": lambda: _exported(office, clerk, list_id),
    }
    rows, whole = [], 0.0
    for name, step in steps.items():
        before, begun = _peak(), time.perf_counter()
        step()
        seconds = time.perf_counter() - begun
        whole += seconds
        rows.append(_row(name, persons, seconds, before))
    rows.append(_row("ours", persons, whole, rows[0]["peak_mb"] - rows[0]["grown_mb"]))
    with office.open_snapshot(clerk) as snapshot:
        listed = one(snapshot, list_id)
    if listed is None or listed.list.lines != persons:
        raise SystemExit("not everybody has a line")
    rows.append(_next_month(office, clerk, persons))
    return rows, listed.list.amount_fen


def _next_month(office: Office, clerk: Caller, persons: int) -> dict[str, Any]:
    list_id, before, begun = _prepared(office, clerk, "2027-01"), _peak(), time.perf_counter()
    compute(office, COUNTY, list_id)
    return _row("next_month", persons, time.perf_counter() - begun, before)


def _row(name: str, persons: int, seconds: float, before: float) -> dict[str, Any]:
    return {
        "name": name, "lines": persons, "seconds": round(seconds, 3), "lines_per_s": round(persons / seconds),
        "peak_mb": _peak(), "grown_mb": round(_peak() - before, 1),
    }  # fmt: skip


def _prepared(office: Office, clerk: Caller, period: str = "2026") -> UUID:
    asking = Asking(
        office, clerk, {}, _said(actions.PREPARE, scheme=SCHEME, division=COUNTY, period=period), Request(uuid4())
    )
    list_id = uuid4()
    command = PreparePaymentList(list_id=list_id, scheme=SCHEME, division=COUNTY, period=period)
    office.act(clerk, actions.PREPARE.complete(asking, command), at=Reached(COUNTY, list_id), request=Request.new())
    return list_id


def _said(action: Action, **said: Any) -> Any:
    return action.shape(**said)


def _ask(office: Office, action: Action, caller: Caller, ids: dict[str, UUID]) -> object:
    return act(action, Asking(office, caller, ids, _said(action), Request(uuid4())))


def _exported(office: Office, clerk: Caller, list_id: UUID) -> None:
    with office.open_snapshot(clerk) as snapshot:
        listed = one(snapshot, list_id)
    if listed:
        bank_file(office, listed, "fixed")


def _in_sql(database: Database, persons: int, amount: int) -> dict[str, Any]:
    begun = time.perf_counter()
    with database.single() as connection:
        found = connection.execute(SQL, {"ledger": COUNTY, "scheme": SCHEME}).fetchone()
    seconds = time.perf_counter() - begun
    if found != (persons, amount):
        raise SystemExit(f"the sums differ: {found} / {(persons, amount)}")
    return {
        "name": "sql_limit",
        "lines": persons,
        "seconds": round(seconds, 3),
        "lines_per_s": round(persons / seconds),
    }


def _caller(role: Any) -> Caller:
    return Caller(uuid4(), role, role, role, COUNTY, None, "en", "standard", "token", "api")


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def table(report: dict[str, Any]) -> str:
    return lines(report)
