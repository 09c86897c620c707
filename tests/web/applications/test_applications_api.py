"""The whole way of an application by the API, as a script goes it, and who may what."""

from datetime import date

import msgspec
import pytest

from casework.applications import refusals
from casework.schemes.editions import preset
from tests.support.applying import NOTICES, applied, checked, confirmed
from tests.support.world import COUNTY, World
from web.applications import actions
from web.schemes import actions as schemes


def test_a_script_goes_the_whole_way_with_the_least_it_can_say(world: World) -> None:
    home, (member, _) = world.household()
    supervisor, approver = world.api(world.caller()), world.api(world.caller("approver"))
    body = {
        "scheme": "special_support",
        "submitted_on": "2026-01-10",
        "evidence": [{"kind": "光荣证", "number": "豫001"}],
    }
    made = supervisor.post(f"/api/v1/members/{member}/applications", json=body).json()
    here = f"/api/v1/applications/{made['id']}"
    assert made["ledger"] == COUNTY
    assert supervisor.post(f"{here}/village-review", json={}).status_code == 201
    assert approver.post(f"{here}/county-decision", json={"decision": "confirmed"}).status_code == 409
    assert supervisor.post(f"{here}/township-check", json={}).status_code == 201
    for level, from_on, until_on in NOTICES:
        notice = {"level": level, "from_on": str(from_on), "until_on": str(until_on)}
        assert supervisor.post(f"{here}/notices", json=notice).status_code == 201
    decided = approver.post(f"{here}/county-decision", json={"decision": "confirmed", "from_on": "2026-01-01"})
    assert decided.status_code == 201, decided.text
    told = approver.get(here).json()
    assert (told["status"], told["from_on"], told["name"]) == ("confirmed", "2026-01-01", "张*国")
    assert told["county_decision"]["edition"] == "preset:special_support"
    findings = {each["condition"]: each.get("holds") for each in told["county_decision"]["findings"]}
    assert (findings["born_since_1933"], findings["one_child"]) == (True, None)
    assert supervisor.post(f"{here}/annual-review", json={"year": 2027}).status_code == 201
    left = supervisor.post(f"{here}/exit", json={"cause": "death", "on": "2026-11-02"})
    assert left.status_code == 201, left.text
    ended = supervisor.get(here).json()
    assert (ended["status"], ended["exit"]["paid_until_on"], ended["name"]) == ("exited", "2026-11-30", "张建国")
    history = supervisor.get(f"/api/v1/households/{home}/history", params={"size": 200}).json()["items"]
    assert {"ApplicationSubmitted", "NoticePosted", "CountyDecided", "ExitDecided"} <= {
        each["event"] for each in history
    }


def test_what_may_not_be_drawn_together_is_not_by_any_order_of_steps(world: World) -> None:
    """Both applied for before the county excludes one by the other; and an exit withdrawn when the other is confirmed."""
    (person, _) = world.household()[1]
    first, second = applied(world, person, "rural_reward"), checked(world, applied(world, person))
    terms = msgspec.structs.replace(preset("special_support"), excludes=("rural_reward",))
    world.ask(
        schemes.ADOPT,
        division=COUNTY,
        edition=msgspec.to_builtins(terms),
        from_on=date(2020, 1, 1),
        document_number="1号",
    )
    confirmed(world, first)
    approver = world.caller("approver")
    decide = {"application_id": second, "decision": "confirmed"}
    with pytest.raises(refusals.ConditionNotMet):
        world.ask(actions.DECIDE, approver, **decide)
    world.ask(actions.EXIT, application_id=first, cause="other")
    world.ask(actions.DECIDE, approver, **decide)
    with pytest.raises(refusals.SchemesExcludeEachOther):
        world.ask(actions.WITHDRAW_EXIT, application_id=first, reason="写错了")
