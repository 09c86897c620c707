"""A death learned of after the bank has paid: found in the night, told again as more is known, never twice; and the list that waits."""

from datetime import date

import pytest

from casework.common.refusals import PaymentLinesDoubtful
from tests.api.case import V1
from tests.support.markup import value_of
from tests.support.paid import answer, approve, bring, confirmed_couple, in_doubt, prepare, send
from tests.support.world import COUNTY, World
from web.households import actions as households
from web.households import life_event_actions as life_events
from web.payments import actions as payments
from web.recoveries.finding import look, new_since

YEAR = "7080.00"


@pytest.fixture
def paid(world: World):
    """A couple whose whole year the bank has paid."""
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    home, (person, spouse) = confirmed_couple(world)
    list_id = prepare(world, clerk)
    send(world, clerk, approver, list_id)
    bring(world, clerk, list_id, answer(list_id, (1, YEAR, "成功"), (2, YEAR, "成功")))
    look(world.office)
    return clerk, approver, home, person, spouse


def hidden(page, at):
    text = page.get(at).text
    names = ("csrf_token", "command_id", "outstanding")
    return {name: value_of(text, name) for name in names if f'name="{name}"' in text}


def post(page, at, to="", **typed):
    """Fills in the form of a page."""
    answer = page.post(to or at, data={**hidden(page, at), **typed}, follow_redirects=False)
    assert answer.status_code == 303, answer.text


def died(world: World, home, person, on: date, *, verified: bool = True):
    said = {"kind": "death", "subject": str(person), "occurred_on": on, "source": "police", "verified": verified}
    return world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id


def recoveries(world: World, clerk, state="open"):
    answer = world.api(clerk).get(f"{V1}/recoveries?waits={state}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_a_late_death_is_found_once_with_every_month_after_it(world: World, paid) -> None:
    clerk, approver, home, person, _ = paid
    heard = died(world, home, person, date(2026, 3, 20), verified=False)
    assert (look(world.office), new_since(world.office, COUNTY).found) == (0, [])
    world.ask(households.VERIFY_LIFE_EVENT, household_id=home, life_event_id=heard)
    page = world.browser(clerk)
    assert "5,310.00" in page.get("/recoveries").text  # before the night has found it
    post(page, "/recoveries", "/recoveries/looking")
    assert look(world.office) == 0
    (one,) = recoveries(world, clerk)
    assert (one["member_id"], one["months"], one["amount_fen"], one["cause"]) == (str(person), 9, 531_000, "died")
    (to_tell,) = recoveries(world, clerk, "to_tell")
    at = f"/recoveries/{one['id']}"
    whole = world.api(clerk).get(V1 + at).json()
    assert [part["months"] for part in whole["parts"]] == [[f"2026-{month:02}" for month in range(4, 13)]]
    assert whole["parts"][0]["position"]
    assert "2026-04 – 2026-12" in page.get(at).text
    assert to_tell["explained_on"] is None

    post(page, f"{at}/explanation")
    post(page, f"{at}/instalments", parts="3", first_on="2026-12-01")
    post(page, f"{at}/receipts", amount_fen="1,770", number="收 7")
    post(world.browser(approver), f"{at}/waiver", amount_fen="1770", reason="家中困难")
    assert "2027-02-01" in str(world.api(clerk).get(V1 + at).json()["next_due_on"])
    assert page.get(at).text.count("2027") > 1
    (one,) = recoveries(world, clerk)
    assert (one["received_fen"], one["waived_fen"], one["outstanding_fen"]) == (177_000, 177_000, 177_000)

    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=home, life_event_id=heard, reason="同名")
    assert (look(world.office), look(world.office)) == (1, 0)
    (back,) = recoveries(world, clerk, "to_give_back")
    assert back["outstanding_fen"] == -177_000
    post(page, f"{at}/refunds", amount_fen="1770")
    assert recoveries(world, clerk) == []


def test_an_approved_list_with_a_line_that_is_not_due_any_more_waits_for_a_decision(world: World) -> None:
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    home, (person, _) = confirmed_couple(world)
    list_id = prepare(world, clerk)
    approve(world, clerk, approver, list_id)
    died(world, home, person, date(2026, 3, 20))
    number = next(
        each["number"]
        for each in world.api(clerk).get(f"{V1}/payment-lists/{list_id}").json()["lines"]
        if each["member_id"] == str(person)
    )
    at, page = f"/payment-lists/{list_id}", world.browser(clerk)
    assert "5,310.00" in page.get(at).text
    assert [each.number for each in in_doubt(world, clerk, list_id)] == [number]
    with pytest.raises(PaymentLinesDoubtful):
        world.ask(payments.SEND, clerk, list_id=list_id, layout="table")
    refused = page.post(
        f"{at}/sending", data={**hidden(page, f"{at}/sending"), "layout": "table"}, follow_redirects=False
    )
    assert (refused.status_code, 'id="despite"' in refused.text) == (422, True)

    world.ask(payments.THAW, approver, list_id=list_id, reason="有人去世")
    world.ask(payments.EXCLUDE, clerk, list_id=list_id, number=number, reason="待核实")
    send(world, clerk, approver, list_id)
    assert (look(world.office), recoveries(world, clerk)) == (0, [])
    (line,) = world.api(clerk).get(f"{V1}/payment-lists/{prepare(world, clerk)}").json()["lines"]
    assert (line["member_id"], line["amount_fen"]) == (str(person), 3 * 59_000)
