"""A household that is closed is paid no further until somebody decides: by an exit, or that it goes on."""

from datetime import date

import pytest

from projections.applications.lookup import of_persons
from tests.api.case import V1
from tests.support.paid import answer, bring, confirmed_couple, prepare, send
from tests.support.world import World
from web.applications import actions as applications
from web.households import actions as households
from web.households import closure_actions as closures
from web.recoveries.finding import look

MONTH = 59_000


@pytest.fixture
def closed(world: World):
    """A couple paid until June, whose household was closed in March; that is known since July."""
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    home, couple = confirmed_couple(world)
    half = prepare(world, clerk, "2026-06")
    amount = f"{6 * MONTH / 100:.2f}"
    send(world, clerk, approver, half)
    bring(world, clerk, half, answer(half, (1, amount, "成功"), (2, amount, "成功")))
    draft = prepare(world, clerk, "2026-08")
    world.ask(closures.CLOSE, household_id=home, on=date(2026, 3, 9), reason="全家出国", cause="moved_away")
    return clerk, approver, home, couple, draft


def unpaid(world: World, clerk):
    items = world.api(clerk).get(f"{V1}/unpaid?until=2026-08").json()["items"]
    return {(each["reason"], *each["months"][:1]) for each in items}


def to_decide(page) -> int:
    return page.get("/applications?waits=end").text.count('role="rowheader"')


def applications_of(world: World, couple):
    with world.office.open_everywhere() as snapshot:
        return {each.row.person_id: each.row.application_id for each in of_persons(snapshot, couple)}


def test_what_comes_after_a_closure_waits_on_lists_in_the_yearly_review_and_in_recoveries(world: World, closed) -> None:
    clerk, approver, _, couple, draft = closed
    page, supervisor = world.browser(clerk), world.browser(world.caller("supervisor"))
    assert "暂缓" in page.get(f"/payment-lists/{draft}").text
    assert unpaid(world, clerk) == {("held", "2026-04")}
    assert (look(world.office), look(world.office)) == (0, 0), "whether it was due nobody knows yet"
    assert "该家庭已结案" in supervisor.get("/applications/annual-reviews?year=2027").text

    assert to_decide(supervisor) == 2
    stays, leaves = applications_of(world, couple).values()
    told = supervisor.get(f"/applications/{stays}").text
    assert "该家庭已结案" in told
    assert f"/applications/{stays}/continuation" in told
    world.ask(applications.GO_ON, application_id=stays, reason="户籍未变，人已回来")
    world.ask(applications.EXIT, approver, application_id=leaves, cause="emigrated", on=date(2026, 3, 9))
    assert "该家庭已结案" not in supervisor.get(f"/applications/{stays}").text
    assert to_decide(supervisor) == 0
    assert "户籍未变" in supervisor.get(f"/applications/{stays}").text
    assert look(world.office) == 1
    (one,) = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert (one["months"], one["amount_fen"]) == (3, 3 * MONTH)


def test_a_household_that_is_opened_again_waits_for_the_months_between_until_somebody_decides(
    world: World, closed
) -> None:
    clerk, approver, home, couple, draft = closed
    world.ask(closures.REOPEN, household_id=home, from_on=date(2026, 8, 3), reason="全家回国")
    (first, second) = world.api(clerk).get(f"{V1}/unpaid?until=2026-08").json()["items"]
    assert first["months"] == second["months"] == ["2026-04", "2026-05", "2026-06", "2026-07"]
    assert "暂缓" in world.browser(clerk).get(f"/payment-lists/{draft}").text
    assert to_decide(world.browser(approver)) == 2
    for application_id in applications_of(world, couple).values():
        world.ask(applications.GO_ON, application_id=application_id, reason="出国期间户籍未变")
    assert (to_decide(world.browser(approver)), unpaid(world, clerk)) == (0, set())


def test_a_closure_that_is_withdrawn_holds_nothing(world: World, closed) -> None:
    clerk, _, home, _, draft = closed
    world.ask(closures.WITHDRAW_CLOSURE, household_id=home, reason="登记错误")
    assert "暂缓" not in world.browser(clerk).get(f"/payment-lists/{draft}").text
    assert unpaid(world, clerk) == set()


def test_a_birth_before_the_qualification_holds_where_it_was_learned_of_afterwards(world: World) -> None:
    clerk = world.caller("payment_clerk")
    home, _ = confirmed_couple(world)
    said = {"kind": "birth", "subject": "child", "occurred_on": date(2025, 5, 2), "source": "派出所", "verified": True}
    world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said)
    assert unpaid(world, clerk) == {("held", "2026-01")}
    assert to_decide(world.browser(world.caller("approver"))) == 2
