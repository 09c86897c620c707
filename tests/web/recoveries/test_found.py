"""A death learned of after the bank has paid: found in the night, told again as more is known, never twice; and the list that waits."""

from datetime import date

import pytest

from tests.api.case import V1
from tests.support.paid import answer, bring, confirmed_couple, prepare, send
from tests.support.world import World
from web.households import actions as households
from web.households import life_event_actions as life_events
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


def died(world: World, home, person, on: date, *, verified: bool = True):
    said = {"kind": "death", "subject": str(person), "occurred_on": on, "source": "police", "verified": verified}
    return world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id


def recoveries(world: World, clerk, state="open"):
    answer = world.api(clerk).get(f"{V1}/recoveries?state={state}")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_a_late_death_is_found_once_with_every_month_after_it(world: World, paid) -> None:
    clerk, _, home, person, _ = paid
    heard = died(world, home, person, date(2026, 3, 20), verified=False)
    assert (look(world.office), new_since(world.office, "411326")) == (0, [])
    world.ask(households.VERIFY_LIFE_EVENT, household_id=home, life_event_id=heard)
    assert [each.person_id for each in new_since(world.office, "411326")] == [person]
    assert (look(world.office), look(world.office)) == (1, 0)
    assert new_since(world.office, "411326") == []
    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=home, life_event_id=heard, reason="同名")
    assert (look(world.office), look(world.office)) == (1, 0)
