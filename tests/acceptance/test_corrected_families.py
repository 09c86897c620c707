"""What a correction sets free, and what follows it in the figures, as programs see it."""

from datetime import date
from typing import Any

from tests.api.case import V1, household_body
from tests.support.world import COUNTY, OTHER_VILLAGE, VILLAGE, Client, World


def households(client: Client, on: str) -> int:
    total: int = client.get(f"{V1}/coverage", params={"division": VILLAGE, "on": on}).json()["total"]["households"]
    return total


def registered(client: Client, **changes: Any) -> Any:
    return client.post(f"{V1}/households", json={**household_body_of(client), **changes})


def household_body_of(client: Client) -> dict[str, Any]:
    return household_body(client.world)


def test_a_wrong_identity_number_is_free_for_whom_it_belongs_to(world: World) -> None:
    client, wrong, right = world.api(world.caller()), world.id_number(), world.id_number(date(1940, 3, 1))
    first = registered(client, members=[{"name": "张明", "id_number": wrong, "relation": "father"}]).json()
    member = first["members"][0]["id"]
    said = {"id_number": right, "reason": "按身份证更正"}
    assert client.post(f"{V1}/members/{member}/correction", json=said).status_code == 201
    home = client.get(f"{V1}/households/{first['id']}").json()
    assert home["members"][0]["birth_year"] == 1940
    assert {duty["duty"]: duty["due_on"] for duty in home["duties"]}[
        "home_visit"
    ] == "2026-12-01"  # 30 days, of great age
    found = [
        client.post(f"{V1}/households/search", json={"id_number": each}).json()["total"] for each in (wrong, right)
    ]
    assert found == [0, 1]
    other = registered(client, members=[{"name": "李明", "id_number": wrong, "relation": "father"}])
    assert other.status_code == 201
    assert other.json()["members"][0]["id"] != member
    taken = client.post(f"{V1}/members/{member}/correction", json={"id_number": wrong, "reason": "又改回"})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "id_number")


def test_a_number_that_the_police_replaced_stays_the_persons(world: World) -> None:
    client, former, new = world.api(world.caller()), world.id_number(), world.id_number()
    first = registered(client, members=[{"name": "张明", "id_number": former, "relation": "father"}]).json()
    said = {"id_number": new, "former_id_number_valid": True, "reason": "公安换发"}
    assert client.post(f"{V1}/members/{first['members'][0]['id']}/correction", json=said).status_code == 201
    again = registered(client, members=[{"name": "李明", "id_number": former, "relation": "father"}])
    assert (again.status_code, again.json()["type"]) == (409, "/problems/duplicate-person")


def test_a_household_number_moves_and_the_old_one_is_free(world: World) -> None:
    client = world.api(world.caller())
    first = registered(client, household_no="老-17").json()
    said = {"household_no": "老-18", "reason": "写错了"}
    assert client.post(f"{V1}/households/{first['id']}/correction", json=said).status_code == 201
    assert registered(client, household_no="老-18").status_code == 409
    assert registered(client, household_no="老-17").status_code == 201


def test_a_registration_day_and_a_village_that_were_wrong_count_otherwise_on_every_day(world: World) -> None:
    client = world.api(world.caller())
    home = registered(client).json()["id"]
    assert [households(client, on) for on in ("2026-10-31", "2026-11-01")] == [0, 1]
    path = f"{V1}/households/{home}/correction"
    assert client.post(path, json={"registered_on": "2026-10-15", "reason": "晚写"}).status_code == 201
    assert [households(client, on) for on in ("2026-10-14", "2026-10-15")] == [0, 1]
    assert client.post(path, json={"residence_division": OTHER_VILLAGE, "reason": "错村"}).status_code == 201
    assert households(client, "2026-11-01") == 0
    elsewhere = client.get(f"{V1}/coverage", params={"division": OTHER_VILLAGE, "on": "2026-10-15"}).json()
    assert elsewhere["total"]["households"] == 1


def test_who_left_is_entered_in_another_household_and_then_the_leaving_stands(world: World) -> None:
    client, number = world.api(world.caller()), world.id_number()
    person = {"name": "李芳", "id_number": number, "relation": "mother"}
    husband = {"name": "张明", "id_number": world.id_number(), "relation": "father"}
    first = registered(client, members=[husband, person]).json()
    wife = first["members"][1]["id"]
    assert registered(client, members=[person]).status_code == 409
    leaving = {"from_on": "2026-11-10", "cause": "divorced", "reason": "已离婚"}
    assert client.post(f"{V1}/members/{wife}/leaving", json=leaving).status_code == 201
    told = {each["id"]: each for each in client.get(f"{V1}/households/{first['id']}").json()["members"]}
    assert told[wife]["left_on"] == "2026-11-10"
    second = registered(client, members=[person], registered_on="2026-11-10")
    assert (second.status_code, second.json()["members"][0]["id"]) == (201, wife)
    total = client.get(f"{V1}/coverage", params={"division": VILLAGE}).json()["total"]
    assert (total["households"], total["members"]) == (2, 2)


