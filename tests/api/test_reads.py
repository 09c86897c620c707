"""The shapes of reads, and what of a family is shown to whom."""

from tests.api.case import V1, Case, household_body
from tests.support.world import VILLAGE, World


def test_a_household_has_its_members_contact_persons_and_duties(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    shown = here.get(client, "/households/{household_id}").json()
    assert shown["division"] == VILLAGE
    assert (shown["category"], shown["status"], shown["ledger"]) == ("child_deceased", "open", "411326")
    father = {"id": str(here.ids["member_id"]), "name": "张建国", "relation": "father"}
    assert {**father, "birth_year": 1960, "alive": True} in shown["members"]
    assigned = [each for each in shown["assignments"] if each["level"] != "county"]
    assert [(a["level"], a["name"], a["until_on"]) for a in assigned] == [("village", "丁青珍", None)]
    assert {"duty": "home_visit", "due_on": "2026-04-01", "days_overdue": 233} in shown["duties"]


def test_names_are_masked_for_those_who_do_not_look_after_families(here: Case) -> None:
    world = here.world
    for role in ("auditor", "approver", "payment_clerk"):
        client = world.api(world.caller(role))
        for path in ("/households/{household_id}", "/households", "/households/{household_id}/history",
                     "/households/{household_id}/needs", "/members/{member_id}"):  # fmt: skip
            answer = here.get(client, path)
            assert answer.status_code == 200, path
            for whole in ("张建国", "李秀英", "13800001111"):
                assert whole not in answer.text, (role, path)
        assert here.get(client, "/households/{household_id}/needs").json()["items"][0]["summary"] is None


def test_a_member_shows_the_number_masked_even_to_a_supervisor(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    shown = here.get(client, "/members/{member_id}").json()
    assert shown["name"] == "张建国"
    assert "********" in shown["id_number"]
    assert shown["household_id"] == str(here.ids["household_id"])


def test_a_history_tells_every_event_in_a_sentence(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    told = here.get(client, "/households/{household_id}/history", size=3).json()
    assert told["total"] > 3
    first = told["items"][0]
    assert (first["event"], first["position"], first["role"]) == ("HouseholdRegistered", 1, "supervisor")
    assert first["occurred_on"] == "2026-01-01"
    assert first["recorded_at"].endswith(("Z", "+00:00"))
    assert all(item["sentence"] for item in told["items"])


def test_a_household_is_found_by_number_initials_or_exactly(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    other = client.post(f"{V1}/households", json=household_body(world, household_no="B-77")).json()["id"]
    own = str(here.ids["household_id"])
    for q, found in (
        ("zjg", [own]),
        ("ZJG", [own]),
        ("B-7", [other]),
        ("wxl", [other]),
        ("zzz", []),
        ("\x00", None),
    ):
        answer = client.get(f"{V1}/households", params={"q": q})
        ids = [item["id"] for item in answer.json()["items"]] if answer.status_code == 200 else None
        assert ids == found, q
    for body, found in (
        ({"name": "张建国"}, [own]),
        ({"name": "张建国", "phone": "13800001111"}, [own]),
        ({"name": "王秀兰", "phone": "13800001111"}, []),
        ({"name": "张建"}, []),
    ):
        answer = client.post(f"{V1}/households/search", json=body)
        assert (answer.status_code, [item["id"] for item in answer.json()["items"]]) == (200, found), body


def test_a_number_is_found_in_its_old_form_and_wide_digits(world: World) -> None:
    client = world.api(world.caller())
    number = "41132619600517902"
    from casework.common.id_number import check_digit

    whole = number + check_digit(number)
    body = household_body(world, members=[{"name": "王秀兰", "id_number": whole, "relation": "mother"}])
    made = client.post(f"{V1}/households", json=body).json()["id"]
    wide = "".join(chr(ord(c) + 0xFEE0) for c in whole)
    for spelled in (whole, whole.lower(), wide, number[:6] + number[8:]):
        found = client.post(f"{V1}/households/search", json={"id_number": spelled}).json()
        assert [item["id"] for item in found["items"]] == [made], spelled


def test_a_search_says_what_it_needs_and_stays_within_the_scope(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    assert client.post(f"{V1}/households/search", json={}).status_code == 422
    answer = client.post(f"{V1}/households/search", json={"id_number": "123"})
    assert answer.json()["errors"][0]["field"] == "id_number"
    elsewhere = world.api(world.caller(division="411327"))
    assert elsewhere.post(f"{V1}/households/search", json={"name": "张建国"}).json()["items"] == []


def test_hospitals_say_whether_they_are_ready_and_what_is_missing(here: Case) -> None:
    world = here.world
    world.hospital(name="县中医院", phone=None, pathway=())
    for division in ("411326", VILLAGE):
        items = world.api(world.caller(division=division)).get(f"{V1}/hospitals").json()["items"]
        told = {item["name"]: (item["ready"], item["missing"]) for item in items}
        assert told == {"淅川县人民医院": (True, []), "县中医院": (False, ["phone", "pathway"])}


def test_policies_name_what_is_in_force_and_what_there_is(world: World) -> None:
    client = world.api(world.caller())
    body = {"edition": "beijing", "from_on": "2026-10-01", "document_number": "京1号"}
    before = client.get(f"{V1}/policies").json()["items"]
    assert [(p["name"], p["from_on"]) for p in before] == [("default", None)]
    assert client.post(f"{V1}/policies", json=body).status_code == 201
    now = client.get(f"{V1}/policies").json()
    assert [(p["document_number"], p["from_on"]) for p in now["items"]] == [("京1号", "2026-10-01")]
    assert "default" in [edition["edition"] for edition in now["presets"]]
    assert client.get(f"{V1}/policies?on=2026-09-30").json()["items"][0]["name"] == "default"


def test_ledgers_are_a_plain_list_of_heads(here: Case) -> None:
    world = here.world
    (head,) = world.api(world.caller("auditor")).get(f"{V1}/ledgers").json()
    assert set(head) == {"ledger", "position", "hash"}
    assert len(bytes.fromhex(head["hash"])) == 32
    assert world.api(world.caller("auditor", "411327")).get(f"{V1}/ledgers").json() == []


def test_the_description_names_every_path_and_nothing_else(world: World) -> None:
    described = world.visitor().get("/api/openapi.json").json()
    assert described["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    operations = [op for methods in described["paths"].values() for op in methods.values()]
    assert all(path.startswith(V1) for path in described["paths"])
    assert len({op["operationId"] for op in operations}) == len(operations)
    contact = described["paths"][f"{V1}/households/{{household_id}}/contacts"]["post"]
    assert "LogContact" in str(contact["requestBody"])
    assert "application/problem+json" in contact["responses"]["422"]["content"]
    assert {p["name"] for p in contact["parameters"]} == {"household_id", "Idempotency-Key", "If-Match"}
    coverage = described["paths"][f"{V1}/coverage"]["get"]
    assert {p["name"] for p in coverage["parameters"]} == {"division", "on", "known_position", "known_at"}
