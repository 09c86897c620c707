"""Not one is left out: who is due something that no list has, with what stands in the way; and nobody once it is paid."""

from datetime import date

from tests.api.case import V1
from tests.support.applying import applied
from tests.support.paid import answer, bring, confirm, confirmed_couple, prepare, send
from tests.support.world import World
from web.households import actions as households
from web.payments import actions as payments


def unpaid(world: World, clerk):
    answer = world.api(clerk).get(f"{V1}/unpaid?until=2026-10")
    assert answer.status_code == 200, answer.text
    assert answer.json()["next"] is None
    return {each["member_id"]: each for each in answer.json()["items"]}


def test_each_who_is_left_out_is_listed_with_the_reason_until_nobody_is(world: World) -> None:
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    home, (held, excluded) = confirmed_couple(world)
    _, (returned, settled) = confirmed_couple(world)
    nobody = {"name": "张建国", "id_number": world.id_number(), "relation": "father"}
    new_home, (without,) = world.household(members=(nobody,))
    confirm(world, without, new_home)
    first = unpaid(world, clerk)
    assert {each["reason"] for each in first.values()} == {"next_list", "no_account"}
    assert first[str(settled)]["amount_fen"] == 10 * 59_000
    said = {
        "kind": "death",
        "subject": str(held),
        "occurred_on": date(2026, 3, 20),
        "source": "邻居",
        "verified": False,
    }
    heard = world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id
    list_id = prepare(world, clerk)
    lines = world.api(clerk).get(f"{V1}/payment-lists/{list_id}").json()["lines"]
    number = {each["member_id"]: (each["number"], f"{each['amount_fen'] / 100:.2f}") for each in lines}
    world.ask(payments.EXCLUDE, clerk, list_id=list_id, number=number[str(excluded)][0], reason="再核实")
    send(world, clerk, approver, list_id)
    results = {str(held): "成功", str(returned): "户名不符", str(settled): "成功"}
    bring(world, clerk, list_id, answer(list_id, *((*number[who], result) for who, result in results.items())))

    reasons = {who: each["reason"] for who, each in unpaid(world, clerk).items()}
    assert reasons == {
        str(held): "held", str(excluded): "excluded", str(returned): "returned", str(without): "no_account",
    }  # fmt: skip
    page = world.browser(clerk)
    listed = page.get("/unpaid").text
    for each in unpaid(world, clerk).values():
        assert f"/unpaid/{each['application_id']}" in listed
        assert page.get(f"/unpaid/{each['application_id']}").status_code == 200

    world.ask(households.REJECT_LIFE_EVENT, household_id=home, life_event_id=heard)
    again = prepare(world, clerk)
    assert len(world.api(clerk).get(f"{V1}/payment-lists/{again}").json()["lines"]) == 3
    assert list(unpaid(world, clerk)) == [str(without)]
    assert page.get("/unpaid?division=410000").status_code == 403


def test_who_has_reached_the_age_and_not_applied_is_listed_as_on_the_page_of_proposals(world: World) -> None:
    supervisor = world.caller("supervisor")
    born = {"born_on": date(1977, 3, 2), "category": "child_disabled", "child": {"name": "小军", "disability_level": 2}}
    _, couple = world.household(**born)
    world.household(**born | {"born_on": date(1977, 12, 2)})  # 49 only in December
    listed = unpaid(world, supervisor)
    assert {(who, each["reason"], each["amount_fen"], each["application_id"]) for who, each in listed.items()} == {
        (str(person), "not_applied", 0, None) for person in couple
    }
    page = world.browser(supervisor)
    told = page.get("/unpaid?reason=not_applied").text
    assert "2026年3月2日满49周岁" in told
    assert page.get("/applications/proposals").text.count("2026年12月1日起") == 2
    assert "现在符合条件的2人" in page.get("/applications/proposals").text
    for person in couple:
        at = f"/members/{person}/applications/new?scheme=special_support&amp;proposed=yes"
        assert at in told
        applied(world, person)
    assert unpaid(world, supervisor) == {}
