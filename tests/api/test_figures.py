"""Coverage and the overdue list through the API: a cell is as long as its list, a contact tells at once."""

from datetime import date

from tests.api.case import V1, Case, contact_body
from tests.support.world import COUNTY, Client, World

CELLS = {
    "contact": ("contact", "covered", "contact"),
    "contact_effective": ("contact", "effective", "contact"),
    "doctor": ("doctor", "covered", "doctor"),
    "doctor_served": ("doctor", "served", "doctor"),
    "tcm": ("doctor", "tcm", "doctor"),
    "green_channel": ("green_channel", "covered", "green_channel"),
    "green_channel_tested": ("green_channel", "tested", "green_channel"),
    "all_three": ("all_three", "covered", "all_three"),
}


def fill(world: World) -> None:
    """Three households: one with everything, one with something, one with nothing."""
    world.hospital()
    village, town = world.staff(), world.staff("township", "411326301")
    whole, members = world.household()
    half, others = world.household()
    world.household(residence_division="411326104236")
    for household in (whole, half):
        world.assign(household, village)
        world.assign(household, town, "township")
    for level in ("village", "township"):
        world.contact(whole, date(2026, 11, 18), channel="home_visit", level=level)
    for member in (*members, others[0]):
        world.doctor(member, date(2026, 1, 1), date(2027, 1, 1))
        world.green_pass(member, date(2026, 1, 1))
    world.doctor(others[1], date(2026, 1, 1), date(2027, 1, 1), kind="tcm")
    client = world.api(world.caller())
    service = {"on": "2026-11-02", "service": "量血压"}
    assert client.post(f"{V1}/members/{members[0]}/doctor-services", json=service).status_code == 201


def count(client: Client, kind: str, division: str, covered: str | None) -> int:
    query = {"kind": kind, "division": division, "size": "1"} | ({"covered": covered} if covered else {})
    answer = client.get(f"{V1}/coverage/list", params=query)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["total"])


def test_a_cell_is_as_long_as_the_list_behind_it(world: World) -> None:
    fill(world)
    client = world.api(world.caller())
    answer = client.get(f"{V1}/coverage").json()
    assert answer["total"]["contact"] == {"covered": 2, "effective": 1, "of": 3}
    assert answer["total"]["doctor"] == {"covered": 3, "served": 1, "of": 6, "tcm": 1}
    assert answer["total"]["all_three"] == {"covered": 1, "of": 3}
    rows = [row for row in answer["rows"] if row["households"]]
    assert {row["division"] for row in rows} == {"411326301", "411326104"}
    for row in (answer["total"], *rows):
        for kind, (part, cell, whole) in CELLS.items():
            covered, of = row[part][cell], row[whole]["of"]
            assert count(client, kind, row["division"], "true") == covered, (kind, row)
            assert count(client, kind, row["division"], "false") == of - covered, (kind, row)
            assert count(client, kind, row["division"], None) == of


def test_lists_page_and_say_how_long_they_are(world: World) -> None:
    fill(world)
    client = world.api(world.caller())
    pages = [client.get(f"{V1}/households?size=2&page={page}").json() for page in (1, 2, 3)]
    assert [len(page["items"]) for page in pages] == [2, 1, 0]
    assert {page["total"] for page in pages} == {3}
    assert len({item["id"] for page in pages for item in page["items"]}) == 3
    for query in ("size=201", "size=0", "page=0", "page=x", "size="):
        assert client.get(f"{V1}/households?{query}").status_code == 422, query
    for query in ("kind=none", "", "kind=doctor&covered=maybe"):
        assert client.get(f"{V1}/coverage/list?{query}").status_code == 422, query


def test_a_contact_takes_the_household_off_the_overdue_list_at_once(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    town = world.staff("township", "411326301")
    world.assign(here.ids["household_id"], town, "township")
    late = client.get(f"{V1}/overdue").json()
    assert {item["duty"] for item in late["items"]} >= {"home_visit", "level:village", "level:township"}
    assert client.get(f"{V1}/coverage").json()["total"]["contact"]["effective"] == 0
    for level in ("village", "township"):
        body = contact_body(channel="home_visit", level=level, occurred_on="2026-11-20")
        assert here.post(client, "/households/{household_id}/contacts", body).status_code == 201
    assert client.get(f"{V1}/overdue").json()["items"] == []
    assert client.get(f"{V1}/coverage").json()["total"]["contact"]["effective"] == 1


def test_an_overdue_item_says_whose_turn_it_is_and_why(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    items = client.get(f"{V1}/overdue").json()["items"]
    assert [item["due_on"] for item in items] == sorted(item["due_on"] for item in items)
    visit = next(item for item in items if item["duty"] == "home_visit")
    village = [each for each in visit["assigned"] if each["level"] == "village"]
    assert village == [{"staff_id": str(here.ids["staff_id"]), "level": "village", "name": "丁青珍", "post": "held"}]
    assert visit["days_overdue"] == (date(2026, 11, 20) - date.fromisoformat(visit["due_on"])).days
    why = visit["why"]
    assert why["rule"]["edition"] == "default"
    assert why["facts"][0]["position"] == 1
    assert (why["base_on"], why["interval_days"], why["due_on"]) == ("2026-01-01", 90, "2026-04-01")
    english = client.get(f"{V1}/overdue", headers={"accept-language": "en"}).json()["items"][0]
    assert english["rule"].isascii()


def test_a_contact_person_sees_their_own_worklist_and_overdue_items(here: Case) -> None:
    world = here.world
    world.household()
    mine = world.caller("contact_person", COUNTY, here.ids["staff_id"])
    client = world.api(mine)
    own = str(here.ids["household_id"])
    assert {item["household_id"] for item in client.get(f"{V1}/overdue").json()["items"]} == {own}
    worklist = client.get(f"{V1}/worklist").json()
    assert {item["household_id"] for item in worklist["items"]} == {own}
    assert [need["summary"] for need in worklist["needs"]] == ["灶台坏了"]
    assert [item["id"] for item in client.get(f"{V1}/households").json()["items"]] == [own]


def test_a_green_channel_is_tried_for_a_quarter_where_the_right_person_answered(world: World) -> None:
    fill(world)
    client = world.api(world.caller())
    hospital = client.get(f"{V1}/hospitals").json()["items"][0]["id"]

    def tried(on: str = "2026-11-20") -> int:
        return int(client.get(f"{V1}/coverage", params={"on": on}).json()["total"]["green_channel"]["tested"])

    def call(on: str, **answer: bool) -> None:
        made = client.post(f"{V1}/hospitals/{hospital}/test-calls", json={"on": on, **answer})
        assert made.status_code == 201, made.text

    assert tried() == 0
    call("2026-11-10", reached=True, right_person=False)
    call("2026-11-11", reached=False)
    assert tried() == 0
    call("2026-11-12", reached=True, right_person=True)
    assert tried() == 3
    assert (tried("2026-11-11"), tried("2027-02-11"), tried("2027-02-12")) == (0, 3, 0)
    assert count(client, "green_channel_tested", COUNTY, "false") == 3
    province = world.api(world.caller("auditor", "41")).get(f"{V1}/coverage?on=2026-11-20").json()
    assert province["total"]["green_channel"]["tested"] == 3
