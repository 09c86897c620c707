"""Hebei, 2019: contact persons of three levels, each with duties of their own; a death is reported, verified, followed up."""

from playwright.sync_api import expect

from casework.policies import preset
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country, County
from tests.browser.seeds.pages import keeps_back, send, shows
from tests.support.story import days_ago
from web.households import actions as households

VILLAGE = "130425101201"  # 大名县 杨桥镇 杨桥村
LEVELS = {"village": "李春梅", "township": "高建军", "county": "韩雪"}


def test_three_levels_and_what_follows_a_death(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, VILLAGE)
    county.adopt(preset("hebei-three-levels"), "大卫〔2019〕1号")
    of = {level: county.contact_person(name, level) for level, name in LEVELS.items()}
    family = county.family("陈守信", "刘素云", of)
    county.seen(family, of["village"], days_ago(28))
    county.seen(family, of["township"], days_ago(20))

    theirs = signed_in(of["county"].caller, phone=True)
    task = family.among(theirs, "li.task")
    first = task.locator(".why").first
    expect(first).to_contain_text("县级联系人联系，已超过 141 天")
    expect(task).to_contain_text("村级联系人联系，2026年11月22日前 · 等待李春梅")

    phone = signed_in(of["village"].caller, phone=True)
    expect(family.among(phone, "li.task").locator(".why").first).to_have_text("村级联系人联系，2026年11月22日前")
    phone.goto(family.home)
    phone.get_by_role("link", name="报告家庭变动").click()
    phone.get_by_label("发生了什么").select_option("去世")
    phone.get_by_label("涉及谁").select_option("陈守信 · 父亲")
    phone.get_by_label("日期", exact=True).fill(days_ago(2).isoformat())
    phone.get_by_label("消息来源").fill("家人来电")
    send(phone, "登记")
    shows(phone, "陈守信 · 去世", "待核实")

    office = signed_in(county.supervisor)
    office.get_by_role("link", name="待核实的家庭变动 1").click()
    shows(office, "陈守信 · 去世 · 2026年11月18日", "上报人：李春梅 · 家人来电")
    office.get_by_role("button", name="确认属实：陈守信 去世").click()
    shows(office, "没有待核实的家庭变动")

    phone.goto("/worklist")
    shows(phone, "您上报的事有结果了", "刘素云 · 陈守信 · 去世 · 2026年11月18日：已核实")
    phone.get_by_role("button", name="知道了").click()
    keeps_back(phone, "您上报的事有结果了", "陈守信")

    office.goto("/life-events?verified=true")
    shows(office, "刘素云", "先慰问：陪伴这家人", "核对由谁联系这家", "核对家庭医生签约", "核对收款账户")
    office.goto("/coverage")
    expect(office.locator("tr.total td").nth(1)).to_have_text("1")


def test_who_should_enter_and_who_should_leave_are_counted_to_zero(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, "130109102201")  # 藁城区 贾市庄镇 贾市庄村
    county.adopt(preset("hebei-three-levels"), "藁卫〔2019〕1号")
    child = {"name": "郭小山", "disability_level": 2}
    county.family("郭玉田", "田桂英", category="none", child=child)
    leaving = county.family("董振海", "孙秀荣")
    for member in leaving.members:
        county.ask(
            households.REPORT_LIFE_EVENT, household_id=leaving.household_id, kind="death", subject=str(member),
            occurred_on=days_ago(18), source="派出所", verified=True,
        )  # fmt: skip

    office = signed_in(county.supervisor)
    office.goto("/scope-findings")
    shows(office, "应进未进 1", "应退未退 1", "郭玉田", "核对残疾证，变更类别")
    office.get_by_role("link", name="办理").click()
    office.get_by_label("特别扶助二类").check()
    office.get_by_label("生效日期").fill(days_ago(0).isoformat())
    send(office, "登记类别变更")

    office.goto("/scope-findings?side=leave")
    shows(office, "应进未进 0", "应退未退 1", "原户主董振海", "办理结案")
    office.get_by_role("link", name="办理").click()
    office.get_by_role("radio", name="家中已无在世成员").check()
    office.get_by_label("具体说明").fill("两位老人都已离世")
    office.get_by_role("button", name="结案").click()
    shows(office, "自2026年11月20日起为130109-00002一家结案", "确定吗？")
    send(office, "确定结案")
    auditor = signed_in(county.auditor)
    auditor.goto("/scope-findings")
    shows(auditor, "应进未进 0", "应退未退 0")
    auditor.goto(f"{leaving.home}/history")
    shows(auditor, "结案", "两位老人都已离世")
    keeps_back(auditor, "董振海")
