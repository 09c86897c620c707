"""A supervisor sees what the records give reason to ask about, opens every number, and has families called back."""

from datetime import timedelta
from uuid import uuid4

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story, days_ago
from tests.support.world import TODAY, VILLAGE

PERIOD = f"from_on={days_ago(60)}&until_on={TODAY + timedelta(days=1)}"


def told(story: Story) -> None:
    """Three families, one text."""
    for home in (story.household, story.late, story.soon):
        story.world.contact(home, days_ago(4), story.contact_person, note="身体还好，情绪稳定。")


def test_a_text_written_for_three_families_is_pointed_out_with_its_contacts(story: Story) -> None:
    told(story)
    client = story.world.browser(story.supervisor)
    shown = client.get(f"/authenticity?division={VILLAGE}&{PERIOD}")
    assert "几户写了同样的话：3" in text_of(shown)
    assert "情绪稳定" not in shown.text
    listed = client.get(f"/authenticity/contacts?division={VILLAGE}&{PERIOD}&staff={story.staff}&kind=same_text")
    assert listed.text.count("/history?at=") == 3
    assert "赵大山" in text_of(listed)


def test_the_api_says_the_same(story: Story) -> None:
    told(story)
    items = story.world.api(story.auditor).get(f"/api/v1/authenticity?division={VILLAGE}&{PERIOD}").json()["items"]
    mine = next(item for item in items if item["staff_id"] == str(story.staff))
    assert {hint["kind"]: len(hint["contacts"]) for hint in mine["hints"]}["same_text"] == 3
    assert mine["contacts"] >= 3


def test_above_a_county_the_area_is_chosen_first(story: Story) -> None:
    leader = story.world.caller("supervisor", "41")
    assert "/authenticity?division=4113" in story.world.browser(leader).get("/authenticity").text
    assert story.world.api(leader).get("/api/v1/authenticity?division=41").status_code == 422


def test_families_are_drawn_called_and_the_answer_corrected(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    drawn = fill(
        client, f"/spot-checks/new?division={VILLAGE}", "/spot-checks",
        division=VILLAGE, from_on=days_ago(90).isoformat(), until_on=TODAY.isoformat(), size="3",
    )  # fmt: skip
    assert drawn.status_code == 303
    listed = client.get("/spot-checks")
    assert "待回访 3" in text_of(listed).replace("（", " ").replace("）", "")
    check = story.world.api(story.supervisor).get("/api/v1/spot-checks").json()["items"][0]
    page = f"/spot-checks/{check['id']}"
    assert "请选择家人怎么说" in text_of(fill(client, f"{page}/result", f"{page}/result", on=TODAY.isoformat()))
    fill(client, f"{page}/result", f"{page}/result", result="not_confirmed", on=TODAY.isoformat(), note="说没有来过")
    fill(client, f"{page}/correction", f"{page}/correction", result="confirmed", reason="记错了人")
    answered = client.get("/spot-checks?state=answered")
    assert "家人说有" in text_of(answered)
    assert "家人说有：1" in text_of(client.get(f"/authenticity?division={VILLAGE}"))


def test_whom_the_lot_met_does_not_stand_in_the_familys_history(story: Story) -> None:
    told(story)
    client = story.world.browser(story.supervisor)
    fill(
        client, f"/spot-checks/new?division={VILLAGE}", "/spot-checks",
        division=VILLAGE, from_on=days_ago(90).isoformat(), until_on=TODAY.isoformat(), size="100",
    )  # fmt: skip
    assert "抽" not in text_of(story.world.browser(story.contact_person).get(f"/households/{story.household}/history"))
    assert story.world.browser(story.contact_person).get("/spot-checks").status_code == 403


def test_an_unknown_call_back_is_not_there(story: Story) -> None:
    assert story.world.browser(story.supervisor).get(f"/spot-checks/{uuid4()}/result").status_code == 404
