"""Every write of the API: what it answers, what it changes, and when it is refused."""

from typing import Any

from casework.common.confidentiality import GRANTS
from tests.api.case import Case, bodies, case, contact_body, household_body
from tests.support.world import World
from tests.support.write_rights import RIGHTS

BELOW_HOUSEHOLD = {
    "CorrectContact": "/households/{household_id}/contacts/{contact_id}/correction",
    "WithdrawContact": "/households/{household_id}/contacts/{contact_id}/withdrawal",
    "AnswerNeed": "/households/{household_id}/needs/{need_id}/answer",
    "CloseNeed": "/households/{household_id}/needs/{need_id}/closure",
    "ReopenNeed": "/households/{household_id}/needs/{need_id}/reopening",
    "VerifyLifeEvent": "/households/{household_id}/life-events/{life_event_id}/verification",
    "RejectLifeEvent": "/households/{household_id}/life-events/{life_event_id}/rejection",
    "EndAssignment": "/households/{household_id}/assignments/{assignment_id}/ending",
}
NOTHING_NEW = (
    "RecordBankReturn",
    "ContinuePaymentList",
    "LookForOverpayments",
    "RestateForm",
)  # without a file; with nothing left to compute; with nobody who came or went since
EITHER_OR = {"RejectLifeEvent"}  # cannot follow VerifyLifeEvent


def test_every_write_answers_its_id_and_the_place_of_its_last_event(here: Case) -> None:
    world = here.world
    client = world.api(world.caller(grants=GRANTS))
    before = 0
    for name, (path, body) in bodies(here).items():
        if name in EITHER_OR or name in NOTHING_NEW:
            continue
        roles = RIGHTS[name].roles
        asking = client if "supervisor" in roles else world.api(world.caller(roles[0]))
        answer = here.post(asking, path, body)
        assert answer.status_code == 201, (name, answer.text)
        told = answer.json()
        assert set(told) >= {"id", "ledger", "position"}
        assert told["ledger"] == "411326"
        assert told["position"] > before
        before = told["position"]
        if name == "HandOverHouseholds":  # what becomes of each household comes after it
            assert told["hand_over"]["done"] == 1
            continue
        assert before == client.get("/api/v1/ledgers").json()[0]["position"]


def test_parts_of_a_household_are_reached_below_it_too(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    for name, path in BELOW_HOUSEHOLD.items():
        if name not in EITHER_OR:
            answer = here.post(client, path, bodies(here)[name][1])
            assert answer.status_code == 201, (name, answer.text)


def test_a_life_event_may_be_rejected_either_way(world: World) -> None:
    for path in ("/life-events/{life_event_id}/rejection", BELOW_HOUSEHOLD["RejectLifeEvent"]):
        here, client = case(world), world.api(world.caller())
        assert here.post(client, path, {"reason": "不属实"}).status_code == 201
        assert here.post(client, "/life-events/{life_event_id}/verification").status_code == 409


def test_a_household_answers_its_members_by_name(world: World) -> None:
    client = world.api(world.caller())
    answer = client.post("/api/v1/households", json=household_body(world)).json()
    assert [member["name"] for member in answer["members"]] == ["王秀兰"]
    shown = client.get(f"/api/v1/households/{answer['id']}").json()
    assert shown["members"][0]["id"] == answer["members"][0]["id"]


def test_a_person_already_in_a_household_is_refused(world: World) -> None:
    client = world.api(world.caller())
    body = household_body(world)
    assert client.post("/api/v1/households", json=body).status_code == 201
    answer = client.post("/api/v1/households", json=body)
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/duplicate-person"
    assert answer.json()["errors"][0]["field"] == "members.0.id_number"


def test_a_household_number_is_taken_once_in_a_county(world: World) -> None:
    client = world.api(world.caller())
    assert client.post("/api/v1/households", json=household_body(world, household_no="A-1")).status_code == 201
    answer = client.post("/api/v1/households", json=household_body(world, household_no="A-1"))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "household_no")


def test_a_contact_brings_its_needs_and_its_promise(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    body = contact_body(
        needs=[{"domain": "medical", "summary": "想配助听器"}],
        next_promise={"text": "下周再来", "on": "2026-11-27"},
        captured_at="2026-11-19T18:30:00+08:00",
    )
    assert here.post(client, "/households/{household_id}/contacts", body).status_code == 201
    needs = here.get(client, "/households/{household_id}/needs").json()["items"]
    assert "想配助听器" in [need["summary"] for need in needs]


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("/households/{household_id}/contacts", contact_body(occurred_on="2026-11-21"), 422, "day-in-the-future"),
    ("/households/{household_id}/contacts", contact_body(note="  "), 201, ""),
    ("/households/{household_id}/pause", {"until_on": "2026-11-20", "reason": "x"}, 422,
     "end-not-after-start"),
    (
        "/households/{household_id}/life-events",
        {"kind": "moved", "subject": "child", "occurred_on": "2026-11-01", "source": "x"},
        422,
        "division-missing",
    ),
    (
        "/households/{household_id}/life-events",
        {"kind": "death", "subject": "nobody", "occurred_on": "2026-11-01", "source": "x"},
        422,
        "unknown-subject",
    ),
    (
        "/households/{household_id}/life-events",
        {"kind": "moved", "subject": "child", "occurred_on": "2026-11-01", "source": "x",
         "residence_division": "411326999"},
        422,
        "unknown-division",
    ),
    (
        "/assignments/{assignment_id}/ending",
        {"until_on": "2025-12-31", "reason": "x"},
        422,
        "end-before-start",
    ),
    ("/contacts/{staff_id}/withdrawal", {"reason": "x"}, 404, "not-found"),
    ("/hospitals/{staff_id}/withdrawal", {}, 404, "not-found"),
    ("/households/{household_id}/contacts/{need_id}/withdrawal", {"reason": "x"}, 404, "contact-not-there"),
    ("/policies", {"edition": "no such", "from_on": "2026-01-01", "document_number": "1"}, 422, "edition"),
    ("/staff", {"name": "x", "posts": [{"level": "village", "division": "411327", "from_on": "2026-01-01"}]},
     403,
     "division-not-allowed"),
]  # fmt: skip


def test_what_the_rules_refuse_has_a_stable_name(here: Case) -> None:
    client = here.world.api(here.world.caller())
    for path, body, status, name in REFUSED:
        answer = here.post(client, path, body)
        assert answer.status_code == status, (path, answer.text)
        if name:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["type"] == f"/problems/{name}", path


def test_a_withdrawn_contact_stays_withdrawn(here: Case) -> None:
    client = here.world.api(here.world.caller())
    path, body = "/contacts/{contact_id}/withdrawal", {"reason": "不是这一户"}
    assert here.post(client, path, body).status_code == 201
    answer = here.post(client, path, body)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/contact-already-withdrawn")
