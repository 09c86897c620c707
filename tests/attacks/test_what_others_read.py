"""Those who do not look after families see no names, no addresses and nothing that was written about them."""

from datetime import date
from uuid import UUID

import pytest

from casework.common.roles import Role
from tests.api.case import V1
from tests.support.world import World
from web.care import doctor_actions as care
from web.contacts import actions as contacts
from web.households import actions as households
from web.households import assignment_actions as assignments
from web.needs import actions as needs

OTHERS: tuple[Role, ...] = ("auditor", "payment_clerk", "approver")
CANARY = "金丝雀"
DIED_ON = date(2015, 4, 3)


@pytest.fixture
def household(world: World) -> UUID:
    """A household in which every text that somebody wrote sings."""
    by = world.caller()
    household_id, (member, _) = world.household(
        address=CANARY, basis=CANARY, child={"name": CANARY, "died_on": DIED_ON}
    )
    home = {"household_id": household_id}
    promise = {"text": CANARY, "on": date(2026, 12, 1)}
    contact = world.contact(household_id, date(2026, 11, 3), note=CANARY, next_promise=promise)
    world.ask(contacts.CORRECT_CONTACT, by, **home, contact_id=contact, reason=CANARY, note=CANARY + "二")
    need = world.ask(needs.OPEN_NEED, by, **home, domain="medical", summary=CANARY)
    world.ask(needs.ANSWER_NEED, by, **home, need_id=need.id, answer=CANARY)
    world.ask(
        assignments.ASSIGN, by, **home, level="village", staff_id=world.staff(), from_on=date(2026, 2, 1),
        handover_note=CANARY,
    )  # fmt: skip
    world.ask(
        households.REPORT_LIFE_EVENT, by, **home, kind="marriage", subject=str(member),
        occurred_on=date(2026, 11, 4), source=CANARY, verified=False,
    )  # fmt: skip
    world.ask(care.RECORD_SERVICE, by, member_id=member, on=date(2026, 11, 5), service=CANARY)
    return household_id


@pytest.mark.parametrize("role", OTHERS)
def test_nothing_written_is_shown(world: World, household: UUID, role: Role) -> None:
    caller = world.caller(role)
    api, browser = world.api(caller), world.browser(caller)
    home = f"/households/{household}"
    answers = [api.get(f"{V1}{home}{part}") for part in ("", "/history", "/needs")]
    answers += [browser.get(f"{home}{part}") for part in ("", "/history")]
    for answer in answers:
        assert answer.status_code == 200
        assert CANARY not in answer.text
        assert "张建国" not in answer.text
        assert not [
            day for day in ("2015-04", "2015年", "Apr 2015") if day in answer.text
        ]  # tokens may hold any digits


def test_their_history_still_tells_that_something_was_written(world: World, household: UUID) -> None:
    told = world.api(world.caller("auditor")).get(f"{V1}/households/{household}/history").json()["items"]
    sentences = {each["event"]: each["sentence"] for each in told}
    assert all(sentences.values())
    assert "（内容不公开）" in sentences["ContactLogged"]
    assert "（内容不公开）" in sentences["ContactCorrected"]
    assert "（内容不公开）" in sentences["NeedAnswered"]


def test_those_who_look_after_the_family_read_it_all(world: World, household: UUID) -> None:
    caller = world.caller()
    assert CANARY in world.browser(caller).get(f"/households/{household}").text
    told = world.api(caller).get(f"{V1}/households/{household}/history").json()["items"]
    assert sum(CANARY in each["sentence"] for each in told) >= 7
