"""A county writes its own edition: the form begins with the one in force, what changes and for whom is shown, then it is adopted."""

from datetime import timedelta
from typing import Any

import pytest

from casework.schemes.editions import preset
from tests.support.markup import value_of
from tests.support.pages import fill, form_on
from tests.support.paid import confirm
from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, Client, World

V1, PREVIEW = "/api/v1", "/schemes/preview"
CHANGE = f"/schemes/change?scheme=special_support&division={COUNTY}"
DOCUMENT = {"document_number": "淅卫〔2026〕9号", "from_on": TODAY.replace(day=1).isoformat()}
LATER = (TODAY.replace(day=1) + timedelta(days=62)).replace(day=1).isoformat()


@pytest.fixture
def office(world: World) -> Client:
    return world.browser(world.caller())


def typed(office: Client, **said: str) -> dict[str, str]:
    """The form as it is shown, with what somebody types over it."""
    return form_on(office.get(CHANGE).text, PREVIEW) | DOCUMENT | said


def rate_field(office: Client, amount: str) -> str:
    """The beginning of the names of the first rate of this amount."""
    return next(name for name, text in typed(office).items() if text == amount).removesuffix("_amount")


def previewed(office: Client, **said: str) -> Any:
    return office.post(PREVIEW, data=typed(office, **said))


def adopted(world: World, office: Client, **said: str) -> dict[str, Any]:
    shown = previewed(office, **said)
    done = office.post("/schemes", data=form_on(shown.text, "/schemes"), follow_redirects=False)
    assert done.status_code == 303, text_of(done)
    found = world.api(world.caller()).get(f"{V1}/schemes?division={COUNTY}").json()["items"]
    edition: dict[str, Any] = next(each for each in found if each["scheme"] == "special_support")["edition"]
    return edition


def test_the_whole_edition_is_a_table_for_everybody_and_leads_those_who_may_to_its_form(world: World) -> None:
    page = "/schemes/edition?scheme=special_support"
    shown = text_of(world.browser(world.caller("contact_person", "411326301220")).get(page))
    for said in (
        "女方年满49周岁",
        "340.00 元（每月）",
        "590.00 元（每月） · 2022年7月1日起",
        "本人去世 次月起停发",
        "申请截止 1月15日",
    ):
        assert said in shown, said
    assert "修改这些规定" not in shown
    assert "修改这些规定" in text_of(world.browser(world.caller()).get(page))


def test_the_form_as_it_begins_changes_nothing(office: Client) -> None:
    refused = previewed(office)
    assert refused.status_code == 422
    assert "没有变化" in text_of(refused)
    fresh = {"csrf_token", "command_id", *DOCUMENT}
    again, first = form_on(refused.text, PREVIEW), form_on(office.get(CHANGE).text, PREVIEW)
    assert {name: again[name] for name in again.keys() - fresh} == {name: first[name] for name in first.keys() - fresh}


def test_rates_shares_days_and_values_are_previewed_with_whom_they_concern_and_adopted(
    world: World, office: Client
) -> None:
    household, members = world.household()
    for member in members:
        confirm(world, member, household)
    death = rate_field(office, "590.00")
    said = {
        f"{death}_amount": "650.50", "share_national_central": "60", "share_national_province": "25", "share_national_county": "15",
        "cond_1_number": "50", "cond_1_zh": "女方年满50周岁", "cond_1_en": "The wife has reached 50", "exit_moved": "stop_same_month",
        "funded_by": "8-31", "village_notice_days": "10", "excludes_rural_reward": "yes",
        "new_0_amount": "100", "new_0_component": "county", "new_0_category": "death", "new_0_from_age": "70",
    }  # fmt: skip
    shown = text_of(previewed(office, **said))
    for told in (
        "590.00 元（每月） 650.50 元（每月）", "国家标准 · 省 – 25%", "女方年满49周岁", "女方年满50周岁", "资金到位截止 – 8月31日",
        "村级公示天数 7 10", "资格有效 2", "2026-11", "多领 2", "1,180.00", "1,301.00",
    ):  # fmt: skip
        assert told in shown, told
    edition = adopted(world, office, **said)
    new = [each for each in edition["rates"] if each["from_on"] == DOCUMENT["from_on"]]
    assert [(each["component"], each["amount_fen"], each["document"]) for each in new] == [
        ("national", 65_050, DOCUMENT["document_number"]), ("county", 10_000, DOCUMENT["document_number"]),
    ]  # fmt: skip
    assert any(each["amount_fen"] == 59_000 for each in edition["rates"]), "the old one stays for the days before"
    assert {each["payer"]: each["percent"] for each in edition["shares"]} == {
        "central": 60,
        "province": 25,
        "county": 15,
    }
    assert (edition["conditions"][1]["number"], edition["exits"]["moved"]) == (50, "stop_same_month")
    assert (edition["procedure"]["funded_by"], edition["excludes"], edition["edition"]) == (
        "08-31",
        ["rural_reward"],
        "local",
    )


