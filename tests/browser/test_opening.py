"""What opens in its place, by htmx; without it the same link leads to a page of its own."""

from playwright.sync_api import expect

from tests.browser.conftest import PageFor
from tests.browser.looking import faults_of_access, faults_of_build, faults_of_width


def test_a_town_opens_in_the_table_and_then_leads_to_its_page(page_for: PageFor) -> None:
    page = page_for("supervisor")
    page.goto("/coverage")
    town = page.get_by_role("row").filter(has_text="西簧乡")
    town.get_by_role("link", name="西簧乡", exact=True).click()
    village = page.locator("tr.inner").filter(has_text="七棵树")
    expect(village).to_be_visible()
    expect(page.get_by_role("rowheader", name="西簧乡")).to_be_focused()
    assert page.url.endswith("/coverage")
    assert faults_of_build(page) + faults_of_access(page) == []
    town.get_by_role("link", name="西簧乡", exact=True).click()
    page.wait_for_url("**/coverage?division=411326301")
    expect(page.get_by_role("heading", level=1)).to_contain_text("西簧乡")


def test_without_javascript_the_same_link_leads_to_its_page(page_for: PageFor) -> None:
    page = page_for("supervisor", javascript=False)
    page.goto("/coverage")
    page.get_by_role("rowheader", name="西簧乡").get_by_role("link").click()
    page.wait_for_url("**/coverage?division=411326301")


def test_on_a_phone_each_area_is_a_card_whose_numbers_open_to_their_lists(page_for: PageFor) -> None:
    page = page_for("supervisor", phone=True)
    page.goto("/coverage")
    card = page.get_by_role("row").filter(has_text="西簧乡")
    expect(card.get_by_role("cell")).to_have_count(10)
    assert faults_of_width(page) == []
    assert page.evaluate("document.querySelector('.scroll').scrollWidth <= document.documentElement.clientWidth")
    labels = "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    shown = "户数 人数 联系人 联系有效 家庭医生 有服务 中医签约 绿色通道 已试拨 三项均覆盖"
    assert card.get_by_role("cell").evaluate_all(labels) == [f'"{name}"' for name in shown.split()]
    card.get_by_role("link", name="联系人全覆盖：差").click()
    page.wait_for_url("**/coverage/list?**kind=contact&covered=false**")
