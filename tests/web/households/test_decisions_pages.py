"""Pause, category, closure and life events of a household."""

from uuid import UUID

import pytest

from tests.support.pages import asked_about, fill, said_done
from tests.support.sound import text_of
from tests.support.story import Story, days_ago
from tests.support.world import OTHER_VILLAGE, TODAY

FORMS = {
    "pause": {"until_on": "2026-12-20", "reason": "外出探亲"},
    "category": {"category": "child_disabled", "from_on": "2026-11-01"},
}


def reported(story: Story, household: UUID) -> UUID:
    """The life event of the household that waits to be judged."""
    with story.world.office.database.single() as connection:
        row = connection.execute(
            "select life_event_id from read.life_event where household_id = %s and status = 'reported'",
            (household,),
        ).fetchone()
    assert row
    return UUID(str(row[0]))


@pytest.mark.parametrize("what", FORMS)
def test_a_decision_is_recorded_and_leads_back(story: Story, what: str) -> None:
    client = story.world.browser(story.supervisor)
    home = f"/households/{story.late}"
    shown = client.get(f"{home}/{what}")
    assert "孙福来、周玉梅" in text_of(shown)
    answer = fill(client, f"{home}/{what}", f"{home}/{what}", **FORMS[what])
    assert answer.status_code == 303
    path, _, done = answer.headers["location"].partition("?")
    assert path == home
    assert said_done(done) in text_of(client.get(answer.headers["location"]))


def test_a_household_of_another_town_is_not_there(story: Story) -> None:
    elsewhere = story.world.browser(story.world.caller("supervisor", "411326104"))
    for what in (*FORMS, "closure", "correction", "merging", "members/new", "living-alone", "child", "life-events/new"):
        assert elsewhere.get(f"/households/{story.late}/{what}").status_code == 404


def test_a_paused_household_is_no_longer_overdue(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.late}/pause"
    assert str(story.late) in client.get("/overdue").text
    fill(client, page, page, **FORMS["pause"])
    assert str(story.late) not in client.get("/overdue").text
    assert "1 户" in text_of(client.get("/households?status=paused"))


def test_a_refusal_of_the_rules_is_at_its_field(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.late}/closure"
    answer = fill(client, page, page, on="2027-01-01", cause="moved_away", reason="迁出")
    answer = fill(client, page, page, on="2027-01-01", cause="moved_away", reason="迁出", sure_of=asked_about(answer))
    assert 'id="on-error"' in answer.text


def test_a_contact_person_reports_and_a_supervisor_judges(story: Story) -> None:
    world = story.world
    home = f"/households/{story.late}"
    reporter = world.browser(story.contact_person)
    form = reporter.get(f"{home}/life-events/new")
    assert "我已核实" not in text_of(form)
    told = {
        "kind": "moved", "subject": "child", "occurred_on": days_ago(3).isoformat(), "source": "家人告知",
        "residence_division": OTHER_VILLAGE,
    }  # fmt: skip
    assert fill(reporter, f"{home}/life-events/new", f"{home}/life-events", **told).status_code == 303
    page = f"{home}/life-events/{reported(story, story.late)}/verification"
    supervisor = world.browser(story.supervisor)
    shown = supervisor.get(page)
    assert "家人告知" in text_of(shown)
    assert fill(supervisor, page, page).status_code == 303
    assert "厚坡镇" in text_of(supervisor.get(f"{home}/pause"))
    assert "此事已经处理" in text_of(supervisor.get(page))
    assert reporter.get(page).status_code == 403


def test_a_rejected_event_changes_nothing(story: Story) -> None:
    world = story.world
    home = f"/households/{story.household}"
    client = world.browser(story.supervisor)
    page = f"{home}/life-events/{reported(story, story.household)}/rejection"
    assert fill(client, page, page, reason="没有搬").status_code == 303
    assert "西簧乡" in text_of(client.get(f"{home}/pause"))


def test_only_a_supervisor_says_it_is_verified(story: Story) -> None:
    home = f"/households/{story.late}"
    client = story.world.browser(story.contact_person)
    told = {
        "kind": "marriage",
        "subject": "child",
        "occurred_on": TODAY.isoformat(),
        "source": "家人",
        "verified": "yes",
    }
    assert fill(client, f"{home}/life-events/new", f"{home}/life-events", **told).status_code == 403