def test_conditions_come_and_go_and_a_part_of_a_cost_is_paid_up_to_the_most_of_a_year(
    world: World, office: Client
) -> None:
    said = {
        "cond_2_gone": "yes", "more_0_fact": "child_younger_than", "more_0_number": "18", "more_0_zh": "孩子未满18周岁",
        "more_0_en": "The child is under 18", "more_0_disability": "yes", "more_0_dated_by": "child_born",
        "more_1_fact": "category", "more_1_death": "yes", "more_1_zh": "一类", "more_1_en": "The first kind",
        "new_0_component": "county", "new_0_per": "cost", "new_0_amount": "3000", "new_0_percent": "60",
        "new_1_component": "county", "new_1_per": "day", "new_1_amount": "100", "new_1_most": "90",
    }  # fmt: skip
    one = {name: text for name, text in said.items() if not name.startswith("more")}
    roomy = form_on(office.post(PREVIEW, data=typed(office, **one) | {"step": "rate"}).text, PREVIEW)
    assert (roomy["new_0_percent"], roomy["new_1_most"], roomy["new_2_amount"]) == ("60", "90", ""), "room for one more"
    before = preset("special_support").conditions
    shown = text_of(previewed(office, **said))
    for told in ("孩子未满18周岁", "不再规定", "费用的60%，每年最多3,000.00元", "（每年最多 90）"):
        assert told in shown, told
    edition = adopted(world, office, **said)
    kept = [each.name for number, each in enumerate(before) if number != 2]
    assert [each["name"] for each in edition["conditions"]] == [*kept, "child_younger_than", "category_2"]
    under_18, kind = edition["conditions"][-2:]
    assert (under_18["number"], under_18["categories"], under_18["dated_by"]) == (18, ["disability"], "child_born")
    assert kind["values"] == ["death"]
    assert [(each["amount_fen"], each["per"], each.get("percent"), each.get("at_most")) for each in edition["rates"][-2:]] == [
        (300_000, "cost", 60, None), (10_000, "day", None, 90),
    ]  # fmt: skip
    again = typed(office)
    assert {"60", "90"} <= {text for name, text in again.items() if name.endswith(("_percent", "_most"))}


def test_programs_ask_whom_an_edition_would_concern(world: World) -> None:
    household, members = world.household()
    confirm(world, members[0], household)
    asked = {"edition": "special_support-henan", "from_on": "2026-12-02", "division": COUNTY}
    county = world.api(world.caller()).post(f"{V1}/schemes/preview", json=asked).json()
    assert (county["qualified"], county["month"]) == (1, "2027-01"), "the first month that goes by it"
    assert county["effect"] == {
        "looked_at": 1, "more": 1, "less": 0, "begins": 0, "ends": 0, "before_fen": 59_000, "after_fen": 118_000,
    }  # fmt: skip
    above = (
        world.api(world.caller("supervisor", "41"))
        .post(f"{V1}/schemes/preview", json=asked | {"division": "41"})
        .json()
    )
    assert (above["qualified"], above["effect"]) == (1, None)


