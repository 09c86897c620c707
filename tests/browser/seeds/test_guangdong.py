"""Guangdong: help in four domains, living, old age, medical, emotional; and the Warm Heart action of the association."""

from playwright.sync_api import expect

from casework.policies import preset
from tests.browser.seeds.conftest import SignedIn
from tests.browser.seeds.county import Country, County
from tests.browser.seeds.pages import keeps_back, send, shows

VILLAGE = "440785100200"  # 恩平市 横陂镇 横东村
DOMAINS = {"生活": "屋顶漏雨", "养老照料": "想去日间照料", "医疗": "陪同复查眼睛", "情感慰藉": "盼着有人说说话"}


def test_needs_in_four_domains_and_a_warm_heart_action(place: Country, signed_in: SignedIn) -> None:
    county = County(place.world, VILLAGE)
    county.adopt(preset("default"), "恩卫〔2026〕1号")
    person = county.contact_person("梁秀珍")
    family = county.family("吴炳坤", "冯惠仪", {"village": person})

    phone = signed_in(person.caller, phone=True)
    for domain, summary in DOMAINS.items():
        phone.goto(f"{family.home}/needs/new")
        phone.get_by_role("radio", name=domain).check()
        phone.get_by_label("是什么事").fill(summary)
        send(phone, "记下")
    phone.goto("/worklist")
    for summary in DOMAINS.values():
        expect(family.among(phone, "li.task")).to_contain_text(f"需要帮忙：{summary}")

    office = signed_in(county.supervisor)
    for domain, summary in DOMAINS.items():
        office.goto("/needs/domains")
        office.get_by_role("row").filter(has_text=domain).get_by_role("link", name="1").click()
        shows(office, "1 件", f"{domain}：{summary}", "吴炳坤")

    office.goto("/activities/new")
    office.get_by_label("活动名称").fill("暖心行动：重阳包饺子")
    office.get_by_role("radio", name="暖心活动").check()
    office.get_by_label("人次").fill("32")
    office.get_by_label("参加家庭的户号").fill("440785-00001")
    send(office, "登记")
    office.get_by_role("link", name="暖心行动：重阳包饺子").click()
    shows(office, "暖心活动 · 32 人参加", "吴炳坤、冯惠仪")
    phone.goto(f"{family.home}/services")
    shows(phone, "暖心活动 · 暖心行动：重阳包饺子")

    auditor = signed_in(county.auditor)
    auditor.goto("/activities")
    shows(auditor, "1 场活动，32 人次", "暖心行动：重阳包饺子")
    auditor.goto("/needs")
    shows(auditor, "4 件", "吴*坤")
    keeps_back(auditor, "吴炳坤", *DOMAINS.values())
