"""A contract with a doctor over its life: signed with a package, renewed, corrected, withdrawn; signed and served apart."""

from datetime import date, timedelta
from uuid import UUID

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

DAY = TODAY.isoformat()


def contract_of(story: Story) -> UUID:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        found: UUID = snapshot.value(
            "select contract_id from read.doctor_contract where member_id = %(m)s limit 1", m=story.members[0]
        )
    return found


def test_a_contract_names_its_institution(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    action = f"/members/{story.members[1]}/doctor-contracts"
    answer = fill(client, f"{action}/new", action, kind="family", doctor="王大夫", from_on=DAY, until_on="2027-11-20")
    assert answer.status_code == 422
    assert 'id="institution-error"' in answer.text
    assert 'value="王大夫"' in answer.text
    api = story.world.api(story.supervisor)
    said = {"kind": "family", "from_on": DAY, "until_on": "2027-11-20"}
    refused = api.post(f"/api/v1{action}", json=said)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "institution"


def test_what_the_package_promises_is_shown_beside_what_was_done(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    member = story.members[1]
    action = f"/members/{member}/doctor-contracts"
    signed = {"kind": "family", "institution": "西簧乡卫生院", "from_on": DAY, "until_on": "2027-11-20"}
    fill(client, f"{action}/new", action, **signed, regular_round="yes", health_record="yes", tcm_guidance="yes")
    shown = text_of(client.get(f"/members/{member}/care"))
    assert "已签约，还没有服务" in shown
    assert "定期巡诊 已做 0 次，应做 4 次" in shown
    assert "中医药保健指导 已做" not in shown
    service = f"/members/{member}/doctor-services"
    fill(client, f"{service}/new", service, on=DAY, service="上门量血压", kind="family", regular_round="yes")
    shown = text_of(client.get(f"/members/{member}/care"))
    assert "定期巡诊 已做 1 次，应做 4 次" in shown
    assert "最近服务：" in shown


def test_a_service_of_the_tcm_doctor_does_not_count_as_the_family_doctors(story: Story) -> None:
    world, member = story.world, story.members[1]
    world.doctor(member, TODAY - timedelta(days=30), TODAY + timedelta(days=300))
    world.service(member, TODAY, kind="tcm")
    api = world.api(story.supervisor)
    served = f"/api/v1/coverage/list?kind=doctor_served&covered=true&division={story.supervisor.division}"
    assert str(member) not in api.get(served).text
    world.service(member, TODAY)
    assert str(member) in api.get(served).text


def test_the_next_contract_takes_over_what_this_one_says(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/members/{story.members[0]}/doctor-contracts/{contract_of(story)}/renewal"
    shown = client.get(page)
    assert 'value="西簧乡卫生院"' in shown.text
    assert 'value="2027-01-01"' in shown.text
    answer = fill(client, page, page, institution="西簧乡卫生院", from_on="2027-01-01", until_on="2028-01-01")
    assert answer.status_code == 303
    text = text_of(client.get(answer.headers["location"]))
    assert "续签已登记" in text
    assert "2028年1月1日" in text


def test_a_correction_counts_and_keeps_what_was_said_in_the_history(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    member, page = story.members[0], f"/members/{story.members[0]}/doctor-contracts/{contract_of(story)}/correction"
    asked = {"kind": "tcm", "institution": "县中医院", "from_on": "2026-01-01", "until_on": "2027-01-01"}
    assert fill(client, page, page, **asked).status_code == 422
    answer = fill(client, page, page, **asked, reason="签的是中医医生")
    assert answer.status_code == 303
    assert "县中医院" in text_of(client.get(answer.headers["location"]))
    assert str(member) not in client.get("/coverage/list?kind=doctor&covered=true").text
    history = text_of(client.get(f"/households/{story.household}/history"))
    assert "更正赵大山的中医医生签约" in history
    assert "签的是中医医生" in history


def test_a_withdrawn_contract_covers_nobody_any_more(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/members/{story.members[0]}/doctor-contracts/{contract_of(story)}/withdrawal"
    assert fill(client, page, page, reason="并未签约").status_code == 303
    assert "赵大山" not in text_of(client.get("/coverage/list?kind=doctor&covered=true"))
    assert client.get(page).status_code == 404


def test_a_service_is_corrected_by_whoever_may_record_it(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    member = story.members[0]
    service = story.world.service(member, TODAY - timedelta(days=3), story.contact_person)
    page = f"/members/{member}/doctor-services/{service}/correction"
    shown = client.get(page)
    assert "量血压" in shown.text
    answer = fill(client, page, page, on=DAY, service="量血压、测血糖", kind="family", reason="漏写")
    assert answer.status_code == 303
    assert "量血压、测血糖" in text_of(client.get(answer.headers["location"]))
    page = f"/members/{member}/doctor-services/{service}/withdrawal"
    assert fill(client, page, page, reason="登记错人").status_code == 303
    assert "量血压、测血糖" not in text_of(client.get(f"/members/{member}/care"))


def test_contracts_that_end_within_sixty_days_wait_for_the_next_one(story: Story) -> None:
    world, api = story.world, story.world.api(story.supervisor)

    def listed(on: date) -> list[tuple[str, int]]:
        items = api.get(f"/api/v1/lapsing-contracts?on={on}").json()["items"]
        return [(item["member_id"], item["days_left"]) for item in items]

    member = str(story.members[0])  # until 2027-01-01
    assert listed(date(2026, 11, 1)) == []
    assert listed(date(2026, 11, 2)) == [(member, 60)]
    assert listed(date(2027, 3, 2)) == [(member, -60)]
    client = world.browser(story.supervisor)
    text = text_of(client.get("/lapsing-contracts"))
    assert "赵大山" in text
    assert "还有 42 天" in text
    world.doctor(story.members[0], date(2027, 1, 1), date(2028, 1, 1))
    assert listed(date(2027, 3, 2)) == []
    assert "赵大山" not in text_of(client.get("/lapsing-contracts"))


def test_names_are_masked_for_the_auditor(story: Story) -> None:
    client = story.world.browser(story.auditor)
    for page in ("/lapsing-contracts", f"/members/{story.members[0]}/care"):
        text = text_of(client.get(page))
        assert "赵大山" not in text
        assert "王大夫" not in text
    assert '/correction"' not in client.get(f"/members/{story.members[0]}/care").text
