"""Where an object lies decides who writes it: posts above, households elsewhere, contacts in whose name."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from casework.common.refusals import by_name
from casework.common.roles import Role
from tests.api.case import V1, contact_body, household_body
from tests.support.world import COUNTY, OTHER_VILLAGE, TODAY, VILLAGE, Client, World
from web.households import assignment_actions as assignments
from web.households import household_no
from web.http.problems import TITLES
from web.staff import actions as staff

NEXT_COUNTY_VILLAGE = "411327001001"


def positions(world: World) -> dict[str, int]:
    with world.office.database.single() as connection:
        return dict(connection.execute("select ledger, position from ledger.heads").fetchall())


def of_the_province(world: World) -> tuple[UUID, UUID]:
    """A staff record in the province's ledger, and its post."""
    post = {"level": "county", "division": "41", "from_on": date(2026, 1, 1)}
    answer = world.ask(staff.REGISTER_STAFF, world.caller(division="41"), name="省里的人", posts=[post])
    return answer.id, answer.more["posts"][0]["id"]


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
@pytest.mark.parametrize("division", [VILLAGE, VILLAGE[:9], COUNTY, "4113"])
def test_nobody_ends_or_gives_a_post_in_a_ledger_above_their_own(world: World, role: Role, division: str) -> None:
    staff_id, post_id = of_the_province(world)
    client, before = world.api(world.caller(role, division)), positions(world)
    ending = client.post(f"{V1}/staff/{staff_id}/posts/{post_id}/ending", json={"until_on": "2026-11-20"})
    post = {"level": "village", "division": division, "from_on": "2026-11-20"}
    taking = client.post(f"{V1}/staff/{staff_id}/posts", json=post)
    assert (ending.status_code, taking.status_code) == (403, 403)
    assert positions(world) == before


def test_a_contact_person_reads_and_writes_the_households_they_are_assigned_to_wherever_these_are(
    world: World,
) -> None:
    prefecture = world.caller(division="4113")
    household_id, members = world.household(prefecture, residence_division=NEXT_COUNTY_VILLAGE)
    staff_id = world.staff()
    body = {"level": "village", "staff_id": str(staff_id), "from_on": "2026-01-01"}
    client = world.api(prefecture)
    assert client.post(f"{V1}/households/{household_id}/assignments", json=body).status_code == 201
    mine = world.api(world.caller("contact_person", VILLAGE, staff_id))
    assert mine.get(f"{V1}/households/{household_id}").status_code == 200
    assert mine.get(f"{V1}/members/{members[0]}").status_code == 200
    assert mine.get(f"{V1}/households").json()["total"] == 1
    assert mine.get(f"{V1}/overdue").json()["total"] > 0
    assert mine.get(f"{V1}/worklist").json()["total"] > 0
    assert mine.post(f"{V1}/households/{household_id}/contacts", json=contact_body()).status_code == 201
    items = mine.get(f"{V1}/households/{household_id}/history").json()["items"]
    assert items[-1]["event"] == "ContactLogged"


def logged(client: Client, household_id: UUID, **changes: Any) -> Any:
    return client.post(f"{V1}/households/{household_id}/contacts", json=contact_body(**changes))


def test_a_contact_person_records_in_their_own_name_and_level_only(world: World) -> None:
    household_id, _ = world.household()
    mine, township = world.staff(), world.staff("township", VILLAGE[:9])
    world.assign(household_id, mine)
    world.assign(household_id, township, "township")
    client, before = world.api(world.caller("contact_person", VILLAGE, mine)), positions(world)
    others = logged(client, household_id, staff_id=str(township))
    above = logged(client, household_id, level="township")
    assert [(a.status_code, a.json()["errors"][0]["field"]) for a in (others, above)] == [
        (403, "staff_id"),
        (403, "level"),
    ]
    assert positions(world) == before
    own = logged(client, household_id, staff_id=str(mine), level="village")
    assert own.status_code == 201
    correction = f"{V1}/contacts/{own.json()['id']}/correction"
    for changes in ({"staff_id": str(township)}, {"level": "township"}):
        assert client.post(correction, json={"reason": "x", **changes}).status_code == 403
    assert client.post(correction, json={"reason": "记错了", "channel": "video"}).status_code == 201


def test_a_contact_in_anothers_name_is_theirs_or_the_supervisors_to_change(world: World) -> None:
    household_id, _ = world.household()
    mine, township = world.staff(), world.staff("township", VILLAGE[:9])
    world.assign(household_id, mine)
    contact_id = world.contact(household_id, TODAY, staff_id=township)
    client, supervisor = world.api(world.caller("contact_person", VILLAGE, mine)), world.api(world.caller())
    for what, body in (("correction", {"reason": "x", "channel": "video"}), ("withdrawal", {"reason": "x"})):
        assert client.post(f"{V1}/contacts/{contact_id}/{what}", json=body).status_code == 403
        assert supervisor.post(f"{V1}/contacts/{contact_id}/{what}", json=body).status_code == 201


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hans", "由测试supervisor代丁青珍登记"), ("en", "测试supervisor recorded it for 丁青珍")]
)
def test_the_history_says_who_recorded_for_whom(world: World, language: str, said: str) -> None:
    household_id, _ = world.household()
    person = world.staff()
    world.assign(household_id, person)
    supervisor = world.caller()
    world.contact(household_id, TODAY, supervisor, staff_id=person)
    world.contact(household_id, TODAY, world.caller("contact_person", VILLAGE, person))
    client = world.api(supervisor)
    history = client.get(f"{V1}/households/{household_id}/history", headers={"accept-language": language}).json()
    told = [item["sentence"] for item in history["items"] if item["event"] == "ContactLogged"]
    assert [said in sentence for sentence in told] == [True, False]


