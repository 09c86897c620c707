"""Every figure can be asked for again: as of a day, a position, an instant."""

from datetime import timedelta
from typing import Any

import pytest

from casework.common.confidentiality import GRANTS
from tests.api.case import V1, Case, contact_body
from tests.support.world import COUNTY, TODAY, Client

# What is no figure, or cannot be otherwise: heads and logs, choices, how far a run is, a file of what was approved, a period by itself
# as it was closed; and who is unpaid, which asks the lists as they stand.
NOT_ASKED = {
    "Ledgers", "AdministrationLog", "Imports", "SchemePresets", "HandOver", "BankFile", "PeriodClose", "Unpaid",
}  # fmt: skip
ALWAYS_TOLD = {"Policies", "Schemes", "Projects", "BankLayouts"}  # what was shipped is known from the beginning
FIGURES = (
    "/coverage",
    "/overdue",
    "/households",
    "/households/{household_id}",
    "/households/{household_id}/history",
    "/households/{household_id}/needs",
    "/members/{member_id}",
    "/coverage/list?kind=contact_effective",
    "/alerts",
    "/hospitals",
    "/staff",
    "/policies",
)


def vector(answer: Any) -> str:
    return ",".join(f"{ledger}:{at}" for ledger, at in answer.json()["known_position"].items())


def at(here: Case, client: Client, path: str, known: str, on: str = TODAY.isoformat()) -> Any:
    sign = "&" if "?" in path else "?"
    return client.get(here.path(path) + f"{sign}on={on}&known_position={known}")


def much_happens(here: Case, client: Client) -> None:
    here.post(client, "/households/{household_id}/contacts", contact_body(channel="home_visit", level="village"))
    here.post(client, "/needs/{need_id}/closure", {})
    here.post(client, "/households/{household_id}/pause", {"until_on": "2026-12-31", "reason": "x"})
    here.post(client, "/hospitals/{hospital_id}/withdrawal", {"on": "2026-02-01"})
    here.post(client, "/staff/{staff_id}/posts/{post_id}/ending", {"until_on": "2026-11-01"})
    here.post(client, "/assignments/{assignment_id}/ending", {"until_on": "2026-11-01", "reason": "x"})
    here.post(client, "/policies", {"edition": "anyue-2020", "from_on": "2026-01-01", "document_number": "1"})
    here.world.household()


def test_an_answer_given_once_can_be_had_again(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    before = {path: client.get(here.path(path)) for path in FIGURES}
    much_happens(here, client)
    for path, answer in before.items():
        assert answer.status_code == 200, (path, answer.text)
        assert at(here, client, path, vector(answer)).json() == answer.json(), path
    assert client.get(f"{V1}/coverage").json() != before["/coverage"].json()


def test_every_read_can_be_asked_for_what_was_known_and_nothing_was_before_the_first_event(here: Case) -> None:
    client = here.world.api(here.world.caller("supervisor", grants=GRANTS))
    described = client.get("/api/openapi.json").json()["paths"]
    reads = {of["get"]["operationId"]: (path, of["get"]) for path, of in described.items() if "get" in of}
    takes = {name: {p["name"] for p in of.get("parameters", ())} for name, (_, of) in reads.items()}
    asked = {name for name, taken in takes.items() if {"on", "known_position", "known_at"} <= taken}
    assert set(reads) - asked == NOT_ASKED
    lists = [reads[name][0].removeprefix(V1) for name in asked - ALWAYS_TOLD if "page" in takes[name]]
    told = {path: at(here, client, path, f"{COUNTY}:0") for path in lists}
    assert {path: said.json() for path, said in told.items() if said.is_success and said.json()["total"]} == {}
    assert {path for path, said in told.items() if said.status_code not in (200, 404)} == {
        "/coverage/list"
    }  # of what kind, it asks


def test_one_number_stands_for_the_one_ledger(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    nation = world.api(world.caller(division=""))
    before = client.get(f"{V1}/coverage").json()
    position = before["known_position"][COUNTY]
    single = here.get(client, "/households/{household_id}").json()
    much_happens(here, client)
    assert client.get(f"{V1}/coverage?known_position={position}").json() == before
    assert client.get(f"{V1}/coverage?division={COUNTY}000000&known_position={position}").json() == before
    for reader in (client, nation):
        again = here.get(reader, "/households/{household_id}", known_position=position).json()
        assert again["version"] == single["version"]


def test_what_was_known_at_an_instant(here: Case) -> None:
    world = here.world
    world.clock.pass_by(days=10 * 365)  # the database's clock is the machine's
    client = world.api(world.caller())
    day = TODAY.isoformat()
    before = client.get(f"{V1}/coverage?on={day}").json()
    position = before["known_position"][COUNTY]
    with world.owner() as owner:
        row = owner.execute("select recorded_at from ledger.heads where ledger = %s", (COUNTY,)).fetchone()
    assert row is not None
    world.contact(here.ids["household_id"], TODAY)
    known_at = row[0].isoformat()
    answer = client.get(f"{V1}/coverage", params={"on": day, "known_at": known_at})
    assert answer.json() == before
    earlier = client.get(f"{V1}/coverage", params={"on": day, "known_at": (row[0] - timedelta(days=1)).isoformat()})
    assert earlier.json()["known_position"] == {COUNTY: 0}
    assert earlier.json()["total"]["households"] == 0
    assert position > 0


def test_a_past_day_is_told_as_it_is_known_now(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    assert client.get(f"{V1}/coverage?on=2025-12-31").json()["total"]["households"] == 0
    assert client.get(f"{V1}/households?on=2025-12-31").json()["total"] == 0
    first = client.get(f"{V1}/coverage?on=2026-01-01").json()
    assert (first["total"]["households"], first["on"]) == (1, "2026-01-01")
    assert client.get(f"{V1}/overdue?on=2026-01-31").json()["total"] == 0
    assert client.get(f"{V1}/overdue?on=2026-02-01").json()["total"] == 1
    assert client.get(f"{V1}/coverage?on=2027-06-30").json()["total"]["households"] == 1
    assert here.get(client, "/households/{household_id}/needs", on="2026-11-19").json()["items"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("known_at=2099-01-01T00:00:00%2B08:00", "known_at"),
        ("known_at=2026-11-20T08:00:00", "known_at"),
        ("known_at=yesterday", "known_at"),
        ("known_position=411326:999999", "known_position"),
        ("known_position=999999", "known_position"),
        ("known_position=-1", "known_position"),
        ("known_position=99999999999999999999999", "known_position"),
        ("known_position=x", "known_position"),
        ("on=2026-02-30", "on"),
        ("on=9999-12-31", "on"),
        ("on=0001-01-01", "on"),
    ],
)
def test_what_cannot_be_asked_is_refused(here: Case, query: str, field: str) -> None:
    world = here.world
    client = world.api(world.caller())
    for path in ("/coverage", "/overdue", "/households", "/households/{household_id}", "/worklist"):
        answer = client.get(here.path(path) + "?" + query)
        assert answer.status_code == 422, (path, answer.text)
        assert answer.json()["errors"][0]["field"] == field