def test_a_rate_ends_on_a_day_or_begins_on_another_than_the_edition(world: World, office: Client) -> None:
    death, disability = rate_field(office, "590.00"), rate_field(office, "460.00")
    edition = adopted(
        world, office, **{f"{death}_until": LATER, f"{disability}_amount": "500", f"{disability}_from": LATER}
    )
    by = {
        (each["amount_fen"], each["from_on"]): each
        for each in edition["rates"]
        if each.get("category") != "complication"
    }
    assert by[59_000, "2022-07-01"]["until_on"] == LATER
    assert by[46_000, "2022-07-01"].get("until_on") is None
    assert by[50_000, LATER]["document"] == DOCUMENT["document_number"]


WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"document_number": ""}, "请填写文件号"),
    ({"share_national_central": "60", "share_national_county": "50"}, "合计超过100"),
    ({"cond_1_number": "50"}, "条件的文字"),
    ({"cond_1_number": "500"}, "0到150"),
    ({"cond_3_zh": ""}, "请写出"),
    ({"apply_by": "02-31"}, "请输入月和日"),
    ({"village_notice_days": "999"}, "0 至 60"),
    ({"new_0_amount": "5", "new_0_from_age": "200"}, "0到150"),
    ({"new_0_amount": "5", "new_0_per": "cost"}, "0到100"),
    ({"new_0_percent": "60"}, "请输入以元为单位的金额"),
    ({"new_0_amount": "5", "new_0_most": "9"}, "只有按费用给付"),
    ({"more_0_zh": "孩子未满18周岁"}, "请选择条件内容"),
    ({"more_0_fact": "age", "more_0_zh": "满60岁", "more_0_en": "60"}, "0到150"),
    ({"more_0_fact": "hukou_here", "more_0_since": "2020-01-01", "more_0_zh": "户", "more_0_en": "h"}, "请留空"),
    ({"more_0_fact": "residency", "more_0_zh": "户", "more_0_en": "h"}, "请至少选择"),
)


def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(office: Client) -> None:
    amount = rate_field(office, "590.00") + "_amount"
    shown, wrong = typed(office), []
    for said, told in (*WRONG, ({amount: "much"}, "请输入以元为单位的金额")):
        refused = office.post(PREVIEW, data=shown | said)
        kept = form_on(refused.text, PREVIEW)
        if refused.status_code != 422 or told not in text_of(refused) or not said.items() <= kept.items():
            wrong.append((said, refused.status_code, {name: kept.get(name) for name in said}))
    assert wrong == []
    assert office.post(PREVIEW, data=shown | {"base": "411326:999"}).status_code == 404, "nobody knows it any more"


def test_what_was_previewed_can_be_changed_again(office: Client) -> None:
    name = rate_field(office, "590.00") + "_amount"
    shown = previewed(office, **{name: "650.50"})
    again = office.post(PREVIEW, data=form_on(shown.text, "/schemes") | {"step": "edit"})
    assert value_of(again.text, name) == "650.50"


def test_only_those_who_lead_a_county_change_its_terms(world: World) -> None:
    town = world.browser(world.caller("supervisor", "411326301"))
    assert town.get(CHANGE).status_code == 403
    assert (
        fill(
            town,
            "/schemes",
            PREVIEW,
            scheme="special_support",
            division=COUNTY,
            edition="present",
            base="x",
            **DOCUMENT,
        ).status_code
        == 403
    )


def test_every_edition_that_ships_fits_into_its_form(world: World, office: Client) -> None:
    """Shanghai's has the most rates: what the form sends, and what the preview carries, stays below the limit of a form."""
    fill(office, "/schemes/terms?scheme=special_support", PREVIEW)
    shown = fill(
        office, f"/schemes/terms?scheme=special_support&division={COUNTY}", PREVIEW, scheme="special_support",
        edition="special_support-shanghai", division=COUNTY, **DOCUMENT,
    )  # fmt: skip
    assert office.post("/schemes", data=form_on(shown.text, "/schemes"), follow_redirects=False).status_code == 303
    preview = previewed(office, village_notice_days="9", document_number="沪")
    assert preview.status_code == 200
    assert office.post("/schemes", data=form_on(preview.text, "/schemes"), follow_redirects=False).status_code == 303