def test_a_supervisor_records_for_people_of_their_own_divisions(world: World) -> None:
    household_id, _ = world.household()
    village, town = world.api(world.caller(division=VILLAGE)), world.api(world.caller(division=VILLAGE[:9]))
    township = str(world.staff("township", VILLAGE[:9]))
    assert logged(village, household_id, staff_id=township).status_code == 403
    assert logged(town, household_id, staff_id=township).status_code == 201
    assert logged(town, household_id, staff_id=str(world.staff(division=OTHER_VILLAGE))).status_code == 403
    assert logged(town, household_id, staff_id=str(uuid4())).status_code == 422


def replaced(world: World) -> tuple[UUID, UUID]:
    """A household, and who looked after it until yesterday."""
    household_id, _ = world.household()
    staff_id = world.staff()
    assignment_id = world.assign(household_id, staff_id)
    world.ask(
        assignments.END_ASSIGNMENT,
        household_id=household_id,
        assignment_id=assignment_id,
        until_on=TODAY,
        reason="轮岗",
    )
    return household_id, staff_id


def test_who_was_replaced_still_records_what_they_did_before(world: World) -> None:
    household_id, staff_id = replaced(world)
    client = world.api(world.caller("contact_person", VILLAGE, staff_id))
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert logged(client, household_id, occurred_on=yesterday, level="village").status_code == 201
    assert logged(client, household_id, occurred_on=TODAY.isoformat()).status_code == 404
    assert client.get(f"{V1}/households/{household_id}").status_code == 404


def together(*asks: Any) -> list[int]:
    with ThreadPoolExecutor(len(asks)) as pool:
        return sorted(answer.result().status_code for answer in [pool.submit(ask) for ask in asks])


def test_one_key_is_recorded_once_even_in_two_counties_at_the_same_moment(world: World) -> None:
    prefecture = world.caller(division="4113")
    homes = [world.household(prefecture, residence_division=place)[0] for place in (VILLAGE, NEXT_COUNTY_VILLAGE)]
    paths = [f"{V1}/households/{household_id}/contacts" for household_id in homes]
    client = world.api(prefecture)
    for _ in range(12):
        before, key = sum(positions(world).values()), {"idempotency-key": str(uuid4())}
        asks = [partial(client.post, path, json=contact_body(), headers=key) for path in paths]
        assert together(*asks) == [201, 422]
        assert sum(positions(world).values()) == before + 1


@pytest.mark.parametrize("turns", ["one process", "as many processes as requests"])
def test_households_registered_at_once_all_get_a_number(
    world: World, monkeypatch: pytest.MonkeyPatch, turns: str
) -> None:
    """Within a process they take turns; between processes the claim decides, and whoever was second takes the next."""
    if turns != "one process":
        monkeypatch.setattr(household_no, "TURNS", defaultdict(nullcontext))
    client, path = world.api(world.caller()), f"{V1}/households"
    bodies = [household_body(world) for _ in range(32)]
    assert together(*(partial(client.post, path, json=body) for body in bodies)) == [201] * 32
    items = client.get(path, params={"size": 50}).json()["items"]
    assert sorted(item["household_no"] for item in items) == [f"{COUNTY}-{n:05d}" for n in range(1, 33)]


@pytest.mark.parametrize("role", ["auditor", "payment_clerk", "approver"])
def test_who_sees_no_names_sees_no_doctors_name_either(world: World, role: Role) -> None:
    household_id, members = world.household()
    world.doctor(members[0], date(2026, 1, 1), date(2027, 1, 1))
    masked, whole = world.api(world.caller(role)), world.api(world.caller())
    for path in (f"/members/{members[0]}", f"/households/{household_id}/history"):
        assert "王大夫" in whole.get(V1 + path).text
        assert "王大夫" not in masked.get(V1 + path).text
        assert "王*夫" in masked.get(V1 + path).text


def test_a_conflict_is_called_what_it_is(world: World) -> None:
    household_id, _ = world.household()
    client = world.api(world.caller())
    body = {"until_on": "2026-12-20", "reason": "外出探亲"}
    answers = [client.post(f"{V1}/households/{household_id}/pause", json=body) for _ in range(2)]
    stale = client.post(
        f"{V1}/households/{household_id}/closure", json={"on": "2026-11-20", "reason": "x"}, headers={"if-match": "1"}
    )
    assert [answers[1].json()["title"], stale.json()["title"]] == ["日期与已有记录重叠", "别人刚刚改过"]


def test_a_town_designates_no_hospital_not_even_its_own(world: World) -> None:
    body = {"name": "西簧乡卫生院", "division": VILLAGE[:9], "from_on": "2026-01-01"}
    town, county = world.api(world.caller(division=VILLAGE[:9])), world.api(world.caller())
    assert town.post(f"{V1}/hospitals", json=body).status_code == 403
    hospital = county.post(f"{V1}/hospitals", json=body)
    assert hospital.status_code == 201
    for what, change in (("responsible", {"phone": "1"}), ("withdrawal", {})):
        assert town.post(f"{V1}/hospitals/{hospital.json()['id']}/{what}", json=change).status_code == 403


def test_every_conflict_of_the_rules_has_a_title_of_its_own_kind() -> None:
    assert {kind.name for kind in by_name().values() if kind.status == 409} - {"conflict"} <= set(TITLES)
