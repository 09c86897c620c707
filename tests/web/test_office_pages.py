"""Alerts, the ledgers' heads, the contact policy, and how many questions a list costs."""

import re

import pytest
from psycopg import Connection

from tests.support.markup import texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

MOST_QUERIES = 17


def test_alerts_are_open_until_they_are_answered(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = client.get("/alerts?on=2026-10-15")
    assert "2026年10月11日" in text_of(shown)
    assert str(story.household) in shown.text
    assert str(story.household) not in client.get("/alerts?stage=resolved&on=2026-10-15").text
    assert str(story.household) in client.get("/alerts?stage=resolved").text
    before = client.get("/alerts?on=2026-01-01")
    assert "这一天没有未解除的提醒" in text_of(before)


def test_a_contact_person_sees_the_alerts_of_their_own(story: Story) -> None:
    assert str(story.household) in story.world.browser(story.contact_person).get("/alerts?stage=resolved").text


def test_an_auditor_reads_the_heads_in_full(story: Story) -> None:
    shown = story.world.browser(story.auditor).get("/ledgers")
    assert "411326" in text_of(shown)
    assert any(re.fullmatch("[0-9a-f]{64}", hash_) for hash_ in texts(shown.text, ".//code"))
    assert story.world.browser(story.contact_person).get("/ledgers").status_code == 403


def test_a_supervisor_adopts_an_edition_and_it_holds_from_its_day(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = client.get("/policies")
    assert "每月至少联系一次（30 天内）" in text_of(shown)
    fields = {"division": "411326", "edition": "anyue-2020", "from_on": TODAY.isoformat()}
    without = fill(client, "/policies", "/policies", **fields)
    assert 'id="document_number-error"' in without.text
    answer = fill(client, "/policies", "/policies", **fields, document_number="淅卫健〔2026〕8号")
    assert answer.status_code == 303
    assert "淅卫健〔2026〕8号" in text_of(client.get("/policies"))
    assert "系统默认" in text_of(client.get("/policies?on=2026-11-19"))


def test_others_read_the_policy_and_adopt_nothing(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    shown = client.get("/policies")
    assert shown.status_code == 200
    assert '<form method="post" action="/policies"' not in shown.text


@pytest.mark.parametrize(
    "path",
    ["/coverage", "/coverage/list?kind=doctor", "/overdue", "/households", "/alerts", "/hospitals", "/staff"],
)
def test_a_list_asks_few_questions_however_long_it_is(story: Story, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        story.world.household()
    client = story.world.browser(story.supervisor)
    asked: list[object] = []
    execute = Connection.execute

    def counted(self, query, *rest, **more):  # type: ignore[no-untyped-def]
        asked.append(query)
        return execute(self, query, *rest, **more)

    client.get(path)  # a connection that is just made is told whose it is
    monkeypatch.setattr(Connection, "execute", counted)
    assert client.get(path).status_code == 200
    assert len(asked) <= MOST_QUERIES, asked
