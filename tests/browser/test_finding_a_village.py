"""A village among hundreds: found while one types, nothing typed elsewhere is lost; without script by a button."""

from playwright.sync_api import expect

from tests.browser.conftest import PageFor
from tests.browser.looking import faults_of_access, faults_of_build, faults_of_width

SEARCH = "输入乡镇或村名查找"


def test_the_list_grows_short_while_one_types_and_nothing_else_is_sent(page_for: PageFor) -> None:
    page = page_for("supervisor", phone=True)
    page.goto("/households/new")
    page.get_by_label("姓名").first.fill("何守田")
    with page.expect_response("**/households/new?**") as answered:
        page.get_by_label(SEARCH).press_sequentially("七棵树")
    assert sorted(answered.value.url.partition("?")[2].split("&"))[0] == "division=411326"
    assert len(answered.value.url.partition("?")[2].split("&")) == 2
    expect(page.get_by_label("村（社区）", exact=True)).to_have_value("411326301220")
    expect(page.get_by_label(SEARCH)).to_be_focused()
    expect(page.get_by_label("姓名").first).to_have_value("何守田")
    assert faults_of_build(page) + faults_of_width(page) + faults_of_access(page) == []
    with page.expect_response("**/households/new?**"):
        page.get_by_label(SEARCH).press("Enter")
    expect(page.get_by_label("姓名").first).to_have_value("何守田")


def test_without_javascript_a_button_finds_it(page_for: PageFor) -> None:
    page = page_for("supervisor", javascript=False)
    page.goto("/households/new")
    page.get_by_label(SEARCH).fill("七棵树")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_label("村（社区）", exact=True)).to_have_value("411326301220")
    expect(page.get_by_label(SEARCH)).to_have_value("七棵树")
