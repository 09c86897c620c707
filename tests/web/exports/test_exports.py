"""What is on the screen can be taken along, masked as it is there; the file says what it rests on, the log that it was taken."""

import csv
import json
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import httpx
import pytest

from tests.api.case import V1
from tests.support.markup import addresses, value_of
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client
from web.access import log

HEADS = 3  # lines above the columns


def taken(client: Client, **typed: str) -> httpx.Response:
    """The file that the form of a list makes."""
    shown = client.get("/exports/new", params={name: typed[name] for name in typed if name != "reason"})
    assert shown.status_code == 200, text_of(shown)
    kept = {"csrf_token": value_of(shown.text, "csrf_token"), "format": "csv"}
    return client.post("/exports", data={**kept, **typed})


def lines(answer: httpx.Response) -> list[list[str]]:
    assert answer.headers["content-type"].startswith("text/csv"), text_of(answer)
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    every = lines(answer)
    return [dict(zip(every[HEADS], each, strict=True)) for each in every[HEADS + 1 :]]


def kept(story: Story) -> list[log.Entry]:
    with story.world.office.database.write() as connection:
        found, _ = log.entries(connection, "0", "99", offset=0, limit=50)
    return [entry for entry in found if entry.kind == "list_exported"]


def test_the_coverage_of_the_page_is_in_the_file_number_by_number(story: Story) -> None:
    found = rows(taken(story.world.browser(story.auditor), of="coverage", division=COUNTY))
    figures = story.world.api(story.auditor).get(f"{V1}/coverage").json()["total"]
    total = found[-1]
    assert total["地区"] == "合计"
    assert int(total["户数"]) == figures["households"] == sum(int(row["户数"]) for row in found[:-1])
    assert int(total["联系人有效覆盖（无逾期）"]) == figures["contact"]["effective"]


def test_every_list_has_as_many_rows_as_its_page_says(story: Story) -> None:
    client, api = story.world.browser(story.supervisor), story.world.api(story.supervisor)
    for of, path, more in (
        ("overdue", "/overdue", {}),
        ("households", "/households", {}),
        ("coverage-list", "/coverage/list", {"kind": "doctor", "covered": "false"}),
        ("contact-persons", "/coverage/contact-persons", {}),
    ):
        file = rows(taken(client, of=of, division=COUNTY, reason="季度上报", **more))
        assert len(file) == api.get(V1 + path, params=more).json()["total"] > 0, of


def test_names_are_masked_as_on_the_page(story: Story) -> None:
    whole = taken(story.world.browser(story.supervisor), of="households", division=COUNTY, reason="核对").text
    masked = taken(story.world.browser(story.auditor), of="households", division=COUNTY, reason="核对").text
    assert "王德厚" in whole
    assert "王德厚" not in masked
    assert "王*厚" in masked


def test_households_stand_in_the_order_of_the_offices_ledger(story: Story) -> None:
    columns = lines(taken(story.world.browser(story.supervisor), of="households", division=COUNTY, reason="核对"))[
        HEADS
    ]
    assert columns[:7] == ["序号", "乡镇(街道)", "村(社区)", "户号", "类别", "父亲姓名", "母亲姓名"]


