"""Logging, correcting and withdrawing a contact through the forms."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import httpx

from projections.contacts.tables import Contact
from projections.households.case import case
from tests.support.markup import value_of
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, Client
from web.households import assignment_actions as assignments


def contacts_of(story: Story, household: UUID) -> Sequence[Contact]:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        found = case(snapshot, household)
    assert found is not None
    return found.contacts


def log(client: Client, household: UUID, **typed: str) -> httpx.Response:
    home = f"/households/{household}"
    typed = {"day": "2026-11-20", "channel": "phone", "outcome": "reached", **typed}
    return fill(client, f"{home}/contacts/new", f"{home}/contacts", **typed)


def test_the_form_is_light_and_short(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get(f"/households/{story.late}/contacts/new")
    before_folded = shown.text.split("<details", 1)[0]
    fields = before_folded.count('<fieldset class="field') + before_folded.count('<div class="field')
    assert fields <= 8


def test_a_contact_is_logged_with_need_and_promise_in_one_go(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    answer = log(
        client, story.late, note="精神不错", need_domain="living", need_summary="屋顶要修",
        promise="带师傅来看", promise_on="2026-11-25",
    )  # fmt: skip
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"])
    text = text_of(shown)
    assert "联系已登记。" in text
    assert "这家还有" in text
    assert "屋顶要修" in text
    assert "带师傅来看" in text
    assert contacts_of(story, story.late)[0].staff_id == story.staff


def test_a_day_typed_counts_before_the_day_chosen(story: Story) -> None:
    assert log(story.world.browser(story.contact_person), story.soon, other_day="2026-11-03").status_code == 303
    assert str(contacts_of(story, story.soon)[0].occurred_on) == "2026-11-03"


def test_the_field_for_another_day_is_folded_until_it_is_used(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.late}"
    assert "<details><summary>换一天" in client.get(f"{home}/contacts/new").text
    assert "<details open><summary>换一天" in log(client, story.late, other_day="2026-11-03", channel="").text


def test_a_day_long_ago_is_asked_about_once_more_and_then_recorded(story: Story) -> None:
    client, before = story.world.browser(story.contact_person), len(contacts_of(story, story.late))
    asked = log(client, story.late, other_day="2026-08-21", note="写了很久的话")
    assert asked.status_code == 422
    assert "2026年8月21日距今已有 91 天，日期对吗？" in text_of(asked)
    assert "写了很久的话" in asked.text
    assert len(contacts_of(story, story.late)) == before
    sure = {"other_day": "2026-08-21", "note": "写了很久的话", "sure_of": value_of(asked.text, "sure_of")}
    other = log(client, story.late, **{**sure, "other_day": "2026-08-20"})  # another day is another question
    assert "2026年8月20日距今已有 92 天" in text_of(other)
    assert log(client, story.late, **sure).status_code == 303
    assert len(contacts_of(story, story.late)) == before + 1


def test_ninety_days_back_is_not_asked_about(story: Story) -> None:
    assert log(story.world.browser(story.contact_person), story.late, other_day="2026-08-22").status_code == 303


def test_a_day_before_the_registration_is_said_to_be_so(story: Story) -> None:
    asked = log(story.world.browser(story.contact_person), story.late, other_day="2010-01-30")
    assert "2010年1月30日早于这户的登记日" in text_of(asked)


def test_a_message_that_was_answered_was_no_talk(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    log(client, story.late, channel="message")
    told = text_of(client.get(f"/households/{story.late}/history"))
    assert "发消息联系，家人有了回复。" in told


def test_a_mistake_keeps_what_was_typed_and_says_where_it_is(story: Story) -> None:
    answer = log(
        story.world.browser(story.contact_person), story.late, other_day="2026-11-30", channel="",
        note="写了很久的话", promise="带药",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "写了很久的话" in answer.text
    assert 'href="#channel"' in answer.text
    assert 'href="#promise_on"' in answer.text
    assert "<details open>" in answer.text


def test_a_refusal_of_the_rules_stands_at_its_field(story: Story) -> None:
    answer = log(story.world.browser(story.contact_person), story.late, other_day="2026-11-30")
    assert answer.status_code == 422
    assert '<a href="#other_day">这一天还没有到。</a>' in answer.text


def test_a_text_too_long_is_refused_at_its_field(story: Story) -> None:
    answer = log(story.world.browser(story.contact_person), story.late, note="长" * 2001)
    assert answer.status_code == 422
    assert 'href="#note"' in answer.text


def test_pressed_twice_it_is_recorded_once_and_other_answers_are_asked_about(story: Story) -> None:
    client, key = story.world.browser(story.contact_person), str(uuid4())
    before = len(contacts_of(story, story.soon))
    first = log(client, story.soon, command_id=key)
    again = log(client, story.soon, command_id=key)
    assert first.headers["location"] == again.headers["location"]
    changed = log(client, story.soon, command_id=key, note="别的")
    assert changed.status_code == 422
    assert key not in changed.text  # the form shown again would be a new one
    assert len(contacts_of(story, story.soon)) == before + 1


def test_a_second_contact_on_the_same_day_is_recorded_and_mentioned(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert "如果是同一次" not in client.get(log(client, story.soon).headers["location"]).text
    shown = client.get(log(client, story.soon, channel="message").headers["location"])
    assert "您在2026年11月20日与这家人已有一次联系（电话）" in text_of(shown)


def test_a_supervisor_may_log_what_somebody_else_did(story: Story) -> None:
    log(story.world.browser(story.supervisor), story.soon, staff_id=str(story.staff))
    newest = contacts_of(story, story.soon)[0]
    assert (newest.staff_id, newest.level) == (story.staff, "village")


def test_a_correction_shows_old_and_new_before_it_is_recorded(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    path = f"/households/{story.household}/contacts/{story.contact}/correction"
    typed = {
        "occurred_on": "2026-11-13", "channel": "phone", "outcome": "reached", "reason": "记错了",
        "note": "赵大山最近睡得不好，想去县医院看看。", "promise": "带复诊单再来看望",
        "promise_on": "2026-11-24",
    }  # fmt: skip
    check = fill(client, path, path, **typed)
    assert check.status_code == 200
    assert "日期 2026年11月14日 2026年11月13日" in text_of(check)
    assert "方式 入户看望 电话" in text_of(check)
    assert "约定的日期" not in text_of(check)
    assert {c.contact_id: c for c in contacts_of(story, story.household)}[story.contact].channel == "home_visit"
    assert fill(client, path, path, **typed, step="confirm").status_code == 303
    after = {c.contact_id: c for c in contacts_of(story, story.household)}[story.contact]
    assert (after.channel, str(after.occurred_on), str(after.promise_on)) == (
        "phone",
        "2026-11-13",
        "2026-11-24",
    )
    assert after.note


def test_a_correction_of_nothing_or_without_a_reason_is_refused(story: Story) -> None:
    path = f"/households/{story.household}/contacts/{story.contact}/correction"
    answer = fill(
        story.world.browser(story.contact_person), path, path, occurred_on="2026-11-14", channel="home_visit",
        outcome="reached", note="赵大山最近睡得不好，想去县医院看看。", promise="带复诊单再来看望",
        promise_on="2026-11-24",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "没有改动任何内容" in answer.text
    assert "请写明更正的原因" in answer.text


def test_a_note_and_a_promise_can_be_taken_away(story: Story) -> None:
    path = f"/households/{story.household}/contacts/{story.contact}/correction"
    fill(
        story.world.browser(story.contact_person), path, path, occurred_on="2026-11-14", channel="home_visit",
        outcome="reached", note="", promise="", promise_on="", reason="家人不愿留下记录", step="confirm",
    )  # fmt: skip
    after = {c.contact_id: c for c in contacts_of(story, story.household)}[story.contact]
    assert (after.note, after.promise, after.promise_on) == (None, None, None)


def test_a_withdrawal_needs_a_reason_and_happens_once(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    path = f"/households/{story.household}/contacts/{story.contact}/withdrawal"
    assert fill(client, path, path).status_code == 422
    assert fill(client, path, path, reason="记错了人家").status_code == 303
    assert story.contact not in {c.contact_id for c in contacts_of(story, story.household)}
    assert client.get(path).status_code == 404


def test_who_was_replaced_records_by_the_form_and_reads_nothing_but_the_number(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        assignment_id = snapshot.value(
            "select assignment_id from read.assignment where household_id = %(id)s and staff_id = %(staff)s",
            id=story.late, staff=story.staff,
        )  # fmt: skip
    story.world.ask(
        assignments.END_ASSIGNMENT, story.supervisor, household_id=story.late, assignment_id=assignment_id,
        until_on=TODAY, reason="轮岗",
    )  # fmt: skip
    shown = client.get(f"/households/{story.late}/contacts/new")
    assert "孙福来" not in shown.text
    before = len(contacts_of(story, story.late))
    assert log(client, story.late, channel="").status_code == 422
    assert log(client, story.late).status_code == 404
    answer = log(client, story.late, day="2026-11-19")
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/worklist")
    assert len(contacts_of(story, story.late)) == before + 1
