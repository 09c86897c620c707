"""Rebuilding read models: ours, all and one by one, against the stock ProjectionRunner and pure SQL over the same events.

`events` are the ledger's: a rebuild goes through all of them, whichever concern it; `folded` are those that do. The stock runner
and its view likewise. `sql_limit` makes the rows of `contact`, and only those, with one INSERT … SELECT over the stored JSON.
`peak_mb`: the largest process so far, this one or one that worked along.
"""

import json
import resource
import statistics
import time
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg

from bench.place import lines, machine, place
from bench.stock import environment
from projections.rebuild.rebuild import rebuild
from projections.registry import BY_NAME, PROJECTIONS

MEASURED = (
    "household",
    "member",
    "contact",
    "assignment",
    "doctor_contract",
    "doctor_service",
    "green_channel_pass",
    "alert",
)
SQL_CONTACT = """
    insert into bench.contact
    select ledger, (data->>'contact_id')::uuid, stream_id, (data->>'occurred_on')::date, data->>'channel', data->>'outcome',
           data->>'level', (data->>'staff_id')::uuid, data->>'note', data->>'promise', (data->>'promise_on')::date,
           position, 9223372036854775807
      from ledger.events where name = 'ContactLogged'
"""


def run(quick: bool = False) -> dict[str, Any]:
    households, rounds = (300, 1) if quick else (4400, 3)
    with place() as server:
        with psycopg.connect(server.superuser_dsn, autocommit=True) as superuser:
            total = fill(superuser, households)
            rows = _ours(server.owner_dsn, total, rounds)
            rows.append(_sql(superuser, total, rounds))
        rows.append(_stock(server.app_dsn, 3.0 if quick else 8.0))
    return {"bench": "rebuild", "machine": machine(), "rows": rows}


def _ours(owner_dsn: str, total: int, rounds: int) -> list[dict[str, Any]]:
    with psycopg.connect(owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        found: dict[str, list[tuple[int, float]]] = {}
        folded: dict[str, int] = {}
        for _ in range(rounds):
            began = time.perf_counter()
            rebuild(owner, PROJECTIONS)
            found.setdefault("ours", []).append((total, time.perf_counter() - began))
            for name in MEASURED:
                began = time.perf_counter()
                folded[name] = rebuild(owner, [BY_NAME[name]])[name]
                found.setdefault(f"ours:{name}", []).append((total, time.perf_counter() - began))
    return [_row(name, results, folded.get(name.removeprefix("ours:"))) for name, results in found.items()]


def _row(name: str, results: list[tuple[int, float]], folded: int | None = None) -> dict[str, Any]:
    rate = statistics.median(events / seconds for events, seconds in results)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    row = {"name": name, "events": results[0][0], "events_per_s": round(rate), "peak_mb": round(peak)}
    return row | ({"folded": folded} if folded is not None else {})


def _sql(superuser: Any, total: int, rounds: int) -> dict[str, Any]:
    superuser.execute("create table bench.contact (like read.contact)")
    results = []
    for _ in range(rounds):
        superuser.execute("truncate bench.contact")
        began = time.perf_counter()
        folded = superuser.execute(SQL_CONTACT).rowcount
        results.append((total, time.perf_counter() - began))
    return _row("sql_limit", results, folded)


def _stock(dsn: str, seconds: float) -> dict[str, Any]:
    """How far the library's runner gets through its own stored events in a few seconds."""
    from bench.stock_application import Homes, runner_of

    env = {**environment(dsn), "POSTGRES_POOL_SIZE": "8"}
    app = Homes(env=env)
    for home in [app.register() for _ in range(50)]:
        aggregate: Any = app.repository.get(home)
        for _ in range(400):
            aggregate.log_contact("phone", "reached", "2026-11-20")
        app.save(aggregate)
    began = time.perf_counter()
    runner = runner_of(env)
    time.sleep(seconds)
    events = runner.projection.view.max_tracking_id(app.name) or 0
    return _row("stock_runner", [(events, time.perf_counter() - began)])


def fill(superuser: Any, households: int) -> int:
    """A county's events, straight into the table (a rebuild does not look at the chain). Answers how many."""
    staff = [uuid4() for _ in range(50)]
    columns = (
        "ledger, position, stream_id, version, name, data, confidentiality, actor, actor_name, actor_role, actor_division, "
        "device, command_id, command_hash, recorded_at, hash"
    )
    position, nobody = 0, uuid4()
    with superuser.cursor().copy(f"copy ledger.events ({columns}) from stdin") as copy:
        for number in range(households):
            stream = uuid4()
            for version, (name, data) in enumerate(_household(number, staff), start=1):
                position += 1
                copy.write_row(
                    ("411326", position, stream, version, name, json.dumps(data), "staff", nobody, "李主任", "supervisor",
                     "411326", "desktop", uuid4(), bytes(32), "2026-11-20 09:00:00+08", bytes(32))
                )  # fmt: skip
    superuser.execute("insert into ledger.heads values ('411326', %s, %s, now())", (position, bytes(32)))
    superuser.execute("analyze ledger.events")
    return position


def _household(number: int, staff: list[UUID]) -> list[tuple[str, dict[str, Any]]]:
    """What happens to a household in three years, in the proportions of an office."""
    began = date(2023, 11, 20)
    members = [str(uuid4()), str(uuid4())]
    sealed = f"A256GCM:{members[0]}:MemberAdded.name:" + "q" * 56
    person = {
        "name": sealed,
        "id_number": sealed,
        "relation": "father",
        "born_on": "1955-05-17",
        "sex": "male",
        "from_on": str(began),
    }
    events: list[tuple[str, dict[str, Any]]] = [
        ("HouseholdRegistered", {"household_no": f"B{number:06d}", "category": "child_deceased",
                                 "residence_division": "411326301220", "registered_on": str(began), "address": sealed}),
        *(("MemberAdded", {"member_id": member, **person}) for member in members),
        *(("ContactPersonAssigned", {"assignment_id": str(uuid4()), "level": level, "staff_id": str(staff[number % 50]),
                                     "from_on": str(began)}) for level in ("village", "township")),
        *(("PassIssued", {"pass_id": str(uuid4()), "member_id": m, "number": sealed, "from_on": str(began)}) for m in members),
    ]  # fmt: skip
    for year in range(3):
        day = began + timedelta(days=365 * year)
        for member in members:
            events.append(("DoctorContractSigned", {"contract_id": str(uuid4()), "member_id": member, "kind": "family",
                           "from_on": str(day), "until_on": str(day + timedelta(days=365)), "doctor": sealed}))  # fmt: skip
            events += [("DoctorServiceRecorded", {"service_id": str(uuid4()), "member_id": member,
                        "served_on": str(day + timedelta(days=90 * n)), "service": sealed}) for n in range(3)]  # fmt: skip
    for n in range(36):
        events.append(("ContactLogged", {"contact_id": str(uuid4()), "channel": "home_visit", "outcome": "reached",
                       "occurred_on": str(began + timedelta(days=30 * n)), "level": "village",
                       "staff_id": str(staff[number % 50]), "note": sealed}))  # fmt: skip
    for n in range(4):
        alert = str(uuid4())
        events.append(
            ("AlertRaised", {"alert_id": alert, "duty": "any_contact", "due_on": str(began), "raised_on": str(began)})
        )
        events.append(
            ("AlertResolved", {"alert_id": alert, "resolved_on": str(began + timedelta(days=n)), "cause": "contact"})
        )
    return events


def table(report: dict[str, Any]) -> str:
    return lines(report)
