"""What is paid here and by which document; adopting an edition; whether a published figure can be right."""

import json
import re

import pytest

from tests.support.pages import fill, said_done
from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, Client, World

V1 = "/api/v1"
TERMS = f"/schemes/terms?scheme=special_support&division={COUNTY}"
ADOPT = {
    "division": COUNTY, "scheme": "special_support", "edition": "special_support-henan", "from_on": TODAY.isoformat(),
    "document_number": "豫卫〔2026〕1号",
}  # fmt: skip


@pytest.fixture
def office(world: World) -> Client:
    return world.browser(world.caller())


def send(client: Client, shown, to: str, **more: str):
    """Presses the button of a page that carries its answers hidden."""
    names = ("csrf_token", "command_id", "division", "scheme", "edition", "from_on", "document_number", "whole")
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown.text))
    data = {name: found[name].replace("&#34;", '"').replace("&amp;", "&") for name in names}
    return client.post(to, data=data | more, follow_redirects=False)


def in_force(client: Client, scheme: str = "special_support") -> dict:
    found = client.get(f"{V1}/schemes?division={COUNTY}").json()["items"]
    return next(each for each in found if each["scheme"] == scheme)


def test_until_a_division_adopts_an_edition_the_national_terms_hold_and_local_schemes_say_no_amount(
    office: Client,
) -> None:
    shown = text_of(office.get("/schemes"))
    assert "特别扶助 260.00 – 590.00 国家规定" in shown
    assert "阳光助学 – 本地尚未采用" in shown


def test_a_schemes_page_says_who_gets_it_how_much_until_when_and_who_pays(office: Client) -> None:
    shown = text_of(office.get(TERMS))
    for said in (
        "女方年满49周岁",
        "590.00 7,080.00",
        "财社〔2022〕49号",
        "本人去世：次月起停发",
        "中央 60%",
        "申请截止 1月15日",
    ):
        assert said in shown, said
    assert "失独" not in shown


def test_an_edition_is_shown_beside_what_holds_before_it_is_adopted(world: World, office: Client) -> None:
    preview = fill(office, TERMS, "/schemes/preview", **ADOPT)
    assert preview.status_code == 200
    assert re.search(r"省级部分 – 590\.00 元", text_of(preview)), "the province's part is new"
    assert in_force(world.api(world.caller()))["reference"] == "preset:special_support", (
        "nothing is recorded by looking"
    )
    adopted = send(office, preview, "/schemes")
    assert adopted.status_code == 303
    where = adopted.headers["location"]
    assert said_done(where.partition("?")[2]) in text_of(office.get(where))
    held = in_force(world.api(world.caller()))
    assert (held["reference"], held["document_number"]) == (f"{COUNTY}:1", "豫卫〔2026〕1号")
    assert "1,180.00" in text_of(office.get(TERMS))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"document_number": ""}, "请填写文件号"),
        ({"edition": "rural_reward"}, "请选择"),
    ],
)
def test_what_cannot_be_adopted_is_said_at_its_field_and_what_was_typed_stays(office: Client, typed, said) -> None:
    refused = fill(office, TERMS, "/schemes/preview", **(ADOPT | typed))
    assert refused.status_code == 422
    assert said in text_of(refused)
    assert f'value="{TODAY.isoformat()}"' in refused.text


def test_a_scheme_that_ends_here_is_not_paid_whatever_stands_above(office: Client) -> None:
    page = f"/schemes/ending?scheme=special_support&division={COUNTY}"
    typed = {"scheme": "special_support", "division": COUNTY, "from_on": TODAY.isoformat(), "document_number": "淅"}
    ended = fill(office, page, "/schemes/ending", **typed)
    assert ended.status_code == 303
    assert "本地不发放" in text_of(office.get("/schemes"))


def test_those_who_do_not_lead_a_county_read_the_terms_and_adopt_nothing(world: World) -> None:
    shown = world.browser(world.caller("contact_person", "411326301220")).get("/schemes/terms?scheme=rural_reward")
    assert "采用版本" not in text_of(shown)
    assert "960.00" in text_of(shown)


def test_the_353_of_xichuan_fit_no_official_rate_and_a_household_count_is_exact_in_payees(office: Client) -> None:
    asked = "/plausibility?scheme=special_support&headcount=353&amount=3,360,560&year=2023&edition=xichuan-2023-A"
    shown = text_of(office.get(asked))
    assert "9,520.00" in shown
    assert "任何全年发放的组合都得不出：全年发放的任何合计都能被 120.00 整除，这里余 80.00" in shown
    assert "请索要明细" in shown
    households = (
        "/plausibility?scheme=parent_allowance&headcount=625&amount=276000&year=2023&edition=parent_allowance-henan"
    )
    assert "1,150 名领取人 × 240.00：525 户两人领取，100 户一人领取" in text_of(office.get(households))


def test_a_figure_that_cannot_be_read_is_asked_for_again(office: Client) -> None:
    refused = office.get("/plausibility?scheme=special_support&headcount=0&amount=x&year=1900")
    assert refused.status_code == 422
    assert "请输入人数或户数" in text_of(refused)


def test_programs_ask_the_same(world: World) -> None:
    api = world.api(world.caller("auditor"))
    assert "xichuan-2023-A" in {each["edition"] for each in api.get(f"{V1}/schemes/presets").json()["items"]}
    figure = {"scheme": "rural_reward", "headcount": 6_743, "amount_fen": 647_328_000, "year": 2023, "division": COUNTY}
    answer = api.post(f"{V1}/plausibility", json=figure).json()
    assert [each["year_fen"] for each in answer["answer"]["singles"]] == [96_000]
    assert json.dumps(answer["answer"]["excluded"]) == "[]"
