"""Before an edition is adopted the page shows what it would change, from the households themselves."""

import json
import re

import httpx
import pytest

from tests.support.markup import texts, value_of
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client, World
from web.policies import preview

ANYUE = {
    "division": COUNTY,
    "edition": "anyue-2020",
    "from_on": TODAY.isoformat(),
    "document_number": "淅卫健〔2026〕8号",
}
NEXT_COUNTY, NEXT_VILLAGE = "411327", "411327100001"
HEADLINE = r"采用后：逾期 (\d+) → (\d+)；联系有效 ([\d.]+%) → ([\d.]+%)"


def test_what_the_preview_says_is_what_the_pages_say_once_it_is_adopted(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    before = figures(client)
    shown = fill(client, "/policies", "/policies/preview", **ANYUE)
    assert shown.status_code == 200
    overdue, then, effective, effective_then = said(shown)
    assert (overdue, effective) == before
    assert figures(client) == before, "nothing is recorded by looking"
    adopted = send(client, shown, "/policies")
    assert adopted.status_code == 303
    assert figures(client) == (then, effective_then) != before


def test_it_says_what_changes_of_each_duty_and_in_each_town(story: Story) -> None:
    shown = text_of(fill(story.world.browser(story.supervisor), "/policies", "/policies/preview", **ANYUE))
    assert re.search(r"任意方式联系 \d+ \d+", shown)
    assert re.search(r"见面 0 \d+", shown), "a duty that is new"
    assert re.search(r"西簧乡 \d+ → \d+ [\d.]+% → [\d.]+%", shown)


def test_the_form_is_kept_when_it_is_to_be_changed_again(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = fill(client, "/policies", "/policies/preview", **ANYUE)
    again = send(client, shown, "/policies/preview", step="edit")
    assert again.status_code == 200
    assert value_of(again.text, "document_number") == "淅卫健〔2026〕8号"
    assert texts(again.text, ".//*[@checked]/..") == ["安岳 2020 联系人制度"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"document_number": ""}, "document_number"),
        ({"edition": "no such"}, "edition"),
        ({"from_on": "2026-02-30"}, "from_on"),
        ({"edition": ""}, "edition"),
    ],
)
def test_a_mistake_stands_at_its_field_and_nothing_is_lost(story: Story, changes: dict[str, str], field: str) -> None:
    client = story.world.browser(story.supervisor)
    answer = fill(client, "/policies", "/policies/preview", **(ANYUE | changes))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="anyue-2020" id="edition" checked' in answer.text or field == "edition"


def test_a_day_to_come_is_asked_about_as_of_that_day(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = fill(client, "/policies", "/policies/preview", **(ANYUE | {"from_on": "2027-01-01"}))
    assert "2027年1月1日" in text_of(shown)
    assert said(shown)[:1] + said(shown)[2:3] == figures(client, "&on=2027-01-01")


def test_a_county_with_an_edition_of_its_own_is_named_as_unmoved(story: Story) -> None:
    county, prefecture = (story.world.browser(story.world.caller(division=code)) for code in (COUNTY, "4113"))
    assert fill(county, "/policies", "/policies", **ANYUE).status_code == 303
    shown = fill(prefecture, "/policies", "/policies/preview", **(ANYUE | {"division": "4113", "edition": "beijing"}))
    overdue, then, *_ = said(shown)
    assert overdue == then
    assert "有 1 个县" in text_of(shown)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is time for one county."""
    monkeypatch.setattr(preview, "SECONDS", -1.0)


@pytest.mark.usefixtures("impatient")
def test_above_a_county_the_others_are_counted_on_request_and_the_sum_is_that_of_all(story: Story) -> None:
    client, typed = in_two_counties(story.world), ANYUE | {"division": "4113"}
    first = fill(client, "/policies", "/policies/preview", **typed)
    assert "共 2 个县，已算 1 个" in text_of(first)
    last = send(client, first, "/policies/preview")
    assert "已算" not in text_of(last)
    assert said(last)[:1] + said(last)[2:3] == figures(client, "", "4113")
    assert send(client, last, "/policies").status_code == 303
    assert said(last)[1::2] == figures(client, "", "4113")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "carried", ["x", "{}", '{"counted": -1}', '{"rows": {"4113": {"now": {"figures": [1]}}}}', "[1]"]
)
def test_what_was_not_carried_over_is_counted_again(story: Story, carried: str) -> None:
    client, typed = in_two_counties(story.world), ANYUE | {"division": "4113"}
    answer = fill(client, "/policies", "/policies/preview", **typed, so_far=carried)
    assert "共 2 个县，已算 1 个" in text_of(answer)
    assert list(json.loads(value_of(answer.text, "so_far"))["rows"]) == [COUNTY]


def in_two_counties(world: World) -> Client:
    """A prefecture's supervisor, with a household in the next county."""
    world.household(world.caller(division=NEXT_COUNTY), residence_division=NEXT_VILLAGE)
    return world.browser(world.caller(division="4113"))


def said(shown: httpx.Response) -> tuple[str, ...]:
    found = re.search(HEADLINE, text_of(shown))
    assert found, text_of(shown)
    return found.groups()


def figures(client: Client, asked: str = "", division: str = COUNTY) -> tuple[str, ...]:
    """What is overdue, and the share of households with their contact persons and nothing overdue, as pages say it."""
    items = re.search(r"全部 (\d+)", text_of(client.get(f"/overdue?division={division}{asked}")))
    share = re.search(r"联系有效 ([\d.]+%)", text_of(client.get(f"/coverage?division={division}{asked}")))
    assert items
    assert share
    return items[1], share[1]


def send(client: Client, shown: httpx.Response, action: str, **more: str) -> httpx.Response:
    """The hidden fields of a page, as its button sends them."""
    names = ("csrf_token", "command_id", "division", "edition", "from_on", "document_number", "so_far")
    hidden = {name: value_of(shown.text, name) for name in names if f'name="{name}"' in shown.text}
    return client.post(action, data=hidden | more, follow_redirects=False)
