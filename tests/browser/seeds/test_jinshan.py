"""Jinshan, 2025: the third coverage is called 就医便利; service projects are ordered, delivered, and said of by the family."""

from collections.abc import Sequence

from playwright.sync_api import Page, expect

from casework.policies import preset
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country, County, Family
from tests.browser.seeds.pages import keeps_back, send, shows
from tests.support.story import days_ago
from web.care import green_channel_actions as green_channel
from web.hospitals import actions as hospitals


def test_the_third_coverage_has_its_own_name_on_every_screen(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, "310116101001")  # 朱泾镇 东林居委会
    county.adopt(preset("jinshan-2025"), "金卫〔2025〕1号")
    person = county.contact_person("陆惠芳")
    family = county.family("顾金林", "沈玉珍", {"village": person})
    hospital = county.ask(
        hospitals.DESIGNATE, name="金山医院", division=county.code, from_on=days_ago(90), department="医务科",
        responsible_person="周敏", phone="021-34180000", pathway=("专窗挂号", "优先就诊"),
    ).id  # fmt: skip
    county.ask(green_channel.ISSUE_PASS, member_id=family.members[0], number="JS00001", from_on=days_ago(60))

    phone = signed_in(person.caller, phone=True)
    member = f"/members/{family.members[0]}"
    keep_to_the_name(phone, ["/worklist", family.home, f"{member}/care", "/hospitals", f"/hospitals/{hospital}"])
    phone.goto(f"{member}/green-channel-uses/new")
    shows(phone, "就医便利")
    office = signed_in(county.supervisor)
    keep_to_the_name(office, ["/home", "/coverage", "/coverage/list?kind=green_channel", "/hospitals", "/policies"])
    office.goto("/coverage")
    shows(office, "就医便利（人）")
    office.goto(f"{member}/green-channel-passes/new")
    shows(office, "就医便利证")
    auditor = signed_in(county.auditor)
    keep_to_the_name(auditor, [f"{family.home}/history", "/coverage", "/policies"])
    auditor.goto(f"{family.home}/history")
    shows(auditor, "就医便利证")


def keep_to_the_name(page: Page, addresses: Sequence[str]) -> None:
    for address in addresses:
        page.goto(address)
        keeps_back(page, "绿色通道")


def test_a_service_is_ordered_delivered_by_its_checklist_and_said_of_by_the_family(
    place: Country, signed_in: SignedIn
) -> None:
    county = County(place.world, "310116101002")  # 朱泾镇 罗星居委会
    person = county.contact_person("吴美娟")
    family = county.family("钟德明", "盛桂英", {"village": person})
    office = signed_in(county.supervisor)
    office.goto("/providers/new")
    office.get_by_label("机构名称").fill("朱泾康乐养老服务中心")
    office.get_by_label("企业").check()
    office.get_by_label("居家探访").check()
    office.get_by_label("心理健康服务").check()
    send(office, "登记")
    shows(office, "朱泾康乐养老服务中心")
    order(office, family, "居家探访")
    order(office, family, "心理健康服务")

    phone = signed_in(person.caller, phone=True)
    phone.goto(f"{family.home}/services")
    phone.get_by_role("link", name="登记服务：居家探访").click()
    phone.get_by_label("问过身体").check()
    phone.get_by_label("看过居家安全").check()
    send(phone, "登记")
    shows(phone, "问过身体 · 看过居家安全", "尚未征求家人意见")
    phone.get_by_role("link", name="家人意见：居家探访").click()
    phone.get_by_label("是").check()
    phone.get_by_label("家人怎么说").fill("来过，聊了很久")
    send(phone, "登记")
    shows(phone, "家人说有", "来过，聊了很久")
    phone.get_by_role("link", name="登记服务：心理健康服务").click()
    phone.get_by_label("如约到场").check()
    send(phone, "登记")

    counsellor = signed_in(county.world.caller("supervisor", county.code, grants=("professional",)))
    counsellor.goto(f"{family.home}/services")
    counsellor.get_by_role("link", name="咨询师记录").click()
    counsellor.get_by_label("记录").fill("谈到了孩子的生日")
    send(counsellor, "保存")
    shows(counsellor, "谈到了孩子的生日", "仅咨询师可见")
    for reader in (office, phone, signed_in(county.auditor)):
        reader.goto(f"{family.home}/services")
        shows(reader, "如约到场")
        keeps_back(reader, "谈到了孩子的生日", "仅咨询师可见")
        reader.goto(f"{family.home}/history")
        keeps_back(reader, "谈到了孩子的生日", "咨询师")

    office.goto("/projects")
    visiting = office.get_by_role("row").filter(has=office.get_by_text("居家探访", exact=True))
    expect(visiting.get_by_role("cell")).to_have_text(["1", "1", "0", "0"])


def order(office: Page, family: Family, service: str) -> None:
    """Ordered from the one provider there is."""
    office.goto(f"{family.home}/service-orders/new")
    office.get_by_label(service).check()
    office.get_by_label("服务机构").select_option("朱泾康乐养老服务中心")
    send(office, "订购")
    shows(office, service, "朱泾康乐养老服务中心")
