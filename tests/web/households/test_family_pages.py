"""What was recorded wrongly of a family is corrected on its pages; members come and leave."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.markup import addresses, texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

AS_REGISTERED = {
    "address": "七棵树村三组", "household_no": "411326-00002", "residence_division": "411326301220",
    "category": "child_deceased", "registered_on": "2026-01-01", "basis": "", "remark": "",
}  # fmt: skip


def members_of(story: Story, household: UUID) -> list[UUID]:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        rows = snapshot.connection.execute(
            "select member_id from read.member where household_id = %s order by relation", (household,)
        )
        return [row[0] for row in rows]


def test_a_registration_is_corrected_after_old_and_new_were_seen_side_by_side(story: Story) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    page = f"{home}/correction"
    form = client.get(page)
    assert "七棵树村三组" in form.text
    told = {**AS_REGISTERED, "address": "七棵树村五组", "reason": "写错了组"}
    checked = fill(client, page, page, **told)
    row = texts(checked.text, ".//tbody/tr/th") + texts(checked.text, ".//tbody/tr/td")
    assert row == ["住址", "七棵树村三组", "七棵树村五组"]
    done = fill(client, page, page, **told, step="confirm")
    assert done.status_code == 303
    said = text_of(client.get(done.headers["location"]))
    assert "住址由“七棵树村三组”改为“七棵树村五组”" in said
    assert "写错了组" in said
    assert "七棵树村五组" in said


def test_a_correction_that_changes_nothing_or_says_no_reason_is_sent_back(story: Story) -> None:
    client, page = story.world.browser(story.supervisor), f"/households/{story.late}/correction"
    same = fill(client, page, page, **AS_REGISTERED, reason="写错了组")
    assert "没有改动" in text_of(same)
    silent = fill(client, page, page, **{**AS_REGISTERED, "address": "七棵树村五组"})
    assert 'id="reason-error"' in silent.text
    assert "七棵树村五组" in silent.text


def test_a_household_number_that_another_one_has_is_refused_at_its_field(story: Story) -> None:
    client, page = story.world.browser(story.supervisor), f"/households/{story.late}/correction"
    taken = fill(client, page, page, **{**AS_REGISTERED, "household_no": "411326-00001"}, reason="写错", step="confirm")
    assert 'id="household_no-error"' in taken.text


def test_a_member_is_corrected_and_their_numbers_are_never_shown_whole(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), members_of(story, story.late)[0]
    page = f"/members/{member}/correction"
    form = client.get(page)
    assert "411326" not in form.text.split('id="id_number"')[1].split(">")[0]
    number = story.world.id_number(date(1940, 3, 9))
    told = {"name": "孙福来", "relation": "father", "phone": "13800002222", "id_number": number, "from_on": "2026-01-01",
            "reason": "按身份证更正"}  # fmt: skip
    checked = fill(client, page, page, **told)
    assert "138****" in text_of(checked) or "13800002222" in text_of(checked)
    done = fill(client, page, page, **told, step="confirm")
    said = text_of(client.get(done.headers["location"].replace("#members", "")))
    assert number not in said
    assert "1940" in said
    assert "按身份证更正" in said


def test_what_is_no_telephone_number_is_refused_at_its_field_and_kept(story: Story) -> None:
    client, page = story.world.browser(story.supervisor), f"/members/{members_of(story, story.late)[0]}/correction"
    told = {"name": "孙福来", "relation": "father", "phone": "12345", "from_on": "2026-01-01", "reason": "换号"}
    refused = fill(client, page, page, **told, step="confirm")
    assert refused.status_code == 422
    assert 'id="phone-error"' in refused.text
    assert 'value="12345"' in refused.text


@pytest.mark.parametrize("phone", ["13800001111", "0377-69210000", "0377 69210000 转 8", "69210000", "400-810-1234"])
def test_mobile_and_landline_numbers_are_taken(story: Story, phone: str) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    told = {
        "name": "孙小妹",
        "relation": "spouse",
        "phone": phone,
        "id_number": story.world.id_number(),
        "from_on": "2026-11-01",
    }
    assert fill(client, f"{home}/members/new", f"{home}/members", **told).status_code == 303


def test_who_left_is_free_for_another_household_and_is_shown_as_gone(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), members_of(story, story.late)[1]
    page = f"/members/{member}/leaving"
    done = fill(client, page, page, from_on="2026-11-10", cause="divorced", reason="已离婚，搬回娘家")
    home = client.get(done.headers["location"].replace("#members", ""))
    assert "2026年11月10日起不再是本户成员（离异）" in text_of(home).replace(" ", "")
    assert addresses(home.text, f"/members/{member}/leaving/withdrawal")
    undo = f"/members/{member}/leaving/withdrawal"
    assert fill(client, undo, undo, reason="没有离").status_code == 303
    assert "不再是本户成员" not in text_of(client.get(f"/households/{story.late}#members"))


def test_a_member_entered_by_mistake_counts_no_more(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), members_of(story, story.late)[1]
    page = f"/members/{member}/withdrawal"
    assert fill(client, page, page, reason="登记错了人").status_code == 303
    assert str(member) not in client.get(f"/households/{story.late}").text
    last = f"/members/{members_of(story, story.late)[0]}/withdrawal"
    assert fill(client, last, last, reason="登记错了人").status_code == 422


def test_the_child_becomes_known_later_and_is_corrected(story: Story) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    assert fill(client, f"{home}/child", f"{home}/child", name="孙小宝", disability_level="2").status_code == 303
    page = f"{home}/child/correction"
    told = {"name": "孙小宝", "disability_level": "1", "reason": "按残疾证更正"}
    assert "残疾等级" in text_of(fill(client, page, page, **told))
    assert fill(client, page, page, **told, step="confirm").status_code == 303
    assert "残疾等级1级" in text_of(client.get(home))
    assert fill(client, f"{home}/child/withdrawal", f"{home}/child/withdrawal", reason="不是这家").status_code == 303


def test_who_lives_alone_is_visited_more_often(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.late}"
    page = f"{home}/living-alone"
    done = fill(client, page, page, lives_alone="yes", from_on=TODAY.isoformat(), reason="老伴随女儿居住")
    assert "有人独居" in text_of(client.get(done.headers["location"]))


def test_a_second_phone_is_shown_masked_and_either_can_be_rung(story: Story) -> None:
    member = story.members[0]
    body = {"second_phone": "0377-69210001", "reason": "家里还有座机"}
    answer = story.world.api(story.supervisor).post(f"/api/v1/members/{member}/correction", json=body)
    assert answer.status_code == 201
    page = story.world.browser(story.contact_person).get(f"/households/{story.household}").text
    assert 'href="tel:0377-69210001"' in page
    assert ">0377-69210001" not in page
    assert 'href="tel:0377-69210001"' in story.world.browser(story.contact_person).get("/worklist?all=true").text
    found = story.world.browser(story.auditor).get(f"/households/{story.household}").text
    assert "tel:" not in found
