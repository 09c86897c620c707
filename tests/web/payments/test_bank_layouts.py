"""A county adopts its bank's own layout on a page: from fields or a file, looked at before, mistakes at their fields."""

from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from casework.payments.bank_files import Payment
from casework.payments.layouts import shipped
from tests.support.markup import texts, value_of
from tests.support.pages import fill
from tests.support.paid import OWN_LAYOUT
from tests.support.world import COUNTY, World
from web.payments.bank_file import workbook
from web.payments.layout_form import as_typed

HERE, NEW = "/bank-layouts", "/bank-layouts/new"
TYPED = {**as_typed(OWN_LAYOUT), "name": "rural_bank", "division": COUNTY}
TOML = """
title_zh = "本县农商行"
title_en = "Rural bank"
format = "fixed"
encoding = "gb18030"
columns = [{field = "list", title = "批次", width = 12}, {field = "number", title = "序号", width = 6, zeros = true}]
returned = []
[results]
paid = ["0", "00"]
"""


def test_a_layout_is_typed_looked_at_in_three_lines_and_adopted(world: World) -> None:
    supervisor = world.caller()
    client = world.browser(supervisor)
    assert f'href="{HERE}?division={COUNTY}"' in world.browser(world.caller("payment_clerk")).get("/payment-lists").text
    shown = fill(client, NEW, f"{HERE}/preview", **TYPED)
    assert shown.status_code == 200
    assert texts(shown.text, ".//thead//th") == ["批次", "序号", "户名", "账号", "金额"]
    assert "0a1b2c3d4e5f,1,示例一,6228480000000000001,7080.00" in unescape(shown.text)
    again = fill(client, NEW, f"{HERE}/preview", **TYPED, step="edit")
    assert value_of(again.text, "columns-2-title") == "户名"
    assert "rural_bank" not in client.get(HERE).text
    assert fill(client, NEW, HERE, **TYPED).status_code == 303
    adopted = texts(world.browser(world.caller("auditor")).get(HERE).text, ".//tbody/tr[@role='row'][1]/*")
    assert adopted[0].startswith("本县农商行")
    assert adopted[2] == supervisor.shown_name
    assert "年" in adopted[3]
    first, *others = world.api(world.caller("auditor")).get(f"/api/v1{HERE}").json()["items"]
    assert (first["name"], first["adopted_by"], first["layout"]) == (
        "rural_bank", supervisor.shown_name, {**OWN_LAYOUT, "results": first["layout"]["results"]},
    )  # fmt: skip
    assert [each["adopted_by"] for each in others] == [None] * 3
    copied = client.get(f"{NEW}?like=rural_bank").text
    assert (value_of(copied, "name"), value_of(copied, "columns-2-title")) == ("rural_bank", "户名")
    assert value_of(client.get(f"{NEW}?like=fixed").text, "columns-1-width") == "8"
    assert world.browser(world.caller("supervisor", "411326301")).get(NEW).status_code == 403
    assert f'href="{NEW}' not in world.browser(world.caller("payment_clerk")).get(HERE).text


WIDTHS = {f"{part}-{n}-width": "32" for part, last in (("columns", 5), ("returned", 4)) for n in range(last)}
MISTAKES = {
    "name": {"name": "Rural Bank"}, "title_zh": {"title_zh": ""}, "columns-3-field": {"columns-3-field": ""},
    "columns-0-field": {"columns-3-field": "purpose"}, "columns-2-title": {"columns-2-title": "很" * 41},
    "columns-0-width": {"format": "fixed"}, "returned-0-field": {"returned-3-field": "purpose"},
    "results-paid": {"results-paid": ""}, "results-other": {"results-other": "0，1"},
    "columns-11-title": {"columns-11-field": "list"},
    "columns-2-width": {"format": "fixed", **WIDTHS, "columns-2-width": "6"},
}  # fmt: skip


def test_a_mistake_stands_at_its_field_with_what_was_typed(world: World) -> None:
    client = world.browser(world.caller())
    for field, changes in MISTAKES.items():
        answer = fill(client, NEW, f"{HERE}/preview", **{**TYPED, **changes})
        assert answer.status_code == 422, field
        assert f'id="{field}-error"' in answer.text, field
        assert value_of(answer.text, "columns-1-title") == "序号", field


def test_a_layout_in_a_file_fills_the_fields_and_says_what_it_lacks(world: World) -> None:
    client = world.browser(world.caller())
    token = value_of(client.get(NEW).text, "csrf_token")

    def read(content: bytes) -> Any:
        data = {"csrf_token": token, "division": COUNTY}
        return client.post(f"{HERE}/reading", data=data, files={"file": ("bank.toml", content)})

    found = read(TOML.encode())
    assert found.status_code == 422
    assert (value_of(found.text, "columns-1-width"), value_of(found.text, "results-paid")) == ("6", "0、00")
    assert 'id="columns-0-field-error"' in found.text
    assert 'id="returned-0-field-error"' in found.text
    endless = b"9" * 5_000, b"0x" + b"f" * 5_000
    for broken in (b"title_zh = ", b"\xff\xfe", b"", b"[" * 30_000, *(b"title_zh = " + each for each in endless)):
        assert 'id="file-error"' in read(broken).text


def test_a_name_in_a_workbook_for_the_bank_is_text_whatever_it_is() -> None:
    book = workbook(shipped()["workbook"], [Payment("0a1b2c3d4e5f", 1, "=1+1", "622848", 708_000, "特别扶助")])
    with ZipFile(BytesIO(book)) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml")
        assert "<t>=1+1</t>" in parts.read("xl/sharedStrings.xml").decode()
