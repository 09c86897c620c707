"""A write with a key is recorded once; a decision on an old version is not taken."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.api.case import V1, Case, contact_body, household_body
from tests.support.world import Client


def position(client: Client) -> int:
    return int(client.get(f"{V1}/ledgers").json()[0]["position"])


def test_the_same_key_and_body_answers_the_same_and_records_nothing(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    key = {"Idempotency-Key": str(uuid4())}
    for path, body in (
        ("/households", household_body(world)),
        ("/households/{household_id}/contacts", contact_body()),
        (
            "/staff",
            {"name": "李红", "posts": [{"level": "county", "division": "411326", "from_on": "2026-01-01"}]},
        ),
    ):
        key = {"Idempotency-Key": str(uuid4())}
        first = here.post(client, path, body, **key)
        stands = position(client)
        here.post(client, "/households/{household_id}/needs", {"domain": "living", "summary": "x"})
        again = here.post(client, path, dict(reversed(body.items())), **key)
        assert (again.status_code, again.json()) == (201, first.json())
        assert position(client) == stands + 1


def test_the_same_key_with_another_body_or_path_is_refused(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    path, key = "/households/{household_id}/contacts", {"Idempotency-Key": str(uuid4())}
    assert here.post(client, path, contact_body(), **key).status_code == 201
    stands = position(client)
    for other, body in (
        (path, contact_body(note="别的")),
        ("/households/{household_id}/needs", contact_body()),
    ):
        answer = here.post(client, other, body, **key)
        assert answer.status_code == 422
    answer = here.post(client, path, contact_body(channel="video"), **key)
    assert answer.json()["type"] == "/problems/key-used-before"
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert position(client) == stands


def test_a_key_whose_request_recorded_nothing_stands_for_it_all_the_same(here: Case) -> None:
    """To close what is closed is nothing; the key is used by it, also once there would be something to close again."""
    client, key = here.world.api(here.world.caller()), {"Idempotency-Key": str(uuid4())}
    path, body = "/needs/{need_id}/closure", {"reason": "已解决"}
    assert here.post(client, path, body).status_code == 201
    stands = position(client)
    nothing = here.post(client, path, body, **key)
    assert (nothing.status_code, position(client)) == (201, stands)
    assert here.post(client, "/needs/{need_id}/reopening", {"reason": "又坏了"}).status_code == 201
    assert here.post(client, path, body, **key).json() == nothing.json()
    for other, said in ((path, {"reason": "别的"}), ("/needs/{need_id}/answer", {"answer": "在办"})):
        refused = here.post(client, other, said, **key)
        assert (refused.status_code, refused.json()["type"]) == (422, "/problems/key-used-before")
    assert position(client) == stands + 1


def test_of_requests_in_flight_with_one_key_one_is_answered_whether_it_records_or_not(here: Case) -> None:
    client = here.world.api(here.world.caller())
    assert here.post(client, "/needs/{need_id}/closure", {"reason": "已解决"}).status_code == 201
    asked = [
        ("/needs/{need_id}/closure", {"reason": "已解决"}),
        ("/households/{household_id}/contacts", contact_body()),
    ]
    for _ in range(4):
        key = {"Idempotency-Key": str(uuid4())}
        with ThreadPoolExecutor(6) as pool:
            waiting = [(body, pool.submit(here.post, client, path, body, **key)) for path, body in asked * 3]
            answers = [(str(body), each.result().status_code) for body, each in waiting]
        assert {status for _, status in answers} == {201, 422}
        assert len({body for body, status in answers if status == 201}) == 1


def test_a_key_belongs_to_its_user(here: Case) -> None:
    world = here.world
    key = {"Idempotency-Key": str(uuid4())}
    path = "/households/{household_id}/contacts"
    first = here.post(world.api(world.caller()), path, contact_body(), **key)
    second = here.post(world.api(world.caller()), path, contact_body(), **key)
    assert first.status_code == second.status_code == 201
    assert first.json()["id"] != second.json()["id"]


def test_a_key_is_a_uuid(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    answer = here.post(client, "/households/{household_id}/contacts", contact_body(), **{"Idempotency-Key": "1"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_requests_in_flight_with_one_key_are_one(here: Case) -> None:
    """Also an assignment, which would be refused as a second one."""
    world = here.world
    client = world.api(world.caller())
    other = str(world.staff("township", "411326301"))
    for path, body in (
        ("/households/{household_id}/contacts", contact_body()),
        (
            "/households/{household_id}/assignments",
            {"level": "township", "staff_id": other, "from_on": "2026-11-01"},
        ),
        ("/households", household_body(world)),
    ):
        key, stands = {"Idempotency-Key": str(uuid4())}, position(client)
        with ThreadPoolExecutor(6) as pool:
            waiting = [pool.submit(here.post, client, path, body, **key) for _ in range(6)]
            answers = [each.result() for each in waiting]
        assert {answer.status_code for answer in answers} == {201}, [a.text for a in answers]
        assert len({answer.text for answer in answers}) == 1
        assert position(client) == stands + len(answers[0].json().get("members", [])) + 1


def test_a_decision_on_an_old_version_is_refused_with_the_present_one(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    version = here.get(client, "/households/{household_id}").json()["version"]
    path, body = "/households/{household_id}/pause", {"until_on": "2026-12-20", "reason": "外出"}
    answer = here.post(client, path, body, **{"If-Match": str(version - 1)})
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/changed-meanwhile"
    assert answer.json()["current_version"] == version
    assert here.post(client, path, body, **{"If-Match": f'"{version}"'}).status_code == 201
    assert here.get(client, "/households/{household_id}").json()["version"] == version + 1


def test_every_decision_looks_at_the_version(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    for path, body in (
        ("/assignments/{assignment_id}/ending", {"until_on": "2026-11-19", "reason": "x"}),
        ("/life-events/{life_event_id}/verification", {}),
        ("/life-events/{life_event_id}/rejection", {}),
        ("/households/{household_id}/category", {"category": "none", "from_on": "2026-11-15"}),
        ("/households/{household_id}/closure", {"on": "2026-11-20", "reason": "x"}),
    ):
        assert here.post(client, path, body, **{"If-Match": "1"}).status_code == 409, path
        assert here.post(client, path, body, **{"If-Match": "one"}).status_code == 422, path


def test_a_fact_is_recorded_whatever_the_version(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    path = "/households/{household_id}/contacts"
    assert here.post(client, path, contact_body(), **{"If-Match": "1"}).status_code == 201