def test_who_did_not_leave_belongs_to_the_household_all_along(world: World) -> None:
    client = world.api(world.caller())
    home, members = world.household()
    leaving = {"from_on": "2026-11-10", "reason": "搬走"}
    assert client.post(f"{V1}/members/{members[1]}/leaving", json=leaving).status_code == 201
    day = {"division": VILLAGE, "on": "2026-11-15"}
    assert client.get(f"{V1}/coverage", params=day).json()["total"]["members"] == 1
    withdrawn = client.post(f"{V1}/members/{members[1]}/leaving/withdrawal", json={"reason": "没有搬走"})
    assert withdrawn.status_code == 201
    assert client.get(f"{V1}/coverage", params=day).json()["total"]["members"] == 2
    assert all("left_on" not in each for each in client.get(f"{V1}/households/{home}").json()["members"])


def test_the_days_between_closure_and_reopening_stay_out_unless_the_closure_was_a_mistake(world: World) -> None:
    client = world.api(world.caller())
    home = registered(client, registered_on="2026-01-01").json()["id"]
    closure = {"on": "2026-05-01", "cause": "moved_away", "reason": "迁出"}
    assert client.post(f"{V1}/households/{home}/closure", json=closure).status_code == 201
    back = {"from_on": "2026-09-01", "reason": "搬回"}
    assert client.post(f"{V1}/households/{home}/reopening", json=back).status_code == 201
    assert [households(client, on) for on in ("2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01")] == [1, 0, 0, 1]
    assert client.post(f"{V1}/households/{home}/closure", json={**closure, "on": "2026-10-01"}).status_code == 201
    assert households(client, "2026-10-01") == 0
    assert client.post(f"{V1}/households/{home}/closure/withdrawal", json={"reason": "结错户"}).status_code == 201
    assert [households(client, on) for on in ("2026-08-31", "2026-10-01")] == [0, 1]


def test_a_closed_households_member_who_belongs_elsewhere_now_keeps_it_closed(world: World) -> None:
    client, number = world.api(world.caller()), world.id_number()
    person = [{"name": "张明", "id_number": number, "relation": "father"}]
    first = registered(client, members=person).json()["id"]
    client.post(f"{V1}/households/{first}/closure", json={"on": "2026-11-10", "reason": "迁出"})
    assert registered(client, members=person).status_code == 201
    back = client.post(f"{V1}/households/{first}/reopening", json={"from_on": "2026-11-20", "reason": "搬回"})
    assert back.status_code == 409
    assert client.get(f"{V1}/households/{first}").json()["status"] == "closed"


def test_a_household_registered_twice_counts_once_on_every_day(world: World) -> None:
    client = world.api(world.caller())
    right, wrong = (registered(client, registered_on="2026-03-01").json()["id"] for _ in range(2))
    assert households(client, "2026-03-01") == 2
    said = {"right_household_id": right, "reason": "重复登记"}
    assert client.post(f"{V1}/households/{wrong}/merging", json=said).status_code == 201
    assert [households(client, on) for on in ("2026-03-01", "2026-11-20")] == [1, 1]
    told = client.get(f"{V1}/households/{wrong}").json()
    assert (told["status"], told["merged_into"]) == ("merged", right)
    assert (
        client.post(f"{V1}/households/{right}/merging", json={**said, "right_household_id": wrong}).status_code == 422
    )
    assert client.post(f"{V1}/households/{wrong}/merging/undoing", json={"reason": "是两户"}).status_code == 201
    assert households(client, "2026-03-01") == 2


def test_living_alone_holds_from_its_day_and_why_names_it(world: World) -> None:
    client = world.api(world.caller())
    home = registered(client, registered_on="2026-01-01").json()["id"]
    path, said = f"{V1}/households/{home}/living-alone", {"lives_alone": True, "from_on": "2026-06-01"}
    position = client.post(path, json=said).json()["position"]

    def visit(on: str) -> dict[str, Any]:
        items = client.get(f"{V1}/overdue", params={"division": COUNTY, "on": on}).json()["items"]
        found: dict[str, Any] = next((item for item in items if item["duty"] == "home_visit"), {})
        return found

    assert visit("2026-05-31")["why"]["interval_days"] == 90
    now = visit("2026-06-01")["why"]
    assert now["interval_days"] == 30
    alone = next(fact for fact in now["facts"] if fact["fact"] == "living_alone")
    assert (alone["position"], alone["occurred_on"]) == (position, "2026-06-01")
