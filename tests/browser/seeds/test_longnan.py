"""Longnan, 2021: every family is contacted, some get more help; a green channel with its people; needs answered and closed."""

from playwright.sync_api import expect

from casework.policies import preset
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country, County
from tests.browser.seeds.pages import keeps_back, send, shows
from tests.support.story import days_ago
from web.care import green_channel_actions as green_channel

SOONER = "重点帮扶家庭每周至少联系一次（7 天内）"


def test_a_category_of_help_shortens_a_duty_and_the_reason_says_so(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, "360783101200")  # 武当镇 岗上村
    county.adopt(preset("categorised"), "龙卫〔2021〕1号")
    person = county.contact_person("杜秀兰")
    family = county.family("马德福", "杨彩霞", {"village": person})
    county.seen(family, person, days_ago(10))

    office = signed_in(county.supervisor)
    office.goto("/overdue")
    keeps_back(office, "马德福")
    office.goto(f"{family.home}/help-categories/new")
    office.get_by_label("重点帮扶").check()
    office.get_by_label("开始日期").fill(days_ago(1).isoformat())
    office.get_by_label("原因").fill("独居，行动不便")
    send(office, "登记类别变更")
    shows(office, "重点帮扶")
    office.goto("/overdue")
    entry = family.among(office, "tbody tr")
    entry.get_by_text("为什么", exact=True).click()
    for said in (SOONER, "龙卫〔2021〕1号", "确定帮扶类别：2026年11月19日", "2026年11月10日加 7 天为2026年11月17日"):
        expect(entry).to_contain_text(said)

    phone = signed_in(person.caller, phone=True)
    expect(family.among(phone, "li.task")).to_contain_text("任意方式联系，已超过 3 天")
    phone.goto(f"{family.home}/duties")
    phone.get_by_text("怎么算出来的").first.click()
    shows(phone, SOONER)
    auditor = signed_in(county.auditor)
    auditor.goto(f"{family.home}/history")
    shows(auditor, "帮扶类别为“重点帮扶”。原因：“独居，行动不便”")


def test_a_hospital_is_ready_with_its_people_and_tested_by_a_call(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, "360783101201")  # 武当镇 石下村
    person = county.contact_person("何玉莲")
    family = county.family("石长贵", "罗秀芳", {"village": person})
    county.ask(green_channel.ISSUE_PASS, member_id=family.members[0], number="LN00001", from_on=days_ago(200))

    office = signed_in(county.supervisor)
    office.goto("/hospitals/new")
    office.get_by_label("医院名称").fill("龙南市第一人民医院")
    office.get_by_label("定点起始日期").fill(days_ago(30).isoformat())
    office.get_by_label("责任科室").fill("医务科")
    office.get_by_label("责任人").fill("王海燕")
    send(office, "登记定点医院")
    shows(office, "未就绪 缺：联系电话、就医流程", "近一季度未测试")
    office.get_by_role("link", name="修改医院信息").click()
    office.get_by_label("电话").fill("0797-4420000")
    office.get_by_label("就医流程").fill("专窗挂号\n优先就诊\n床旁结算")
    send(office, "登记修改")
    office.goto("/hospitals")
    office.get_by_role("link", name="登记测试电话：龙南市第一人民医院").click()
    for asked in ("有人接听吗", "是责任人本人接听吗"):
        office.get_by_role("group", name=asked).get_by_label("是").check()
    send(office, "登记")
    office.goto("/coverage")
    office.locator("tr.total").get_by_role("link", name="绿色通道（近一季度已试拨）：已覆盖 1").click()
    shows(office, "1 人", "石长贵")

    phone = signed_in(person.caller, phone=True)
    phone.goto(family.home)
    shows(phone, "已发证")
    phone.goto("/hospitals")
    phone.get_by_role("link", name="龙南市第一人民医院").click()
    shows(phone, "已就绪", "2026年11月20日已测试", "医务科", "王海燕", "0797-4420000", "优先就诊", "责任人接听")
    phone.get_by_role("link", name="给家庭的就医流程单").click()
    shows(phone, "专窗挂号", "优先就诊", "床旁结算", "0797-4420000")
    auditor = signed_in(county.auditor)
    auditor.goto("/coverage/list?kind=green_channel_tested&covered=true")
    shows(auditor, "1 人", "石*贵")


def test_a_need_is_opened_answered_and_closed_and_the_family_content(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, "360783102200")  # 杨村镇 杨村村
    person = county.contact_person("康桂芳")
    family = county.family("赵有福", "李改玲", {"village": person})

    phone = signed_in(person.caller, phone=True)
    phone.goto(family.home)
    phone.get_by_role("link", name="记下需要帮忙的事").click()
    phone.get_by_role("radio", name="医疗").check()
    phone.get_by_label("是什么事").fill("陪赵有福去县医院复查")
    send(phone, "记下")
    shows(phone, "陪赵有福去县医院复查")

    office = signed_in(county.supervisor)
    office.goto("/needs")
    expect(family.among(office, "tbody tr")).to_contain_text("待交办 · 2026年11月21日")
    family.among(office, "tbody tr").get_by_role("link").first.click()
    office.get_by_role("link", name="答复", exact=True).click()
    office.get_by_label("怎么答复").fill("已约好周三上午，村里派车")
    send(office, "登记答复")

    phone.goto(family.home)
    shows(phone, "已答复", "已约好周三上午，村里派车")
    phone.get_by_role("link", name="办结").click()
    phone.get_by_role("radio", name="已解决").check()
    phone.get_by_role("radio", name="是", exact=True).check()
    send(phone, "办结")
    shows(phone, "家人表示满意")

    office.goto("/needs/domains")
    settled = office.get_by_role("row").filter(has_text="医疗")
    settled.get_by_role("link", name="1").last.click()  # of those closed, the met ones
    shows(office, "1 件", "陪赵有福去县医院复查", "已解决")
    auditor = signed_in(county.auditor)
    auditor.goto(f"{family.home}/history")
    shows(auditor, "记下需要帮忙的事（医疗）", "已办结。结果：已解决。家人表示满意")
    keeps_back(auditor, "陪赵有福", "村里派车")
