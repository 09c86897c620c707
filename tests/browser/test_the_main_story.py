"""A contact person logs a visit on a phone, and the office's lists and figures follow at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageFor, Place
from tests.browser.families import contacts_told, effective, is_overdue, overdue_family, seen_today
from tests.browser.looking import faults_of_access, faults_of_build, faults_of_width
from tests.support.world import PASSWORD

with_and_without = pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])


@with_and_without
def test_a_visit_logged_on_a_phone_changes_lists_and_figures_at_once(
    place: Place, page_for: PageFor, javascript: bool
) -> None:
    family = overdue_family(place, "何守田" if javascript else "何守地")
    office = page_for("supervisor", javascript=javascript)
    before = effective(office)
    as_of_then = lasting_link(office)
    assert is_overdue(office, family)

    phone = page_for(None, phone=True, javascript=javascript)
    sign_in_by_hand(phone, place)
    phone.wait_for_url("**/worklist")
    entry = family.among(phone, "li.task")
    expect(entry).to_contain_text("入户看望，已超过 5 天")
    entry.get_by_role("link", name="登记联系").click()
    fill_in_a_visit(phone, "老人精神好多了。")
    phone.get_by_role("button", name="登记这次联系").click()

    phone.wait_for_url(f"**{family.home}?done=LogContact**")
    expect(phone.get_by_role("status").filter(has_text="联系已登记")).to_be_visible()
    expect(phone.get_by_text("老人精神好多了。", exact=True)).to_be_visible()
    assert not is_overdue(office, family)
    assert effective(office) == before + 1
    assert effective(office, as_of_then) == before
    told = contacts_told(phone, family)[0]
    assert re.search("丁青珍.*入户看望，见到了家人。.*老人精神好多了。", told)


@with_and_without
def test_what_was_typed_stays_when_something_is_missing(place: Place, page_for: PageFor, javascript: bool) -> None:
    family = overdue_family(place, "吕秀芝" if javascript else "吕秀兰")
    phone = page_for("contact_person", phone=True, javascript=javascript)
    phone.goto(f"{family.home}/contacts/new")
    phone.get_by_text("入户看望", exact=True).click()
    phone.get_by_label("他们怎么样？").fill("想有人陪着说说话。")
    with phone.expect_response("**/contacts") as answered:
        phone.get_by_role("button", name="登记这次联系").click()

    assert answered.value.status == 422
    summary = phone.get_by_role("alert")
    expect(summary).to_contain_text("请选择联系结果")
    expect(phone).to_have_title(re.compile("^有误"))
    expect(phone.get_by_label("入户看望", exact=True)).to_be_checked()
    expect(phone.get_by_label("他们怎么样？")).to_have_value("想有人陪着说说话。")
    if javascript:
        expect(summary).to_be_focused()
        summary.get_by_role("link").first.click()
        expect(phone.get_by_role("radio", name="已联系上", exact=True)).to_be_focused()
        assert faults_of_build(phone) + faults_of_width(phone) + faults_of_access(phone) == []

    phone.get_by_role("radio", name="已联系上", exact=True).check()
    phone.get_by_role("button", name="登记这次联系").click()
    phone.wait_for_url(f"**{family.home}?done=LogContact**")
    assert len(contacts_told(phone, family)) == 4


@with_and_without
def test_pressed_twice_it_is_logged_once(place: Place, page_for: PageFor, javascript: bool) -> None:
    family = overdue_family(place, "孔庆荣" if javascript else "孔庆华")
    phone = page_for("contact_person", phone=True, javascript=javascript)
    phone.goto(f"{family.home}/contacts/new")
    fill_in_a_visit(phone, "家里都好。")
    phone.get_by_role("button", name="登记这次联系").dblclick()
    phone.wait_for_url(f"**{family.home}?done=LogContact**")
    assert len(contacts_told(phone, family)) == 4


@with_and_without
def test_a_correction_and_a_withdrawal_are_told_in_sentences(place: Place, page_for: PageFor, javascript: bool) -> None:
    family = seen_today(place, "施桂英" if javascript else "施桂芬")
    phone = page_for("contact_person", phone=True, javascript=javascript)
    phone.goto(family.home)
    phone.get_by_role("link", name="更正").first.click()
    phone.get_by_text("电话", exact=True).click()
    phone.get_by_label("为什么更正？").fill("当天是打的电话")
    phone.get_by_role("button", name="查看改动").click()
    expect(phone.get_by_role("row").filter(has_text="入户看望")).to_contain_text("电话")
    phone.get_by_role("button", name="确认更正").click()
    phone.wait_for_url("**?done=CorrectContact**")
    assert re.search("更正.*2026年11月20日.*入户看望.*电话.*当天是打的电话", contacts_told(phone, family)[0])

    phone.goto(family.home)
    phone.get_by_role("link", name="撤回").first.click()
    phone.get_by_label("为什么撤回？").fill("记错了人家")
    phone.get_by_role("button", name="确认撤回").click()
    phone.wait_for_url("**?done=WithdrawContact**")
    assert re.search("撤回.*2026年11月20日.*记错了人家", contacts_told(phone, family)[0])
    assert len(contacts_told(phone, family)) == 6
    assert is_overdue(page_for("supervisor", javascript=javascript), family)


def sign_in_by_hand(page: Page, place: Place) -> None:
    page.goto("/")
    page.get_by_label("登录名").fill(place.story.contact_person.name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def fill_in_a_visit(page: Page, note: str) -> None:
    page.get_by_text("入户看望", exact=True).click()
    page.get_by_role("radio", name="已联系上", exact=True).check()
    page.get_by_label("他们怎么样？").fill(note)


def lasting_link(page: Page) -> str:
    """The address that always shows the figures of now."""
    page.goto("/coverage")
    address = page.locator("a[href*='known_position=']", has_text="链接").get_attribute("href")
    assert address
    return address
