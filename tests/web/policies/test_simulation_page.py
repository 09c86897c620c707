"""A candidate is put together on a form and run over what has happened: the figures are those of the command and the lists."""

import re
from datetime import date
from typing import Any

import pytest

from casework.policies import preset, presets
from tests.support.markup import tree
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, World
from web.http.form import Form
from web.policies import simulation
from web.policies.candidate_form import as_typed, candidate_of

V1 = "/api/v1"
PAGE = "/policies/simulation"


@pytest.mark.parametrize("name", presets())
def test_an_edition_that_nobody_changed_is_itself(name: str) -> None:
    edition = preset(name)
    assert candidate_of(Form(as_typed(edition)), edition) == edition


def test_what_is_changed_is_an_edition_of_its_own_with_its_rules_in_words() -> None:
    default = preset("default")
    typed = as_typed(default) | {
        "days_home_visit": "60",
        "sooner_home_visit": "",
        "days_level_village": "",
        "title": "本县",
    }
    changed = candidate_of(Form(typed), default)
    assert changed is not None
    assert (changed.edition, changed.title_zh) == ("local", "本县")
    assert [(duty.duty, duty.every_days) for duty in changed.duties] == [
        ("any_contact", 30),
        ("home_visit", 60),
        ("level:township", 90),
    ]
    assert changed.duties[0] == default.duties[0]
    assert changed.duties[1].rule_zh == "至少每 60 天入户一次"


def overdue_on(world: World, on: str) -> int:
    total: int = world.api(world.caller()).get(f"{V1}/overdue", params={"on": on}).json()["total"]
    return total


def rows(page: str) -> dict[str, list[str]]:
    body = tree(page).find(".//table/tbody")
    assert body is not None
    found = [["".join(cell.itertext()).strip() for cell in row] for row in body]
    return {row[0]: row[1:] for row in found}


@pytest.fixture
def lived(world: World) -> World:
    for start in (date(2025, 9, 1), date(2026, 3, 1), date(2026, 8, 1)):
        household, _ = world.household(registered_on=start)
        world.contact(household, date(2026, 10, 20), channel="home_visit")
    return world


def test_each_month_says_what_was_overdue_and_what_would_have_been(lived: World) -> None:
    client = lived.browser(lived.caller())
    shown = client.get(PAGE).text
    assert "模拟制度" in text_of(client.get("/policies"))
    typed = dict.fromkeys(re.findall(r'name="((?:days|sooner)_\w+)"', shown), "")
    typed |= {"days_any_contact": "10", "division": COUNTY, "base": "now"}
    found = fill(client, PAGE, PAGE, **typed)
    assert found.status_code == 200
    by_day = rows(found.text)
    assert len(by_day) == simulation.MONTHS + 1
    today = by_day["2026年11月20日"]
    assert today[1] == str(overdue_on(lived, str(TODAY)))
    assert by_day["2026年6月30日"][1] == str(overdue_on(lived, "2026-06-30"))
    assert today[2] == "3"
    assert "<polyline" in found.text


def test_it_goes_on_where_it_stopped(lived: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulation, "SECONDS", -1.0)
    client = lived.browser(lived.caller())
    said = as_typed(preset("beijing")) | {"division": COUNTY, "base": "beijing"}
    shown = fill(client, PAGE, PAGE, **said)
    assert "正在计算：1 / 13" in text_of(shown)
    for done in range(2, 14):
        carried = tree(shown.text).find(".//input[@name='so_far']")
        assert carried is not None
        shown = fill(client, PAGE, PAGE, **said, so_far=carried.attrib["value"])
        assert (f"正在计算：{done} / 13" in text_of(shown)) == (done < 13)
    monkeypatch.undo()
    assert rows(shown.text) == rows(fill(client, PAGE, PAGE, **said).text)


@pytest.mark.parametrize("nonsense", ["{", '{"done": 13}', '{"done":2,"days":{"1999-01-01":{}}}'])
def test_what_was_not_counted_here_counts_as_nothing(lived: World, nonsense: str) -> None:
    client = lived.browser(lived.caller())
    said = as_typed(preset("beijing")) | {"division": COUNTY, "base": "beijing", "so_far": nonsense}
    assert fill(client, PAGE, PAGE, **said).status_code == 200


def test_a_wrong_number_is_said_at_its_field_and_what_was_typed_is_kept(lived: World) -> None:
    client = lived.browser(lived.caller())
    said = as_typed(preset("default")) | {
        "division": COUNTY,
        "base": "default",
        "days_any_contact": "0",
        "title": "试行",
    }
    refused = fill(client, PAGE, PAGE, **said)
    assert refused.status_code == 422
    assert 'href="#days_any_contact"' in refused.text
    assert 'value="试行"' in refused.text


def test_a_candidate_is_adopted_from_its_page_after_the_preview(lived: World) -> None:
    client = lived.browser(lived.caller())
    said = as_typed(preset("default")) | {
        "division": COUNTY,
        "base": "default",
        "days_any_contact": "45",
        "title": "淅川制度",
    }
    found = fill(client, PAGE, PAGE, **said)
    carried = tree(found.text).find(".//input[@name='edition']")
    assert carried is not None
    adoption = {
        "division": COUNTY,
        "edition": carried.attrib["value"],
        "from_on": str(TODAY),
        "document_number": "淅卫〔2026〕9号",
    }
    preview = fill(client, PAGE, "/policies/preview", **adoption)
    assert "淅川制度" in text_of(preview)
    assert fill(client, PAGE, "/policies", **adoption).status_code == 303
    policies: dict[str, Any] = lived.api(lived.caller()).get(f"{V1}/policies").json()["items"][0]
    assert (policies["name"], policies["edition"]["duties"][0]["every_days"]) == ("local", 45)
    assert policies["edition"]["duties"][0]["rule_zh"] == "至少每 45 天联系一次"


def test_a_program_gets_the_same_figures(lived: World) -> None:
    api = lived.api(lived.caller("auditor"))
    body = {"edition": "beijing", "division": COUNTY, "days": ["2026-06-30", str(TODAY)]}
    answer = api.post(f"{V1}/policies/simulation", json=body)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["not_counted"] == []
    before = {day["on"]: day["total"]["before"]["overdue"] for day in found["days"]}
    assert before == {on: overdue_on(lived, on) for on in ("2026-06-30", str(TODAY))}
    assert found["days"][1]["total"]["after"]["overdue"] == 3
