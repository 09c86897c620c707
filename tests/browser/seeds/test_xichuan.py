"""Xichuan, Henan, 2023: two contact persons for each family; one of them leaves, and nobody is left without."""

from playwright.sync_api import expect

from casework.policies import preset
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country, County
from tests.browser.seeds.pages import keeps_back, send, shows
from tests.support.story import days_ago

VILLAGE = "411326301220"  # 西簧乡 七棵树
COVERED = 2  # the column, after the name


def test_a_contact_person_leaves_and_everybody_is_handed_over(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, VILLAGE)
    county.adopt(preset("xichuan-two-posts"), "淅卫〔2023〕1号")
    leaving, successor = county.contact_person("丁青珍"), county.contact_person("何秀兰")
    township = county.contact_person("周志强", "township")
    zhao, sun = (
        county.family(*couple, {"village": leaving, "township": township})
        for couple in (("赵大山", "钱桂兰"), ("孙福来", "周玉梅"))
    )
    for family in (zhao, sun):
        county.seen(family, township, days_ago(20))
        county.seen(family, leaving, days_ago(6), next_promise={"text": "带复诊单再来看望", "on": days_ago(-4)})

    office = signed_in(county.supervisor)
    office.goto("/staff")
    office.get_by_role("link", name="结束丁青珍的岗位").click()
    expect(office.get_by_role("heading", name="移交这 2 户")).to_be_visible()
    office.get_by_label("全部移交给").select_option(str(successor.staff_id))
    office.get_by_label("原因").fill("退休")
    office.get_by_label("给接手人的交接说明").fill("孙家上午方便")
    send(office, "确认离岗")
    shows(office, "离岗已登记", "已移交 2 户，共 2 户")
    office.goto("/hand-overs")
    shows(office, "2 户", "赵大山", "孙福来", "何秀兰 村级联系人")

    phone = signed_in(successor.caller, phone=True)
    for family in (sun, zhao):
        phone.goto("/worklist")
        given = phone.locator("section").filter(has_text="移交给您")
        given.get_by_role("link", name=family.name).click()
        shows(phone, "接自 丁青珍", "孙家上午方便", "带复诊单再来看望")
        send(phone, "接收移交")
    phone.goto("/worklist")
    shows(phone, "您负责 2 户")
    keeps_back(phone, "移交给您")

    office.goto("/hand-overs")
    shows(office, "这里的移交都已接收")
    office.goto("/coverage")
    shows(office, "已全部覆盖")
    office.locator("tr.total td").nth(COVERED).get_by_role("link").click()
    shows(office, "2 户", "何秀兰 村级联系人", "周志强 乡级联系人")
    keeps_back(office, "丁青珍", "待配备")
    office.goto("/coverage/gap-days")
    shows(office, "182 个户日中缺 0 个")

    auditor = signed_in(county.auditor)
    auditor.goto(f"{sun.home}/history")
    shows(auditor, "丁青珍不再担任村级联系人。原因：“退休”", "何秀兰（村级联系人）已接收移交")
    keeps_back(auditor, "孙福来", "孙家上午方便", "带复诊单再来看望")