def test_names_are_taken_along_with_a_reason_only_and_the_log_keeps_it(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    refused = taken(client, of="overdue", division=COUNTY)
    assert refused.status_code == 422
    assert "请写明用途" in text_of(refused)
    assert kept(story) == []
    file = taken(client, of="overdue", division=COUNTY, reason="上门核对")
    [entry] = kept(story)
    assert entry.actor == story.supervisor.user_id
    assert (entry.data["of"], entry.data["reason"], entry.data["rows"]) == ("overdue", "上门核对", len(rows(file)))
    assert entry.data["sha256"] in file.text
    administrator = story.world.browser(story.world.caller("administrator"))
    assert "导出了清单：逾期联系，淅川县" in text_of(administrator.get("/administration-log"))


def test_the_hash_in_the_file_is_that_of_its_rows(story: Story) -> None:
    every = lines(taken(story.world.browser(story.auditor), of="coverage", division=COUNTY))
    known = {COUNTY: int(every[1][0].rsplit(f"{COUNTY}:", 1)[1].split(" ")[0])}
    told = {
        "of": "coverage", "division": COUNTY, "on": TODAY.isoformat(), "known_position": known, "columns": every[HEADS],
        "rows": [[*row[:2], *map(int, row[2:])] for row in every[HEADS + 1 :]],
    }  # fmt: skip
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert every[2] == [f"SHA-256 {sha256(text.encode()).hexdigest()}"]


def test_the_same_file_can_be_had_again_after_more_was_recorded(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        known = f"{COUNTY}:{snapshot.known[COUNTY]}"
    asked = {"of": "households", "division": COUNTY, "reason": "核对", "on": TODAY.isoformat(), "known_position": known}
    before = taken(client, **asked)
    story.world.household()
    assert taken(client, **asked).content == before.content
    assert len(rows(taken(client, of="households", division=COUNTY, reason="核对"))) == len(rows(before)) + 1


@pytest.mark.parametrize("number", ["=1+1", "+86", "-2", "@x"])
def test_nothing_in_a_file_is_a_formula(story: Story, number: str) -> None:
    story.world.household(household_no=number)
    client = story.world.browser(story.supervisor)
    asked = {"of": "households", "division": COUNTY, "reason": "核对"}
    assert f"'{number}" in {row["户号"] for row in rows(taken(client, **asked))}
    content = taken(client, **asked, format="xlsx").content
    with ZipFile(BytesIO(content)) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml")
        assert f"<t>{number}</t>" in parts.read("xl/sharedStrings.xml").decode()


def test_the_api_gives_the_same_file(story: Story) -> None:
    asked: dict[str, Any] = {"of": "coverage", "format": "csv", "division": COUNTY, "on": TODAY.isoformat()}
    file = story.world.api(story.auditor).post(f"{V1}/exports", json=asked)
    assert file.status_code == 200
    assert file.headers["content-disposition"] == f'attachment; filename="coverage-{COUNTY}-{TODAY}.csv"'
    assert rows(file) == rows(taken(story.world.browser(story.auditor), of="coverage", division=COUNTY))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"of": "everything"}, "of"),
        ({"of": "coverage", "format": "pdf"}, "format"),
        ({"of": "overdue"}, "reason"),
        ({"of": "coverage", "known_position": "x"}, "known_position"),
    ],
)
def test_what_cannot_be_taken_along_is_refused(story: Story, asked: dict[str, str], field: str) -> None:
    answer = story.world.api(story.supervisor).post(f"{V1}/exports", json=asked)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert kept(story) == []


def test_lists_with_names_are_taken_along_county_by_county(story: Story) -> None:
    auditor = story.world.caller("auditor", "41")
    assert story.world.api(auditor).post(f"{V1}/exports", json={"of": "overdue", "reason": "x"}).status_code == 422
    client = story.world.browser(auditor)
    [ask] = addresses(client.get("/overdue").text, r"/exports/new.*")
    while below := addresses((page := client.get(ask)).text, r"/exports/new.*"):
        assert "按县（市、区）逐个导出" in text_of(page)
        ask = next(each for each in below if COUNTY.startswith(parse_qs(urlsplit(each).query)["division"][0]))
    assert "淅川县 · 逾期联系" in text_of(page)
    assert story.world.api(auditor).post(f"{V1}/exports", json={"of": "coverage"}).status_code == 200


def test_nobody_takes_along_what_is_not_theirs(story: Story) -> None:
    other = story.world.caller("supervisor", "411327")
    asked = {"of": "households", "division": COUNTY, "reason": "核对"}
    assert story.world.api(other).post(f"{V1}/exports", json=asked).status_code == 403
    assert story.world.api(story.contact_person).post(f"{V1}/exports", json=asked).status_code == 403
