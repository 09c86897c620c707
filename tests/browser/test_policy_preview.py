"""What an edition would change: above a county the page goes on counting by itself, without script at a press."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageFor, Place
from tests.browser.looking import faults_of_access, faults_of_build, faults_of_width
from tests.screenshots import sign_in
from web.policies import preview

NEXT_COUNTY, NEXT_VILLAGE = "411327", "411327100001"


@pytest.mark.parametrize("javascript", [True, False])
def test_all_counties_are_counted_before_anybody_adopts(
    place: Place, page_for: PageFor, javascript: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "SECONDS", -1.0)  # there is time for one county
    world = place.story.world
    world.household(world.caller(division=NEXT_COUNTY), residence_division=NEXT_VILLAGE)
    page = page_for(None, phone=True, javascript=javascript)
    sign_in(page, place.address, world.caller(division="4113").name)
    page.goto("/policies")
    page.get_by_role("radio", name="北京联系人制度").check()
    page.get_by_label("依据文件号").fill("宛卫〔2026〕3号")
    page.get_by_role("button", name="先看会有哪些变化").click()
    if not javascript:
        expect(page.get_by_text("共 2 个县，已算 1 个")).to_be_visible()
        page.get_by_role("button", name="继续计算其余各县").click()
    expect(page.get_by_role("button", name="继续计算其余各县")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text="社旗县")).to_be_visible()
    expect(page.get_by_text("采用后：逾期")).to_be_visible()
    assert faults_of_build(page) + faults_of_width(page) == []
    if javascript:
        assert faults_of_access(page) == []
    page.get_by_role("button", name="返回修改").click()
    expect(page.get_by_label("依据文件号")).to_have_value("宛卫〔2026〕3号")
