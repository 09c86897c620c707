"""What is kept apart, looked for by those it is not kept for: pages, API, counts, versions, histories, the database itself."""

from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from casework.common.roles import READ_CASES, Role
from casework.ledger.verify import verify
from tests.support.world import COUNTY, VILLAGE, Client, World
from web.access import accounts, log, users
from web.access.caller import Caller

CANARY = "要求补发三年的补助"
V1 = "/api/v1"
LOOKED_AT = (
    "/households/{h}", "/households/{h}/history", "/households/{h}/needs", "/households?division={d}", "/needs?division={d}",
    "/overdue?division={d}", "/alerts?division={d}", "/worklist", "/life-events?division={d}",
)  # fmt: skip
PAGES = ("/households/{h}", "/households/{h}/history", "/households", "/worklist", "/home", "/needs", "/alerts")


def reader(world: World, role: Role, staff_id: UUID) -> Caller:
    return world.caller(role, VILLAGE if role == "contact_person" else COUNTY, staff_id)


def seen(client: Client, household: UUID) -> list[Any]:
    """What the API tells somebody of the household and around it, without how far the ledger has come."""
    answers = [client.get(V1 + path.format(h=household, d=COUNTY)) for path in LOOKED_AT]
    told = [(answer.status_code, answer.json()) for answer in answers]
    for _, answer in told:
        answer.pop("known_position", None)
    return told


def family(world: World) -> tuple[UUID, UUID]:
    household, _ = world.household()
    staff = world.staff()
    world.assign(household, staff)
    return household, staff


@pytest.mark.parametrize("role", [role for role in READ_CASES if role != "auditor"])
def test_to_others_everything_reads_as_if_there_were_no_petition(world: World, role: Role) -> None:
    household, staff = family(world)
    caller = reader(world, role, staff)
    client = world.api(caller)
    before = seen(client, household)
    petition = world.petition(household, matter=CANARY)
    assert seen(client, household) == before
    browser = world.browser(caller)
    for path in PAGES:
        page = browser.get(path.format(h=household)).text
        assert CANARY not in page
        assert "信访" not in page
    for path in (f"/petitions?division={COUNTY}", f"/households/{household}/petitions"):
        assert client.get(V1 + path).status_code == 403
        assert browser.get(path).status_code == 403
    for what, body in (("answer", {"result": "x"}), ("withdrawal", {"reason": "x"}), ("correction", {"reason": "x"})):
        for id_ in (petition, household):  # one that is there and one that is not answer alike
            assert client.post(f"{V1}/petitions/{id_}/{what}", json=body).status_code == 403


def test_an_auditor_learns_that_an_entry_is_kept_apart_and_nothing_of_it(world: World) -> None:
    household, staff = family(world)
    client = world.api(reader(world, "auditor", staff))
    before = client.get(f"{V1}/households/{household}/history").json()
    world.petition(household, matter=CANARY)
    after = client.get(f"{V1}/households/{household}/history")
    assert CANARY not in after.text
    told = after.json()
    assert told["total"] == before["total"] + 1
    assert told["items"][:-1] == before["items"]
    last = told["items"][-1]
    assert (last["event"], last["actor"], last["role"]) == ("Withheld", "", "")
    page = world.browser(reader(world, "auditor", staff)).get(f"/households/{household}/history").text
    assert "这一条单独保管" in page
    assert client.get(f"{V1}/petitions?division={COUNTY}").status_code == 403
    household_now = client.get(f"{V1}/households/{household}").json()
    assert household_now["version"] == before["total"]


def test_who_was_given_leave_reads_it_where_their_households_are_and_until_it_is_taken_back(world: World) -> None:
    household, _ = family(world)
    petition = world.petition(household, matter=CANARY)
    handler = world.caller(grants=("petition",))
    client = world.api(handler)
    (item,) = client.get(f"{V1}/petitions?division={COUNTY}").json()["items"]
    assert (item["id"], item["matter"]) == (str(petition), CANARY)
    assert CANARY in client.get(f"{V1}/households/{household}/history").json()["items"][-1]["sentence"]
    assert CANARY in world.browser(handler).get(f"/households/{household}/petitions").text
    elsewhere = world.api(world.caller(division="411327", grants=("petition",)))
    assert elsewhere.get(f"{V1}/petitions").json()["total"] == 0
    assert elsewhere.post(f"{V1}/petitions/{petition}/answer", json={"result": "x"}).status_code == 404
    with world.office.database.write() as connection:
        user = users.found(connection, handler.name)
        assert user.grants == ("petition",)
        accounts.change(connection, log.COMMAND_LINE, world.clock(), user, user.role, user.division, user.staff_id)
    again = world.api(handler)
    assert again.get(f"{V1}/petitions").status_code == 403
    assert CANARY not in again.get(f"{V1}/households/{household}/history").text


def test_an_administrator_who_gives_it_reads_no_case_and_an_auditor_who_has_it_no_words(world: World) -> None:
    household, _ = family(world)
    world.petition(household, matter=CANARY)
    assert world.api(world.caller("administrator", grants=("petition",))).get(f"{V1}/petitions").status_code == 403
    told = world.api(world.caller("auditor", grants=("petition",))).get(f"{V1}/petitions")
    assert told.json()["items"][0]["matter"] is None
    assert CANARY not in told.text


def test_the_database_itself_keeps_it_apart(world: World) -> None:
    household, staff = family(world)
    world.petition(household, matter=CANARY)
    for role in READ_CASES:
        with world.office.open_snapshot(reader(world, role, staff)) as snapshot:
            assert rows(snapshot.connection, "select * from read.petition") == []
            told = rows(
                snapshot.connection,
                f"select name, actor_name, data::text from ledger.story('{COUNTY}', '{household}', 1000)",
            )
        kept = [row for row in told if row[0] not in ("HouseholdRegistered", "MemberAdded", "ContactPersonAssigned")]
        assert kept == ([("Withheld", "", "{}")] if role == "auditor" else [])
    with world.office.open_snapshot(world.caller(grants=("petition",))) as snapshot:
        assert len(rows(snapshot.connection, "select * from read.petition")) == 1


def test_its_envelope_says_so_and_the_chain_holds_it(world: World) -> None:
    household, _ = family(world)
    world.petition(household)
    with world.office.database.single() as connection:
        said = dict(rows(connection, "select name, confidentiality from ledger.events"))
        assert said["PetitionRecorded"] == "petition"
        assert said["HouseholdRegistered"] == "staff"
        assert isinstance(verify(connection, COUNTY), int)


def rows(connection: Connection[Any], query: str) -> list[Any]:
    return connection.execute(query).fetchall()  # type: ignore[call-overload,no-any-return]
