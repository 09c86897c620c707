"""A county closes a period, restates it, opens it again; above it stands the sum of those that have closed."""

from datetime import date, timedelta
from uuid import UUID

import httpx

from tests.api.case import V1
from tests.support.markup import tree, value_of, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, NEXT_COUNTY, Client
from web.periods.actions import period_stream

OCTOBER = period_stream(COUNTY, "2026-10")
ONE = f"/period-closes/{OCTOBER}"


def send(client: Client, form: str, path: str, **typed: str) -> httpx.Response:
    """Fills in the form of a page and sends it."""
    shown = client.get(form).text
    kept = {"csrf_token": value_of(shown, "csrf_token"), "command_id": value_of(shown, "command_id")}
    return client.post(path, data={**kept, **typed})


def figures(page: httpx.Response) -> dict[str, list[str]]:
    rows = [[words(cell) for cell in row] for row in tree(page.text).iterfind(".//table//tr")]
    return {first: rest for first, *rest in rows}


def test_a_supervisor_sees_the_figures_before_closing_and_keeps_them(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    before = figures(client.get("/period-closes/new?period=2026-09"))
    closed = send(client, "/period-closes/new?period=2026-09", "/period-closes", period="2026-09", division=COUNTY)
    assert closed.status_code == 200, text_of(closed)
    assert "已经结账" in text_of(closed) or "数字已固定" in text_of(closed)
    assert {name: row[0] for name, row in figures(closed).items()} == {name: row[0] for name, row in before.items()} | {
        "指标": "结账时"
    }


def test_a_period_that_is_not_over_waits(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    answer = send(client, "/period-closes/new?period=2026-09", "/period-closes", period="2026-11", division=COUNTY)
    assert answer.status_code == 422
    assert "2026年11月30日" in text_of(answer) or "2026-11-30" in text_of(answer)


def test_later_facts_are_taken_and_told_with_the_records_that_made_the_difference(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    members = story.world.household(registered_on=date(2026, 2, 1))[1]
    story.world.doctor(members[0], date(2026, 2, 1), date(2027, 2, 1))
    shown = client.get(ONE)
    row = figures(shown)["户数"]
    assert [int(n) for n in row[:2]] == [4, 5]
    assert "计数有变化的家庭" in text_of(shown)
    restated = send(client, f"{ONE}/restatement/new", f"{ONE}/restatement", reason="补录一户")
    assert "补录一户" in text_of(restated)
    api = story.world.api(story.supervisor).get(f"{V1}{ONE}").json()
    first, second = api["told"]
    assert (first["total"]["households"], second["total"]["households"]) == (4, 5)
    assert (first["kind"], second["kind"]) == ("closed", "restated")
    assert second["causes"]
    assert api["now"]["households"] == 5
    again = send(client, f"{ONE}/restatement/new", f"{ONE}/restatement", reason="再来一次")
    assert again.status_code == 422


def test_the_closed_figures_are_had_again_from_the_ledger_at_their_position(story: Story) -> None:
    client = story.world.api(story.supervisor)
    first = client.get(f"{V1}{ONE}").json()["told"][0]
    story.world.household(registered_on=date(2026, 2, 1))
    known = ",".join(f"{ledger}:{at}" for ledger, at in first["known_position"].items())
    again = client.get(f"{V1}/coverage", params={"on": "2026-10-31", "known_position": known}).json()
    assert again["total"]["households"] == first["total"]["households"]
    assert again["total"]["doctor"]["served"] == first["total"]["doctor_served"]


def test_only_an_approver_opens_a_period_again_and_it_is_closed_anew(story: Story) -> None:
    assert story.world.browser(story.supervisor).get(f"{ONE}/reopening/new").status_code == 403
    approver = story.world.browser(story.world.caller("approver"))
    opened = send(approver, f"{ONE}/reopening/new", f"{ONE}/reopening", reason="口径有误")
    assert "口径有误" in text_of(opened)
    client = story.world.browser(story.supervisor)
    closed = send(client, "/period-closes/new?period=2026-10", "/period-closes", period="2026-10", division=COUNTY)
    assert closed.status_code == 200
    assert len(story.world.api(story.supervisor).get(f"{V1}{ONE}").json()["told"]) == 2


def test_above_a_county_stands_the_sum_of_those_that_have_closed_and_who_has_not(story: Story) -> None:
    story.world.household(
        story.world.caller("supervisor", NEXT_COUNTY), residence_division="411327001001", registered_on=date(2026, 2, 1)
    )
    client = story.world.browser(story.world.caller("auditor", "41"))
    shown = client.get("/period-closes?year=2026&period=2026-10")
    assert figures(shown)["户数"] == ["4"]
    assert "社旗县" in text_of(shown)
    assert "未结账：1" in text_of(shown)


def test_another_county_does_not_see_that_there_is_one(story: Story) -> None:
    other = story.world.caller("supervisor", NEXT_COUNTY)
    assert story.world.browser(other).get(ONE).status_code == 404
    assert story.world.api(other).get(f"{V1}{ONE}").status_code == 404


def test_who_leads_a_town_reads_what_was_closed_and_closes_nothing(story: Story) -> None:
    client = story.world.browser(story.world.caller("supervisor", "411326301"))
    shown = client.get(ONE)
    assert figures(shown)["户数"] == ["4"]
    assert client.get("/period-closes/new?period=2026-09").status_code == 403


def test_an_unknown_period_is_not_there(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert client.get(f"/period-closes/{UUID(int=1)}").status_code == 404
    for query in ("year=x", "period=2026-13", "period=x", "year=1899"):
        assert client.get(f"/period-closes?{query}").status_code == 422, query


def test_days_of_a_closed_period_are_still_written(story: Story) -> None:
    assert story.world.contact(story.late, date(2026, 10, 31) - timedelta(days=3))
