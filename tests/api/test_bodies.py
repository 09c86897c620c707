"""A body that does not fit is refused with the field at fault, in the reader's language."""

import pytest

from tests.api.case import V1, Body, Case, contact_body, household_body
from tests.support.world import World


def member(**changes: object) -> Body:
    return {"name": "王秀兰", "id_number": "411326196005171235", "relation": "mother", **changes}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"members": [member(), {"name": "x", "relation": "y"}]}, "members.1.id_number"),
        ({"members": [member(id_number="411326196005171235")]}, "members.0.id_number"),
        ({"members": [member(name=5)]}, "members.0.name"),
        ({"members": [member(surname="王")]}, "members.0.surname"),
        ({"members": []}, "members"),
        ({"members": [member(name="")]}, "members.0.name"),
        ({"members": [member(name="王\x00")]}, "members.0.name"),
        ({"category": "other"}, "category"),
        ({"registered_on": "2026-11-31"}, "registered_on"),
        ({"registered_on": "2026-11-01T08:00:00+08:00"}, "registered_on"),
        ({"registered_on": 20261101}, "registered_on"),
        ({"registered_on": "2026-12-01"}, "registered_on"),
        ({"residence_division": "411326"}, "residence_division"),
        ({"residence_division": "no code"}, "residence_division"),
        ({"members": [member(hukou_division="411")]}, "members.0.hukou_division"),
        ({"child": {"disability_level": 5}}, "child.disability_level"),
        ({"child": {"died_on": "2026-11-21"}}, "child.died_on"),
        ({"living_alone": "true"}, "living_alone"),
        ({"nickname": "x"}, "nickname"),
    ],
)
def test_the_field_at_fault_is_named(shared: World, changes: Body, field: str) -> None:
    client = shared.api(shared.caller())
    answer = client.post(f"{V1}/households", json=household_body(shared, **changes))
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert answer.json()["status"] == 422
    assert answer.json()["detail"]


@pytest.fixture
def shared(world: World) -> World:
    return world


def test_an_instant_has_an_offset_and_an_id_is_a_uuid(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    for changes, field in (
        ({"captured_at": "2026-11-19T18:30:00"}, "captured_at"),
        ({"captured_at": "9999-12-31T23:59:59-12:00"}, "captured_at"),
        ({"staff_id": "7"}, "staff_id"),
        ({"needs": [{"domain": "living", "summary": "x"}, {"domain": "living"}]}, "needs.1.summary"),
        ({"next_promise": {"text": "x"}}, "next_promise.on"),
    ):
        answer = here.post(client, "/households/{household_id}/contacts", contact_body(**changes))
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_what_is_no_json_object_is_refused(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    path = here.path("/households/{household_id}/contacts")
    for content in (
        b"{",
        b"[]",
        b'"x"',
        b"\xff",
        b'{"note": "\\ud800"}',
        b"",
        b"null",
        b"[" * 100_000,
        b'{"a":NaN}',
    ):
        answer = client.post(path, content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 422, content
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_problem_speaks_the_language_asked_for(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    path, late = "/households/{household_id}/contacts", contact_body(occurred_on="2026-11-21")
    answer = here.post(client, path, late).json()
    assert answer["title"] == "有些内容需要改正"
    assert answer["detail"] == answer["errors"][0]["message"]
    assert "\u4e00" <= answer["detail"][0] <= "\u9fff"
    answer = here.post(client, path, late, **{"Accept-Language": "en-GB,en;q=0.9"}).json()
    assert answer["title"] == "Some answers need correcting"
    assert answer["detail"] == "This day has not come yet."
    missing = here.post(client, path, {}, **{"Accept-Language": "en"}).json()
    assert missing["errors"][0]["message"] == "This field is required."
    assert here.post(client, path, {}).json()["errors"][0]["message"] != "This field is required."


def test_an_identity_number_is_never_repeated(world: World) -> None:
    client = world.api(world.caller())
    answer = client.post(f"{V1}/households", json=household_body(world, members=[member()]))
    assert answer.status_code == 422
    assert "411326196005171235" not in answer.text
