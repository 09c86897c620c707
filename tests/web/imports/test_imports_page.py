"""Importing the Excel ledger through the browser: check first, then for good."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import httpx
import xlsxwriter

from tests.support.markup import texts, value_of
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import Client

HEADER = ["乡镇(街道)", "村(社区)", "户号", "类别", "父亲姓名", "父亲身份证号", "母亲姓名", "母亲身份证号"]


def workbook(*rows: list[str]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate([HEADER, *rows]):
            page.write_row(number, 0, row)
    return content.getvalue()


def a_file(story: Story) -> bytes:
    number = story.world.id_number()
    return workbook(
        ["西簧乡", "七棵树", "X-1", "独生子女死亡", "何守田", number, "", ""],
        ["西簧乡", "没有这个村", "X-2", "独生子女死亡", "何守山", story.world.id_number(), "", ""],
    )


def send(client: Client, content: bytes, what: str, address: str = "/imports", **fields: str) -> httpx.Response:
    token = value_of(client.get(address).text, "csrf_token")
    data = {"csrf_token": token, "command_id": str(uuid4()), "what": what, **fields}
    return client.post(address, data=data, files={"file": ("ledger.xlsx", content)})


def test_checking_records_nothing_and_names_row_and_column(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    checked = send(client, a_file(story), "check")
    text = text_of(checked)
    assert "已检查，尚未登记任何内容" in text
    assert texts(checked.text, ".//*[@class='big']") == ["1", "0", "1"]
    assert "村(社区)" in text
    assert 'download="退回的行.xlsx" href="data:application/vnd' in checked.text
    assert "4 户" in text_of(client.get("/households"))


def test_importing_takes_the_good_rows_in_once(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    content = a_file(story)
    imported = send(client, content, "import")
    assert "已导入" in text_of(imported)
    assert "何守田" in text_of(client.get("/households"))
    again = send(client, content, "import")
    assert texts(again.text, ".//*[@class='big']") == ["0", "1", "1"]


def test_what_is_no_ledger_is_refused_at_the_file(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    for content in (b"", b"not a workbook", Path(__file__).read_bytes()):
        answer = send(client, content, "check")
        assert answer.status_code == 422
        assert 'id="file-error"' in answer.text
    future = send(client, a_file(story), "check", as_of="2027-01-01")
    assert 'id="as_of-error"' in future.text


def test_only_supervisors_of_a_county_import(story: Story) -> None:
    world = story.world
    auditor = world.browser(story.auditor)
    assert 'action="/imports"' not in auditor.get("/imports").text  # only what was imported before
    assert auditor.get("/imports/template").status_code == 403
    town = world.browser(world.caller("supervisor", "411326301")).get("/imports")
    assert town.status_code == 403
    assert "台账由县级导入" in text_of(town)
    assert 'href="/imports?division=411326"' in world.browser(world.caller("supervisor", "4113")).get("/imports").text


def test_a_ledger_is_imported_into_a_county_there_is_within_ones_own(story: Story) -> None:
    world = story.world
    client, row = world.browser(world.caller("supervisor", "4113")), a_file(story)
    for division, status in (
        ("", 422),
        ("4113", 422),
        ("411399", 422),
        ("4114", 403),
        ("411424", 403),
        ("411326", 200),
    ):
        assert send(client, row, "check", division=division).status_code == status, division
