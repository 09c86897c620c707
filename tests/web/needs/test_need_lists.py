"""Needs of a division: the step each waits for, what is past its day, and how many of each domain."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec

from casework.policies import NeedDays, preset
from projections.needs.need_list import needs_past_due
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, Client, World
from web.needs import actions as needs

V1 = "/api/v1"
DAY = timedelta(days=1)


def need(world: World, household: UUID, **wishes: Any) -> UUID:
    said = {"domain": "living", "summary": "屋顶漏雨", **wishes}
    return world.ask(needs.OPEN_NEED, household_id=household, **said).id


def listed(client: Client, **asked: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"{V1}/needs", params={"division": COUNTY, **asked}).json()["items"]
    return items


def waits(client: Client, household: UUID, on: date) -> tuple[str | None, str | None, int]:
    """What the household's one need waits for on a day, by when, and how late that is."""
    (told,) = client.get(f"{V1}/households/{household}/needs", params={"on": on.isoformat()}).json()["items"]
    return told["step"], told["step_due_on"], told["days_overdue"]


def test_each_step_is_due_so_many_days_after_the_need_was_opened(world: World) -> None:
    (household, _), client = world.household(), world.api(world.caller())
    id_ = need(world, household)
    here = {"household_id": household, "need_id": id_}
    assert waits(client, household, TODAY) == ("assignment", "2026-11-21", 0)
    assert waits(client, household, TODAY + 3 * DAY) == ("assignment", "2026-11-21", 2)
    world.ask(needs.ASSIGN_NEED, **here, organisation="县残联")
    assert waits(client, household, TODAY) == ("feedback", "2026-11-23", 0)
    world.ask(needs.ANSWER_NEED, **here, answer="在联系工人", interim=True)
    assert waits(client, household, TODAY) == ("result", "2026-11-27", 0)
    world.ask(needs.ANSWER_NEED, **here, answer="已修好")
    assert waits(client, household, TODAY) == ("closing", "2026-12-20", 0)
    world.ask(needs.CLOSE_NEED, **here, outcome="met")
    assert waits(client, household, TODAY) == (None, None, 0)
    world.clock.pass_by(days=5)
    world.ask(needs.REOPEN_NEED, **here, reason="又漏了")
    assert waits(client, household, TODAY + 5 * DAY) == ("feedback", "2026-11-28", 0)
    assert waits(client, household, TODAY + 4 * DAY) == (None, None, 0)  # closed on the days between


def test_a_day_that_the_family_was_told_takes_the_place_of_the_answers(world: World) -> None:
    (household, _), client = world.household(), world.api(world.caller())
    id_ = need(world, household, due_on=TODAY + 60 * DAY)
    world.ask(needs.ANSWER_NEED, household_id=household, need_id=id_, answer="春天修", interim=True)
    assert waits(client, household, TODAY) == ("result", "2027-01-19", 0)
    world.ask(needs.CORRECT_NEED, household_id=household, need_id=id_, due_on=None, reason="记错了")
    assert waits(client, household, TODAY) == ("result", "2026-11-27", 0)


def test_the_days_are_those_of_the_edition_in_force(world: World) -> None:
    (household, _), client = world.household(), world.api(world.caller())
    need(world, household)
    days = NeedDays(assigned=5, feedback=10, result=20, closed=60)
    world.adopt(msgspec.structs.replace(preset("default"), needs=days))
    assert waits(client, household, TODAY)[:2] == ("assignment", "2026-11-25")


def test_what_is_past_its_day_is_listed_oldest_first_with_as_many_as_are_counted(world: World) -> None:
    client = world.api(world.caller())
    (early, _), (late, _) = world.household(), world.household()
    first = need(world, early)
    world.clock.pass_by(days=2)
    second = need(world, late, domain="medical")
    urgent = need(world, late, domain="medical", emergency="accident")
    later = (TODAY + 10 * DAY).isoformat()
    assert [item["id"] for item in listed(client, overdue="true")] == [str(first)]
    told = listed(client, overdue="true", on=later)
    assert [(item["id"], item["days_overdue"]) for item in told] == [
        (str(urgent), 8),
        (str(first), 9),
        (str(second), 7),
    ]
    assert [item["id"] for item in listed(client, domain="living")] == [str(first)]
    with world.office.open_snapshot(world.caller()) as snapshot:
        assert needs_past_due(snapshot, COUNTY) == 1  # the first, since yesterday
    assert world.api(world.caller(division=NEXT_COUNTY)).get(f"{V1}/needs").json()["total"] == 0
    assert client.get(f"{V1}/needs", params={"state": "gone"}).status_code == 422


def test_states_are_those_of_the_day_asked_about_and_withdrawn_ones_are_in_none(world: World) -> None:
    (household, _), client = world.household(), world.api(world.caller())
    answered, closed, withdrawn = (need(world, household) for _ in range(3))
    world.clock.pass_by(days=1)
    world.ask(needs.ANSWER_NEED, household_id=household, need_id=answered, answer="已修好")
    world.ask(needs.CLOSE_NEED, household_id=household, need_id=closed, outcome="partly", satisfied=False)
    world.ask(needs.WITHDRAW_NEED, household_id=household, need_id=withdrawn, reason="不是这一户")

    def ids(**asked: Any) -> set[str]:
        return {item["id"] for item in listed(client, **asked)}

    assert (ids(state="open"), ids(state="answered"), ids(state="closed")) == (set(), {str(answered)}, {str(closed)})
    assert ids(state="met") == {str(closed)}
    assert ids(on=TODAY.isoformat()) == {str(answered), str(closed)}  # as they stood the day before
    (row,) = [r for r in client.get(f"{V1}/needs/domains").json()["items"] if r["domain"] == "living"]
    assert row == {"domain": "living", "open": 0, "answered": 1, "overdue": 0, "closed": 1, "met": 1}


def test_every_number_of_the_domains_opens_its_list(world: World) -> None:
    household, _ = world.household()
    need(world, household, domain="emotional")
    page = world.browser(world.caller()).get("/needs/domains").text
    assert f'href="/needs?division={COUNTY}&amp;domain=emotional&state=open"' in page
