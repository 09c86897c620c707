"""A bank's answer: every wrong row is told; a line that was paid may come back days later, also after its list was closed."""

import csv
import io
from base64 import b64decode
from collections.abc import Sequence
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest
import xlsxwriter

from casework.ledger.traces import traces
from casework.payments.layouts import list_number
from projections.recoveries import recovery_list
from tests.api.case import V1
from tests.attacks.hostile_books import of_sheet, sheet
from tests.support.markup import value_of
from tests.support.paid import OWN_LAYOUT, answer, bring, confirmed_couple, prepare, send
from tests.support.world import COUNTY, World
from web.households import actions as households
from web.payments import actions as payments
from web.payments import layout_actions as layouts
from web.recoveries.finding import look

EACH = "7080.00"  # twelve months of 590 yuan


class Sent:
    """A list of four lines, at the bank."""

    def __init__(self, world: World) -> None:
        self.world, self.clerk, self.approver = world, world.caller("payment_clerk"), world.caller("approver")
        self.families = [confirmed_couple(world) for _ in range(2)]
        self.id = self.list()
        self.at = f"/payment-lists/{self.id}"

    def list(self, **wishes: Any) -> UUID:
        list_id = prepare(self.world, self.clerk, **wishes)
        send(self.world, self.clerk, self.approver, list_id)
        return list_id

    def told(self, path: str = "") -> Any:
        found = self.world.api(self.clerk).get(V1 + (path or self.at))
        assert found.status_code == 200, found.text
        return found.json()

    def page(self, path: str = "") -> str:
        found = self.world.browser(self.clerk).get(path or self.at)
        assert found.status_code == 200
        return unescape(found.text)

    def post(self, content: bytes, **fields: str) -> Any:
        return self.world.api(self.clerk).post(
            f"{V1}{self.at}/bank-returns", files={"file": ("r.csv", content)}, data=fields
        )


@pytest.fixture
def sent(world: World) -> Sent:
    return Sent(world)


def test_every_wrong_row_is_on_the_page_in_the_file_and_in_the_api(sent: Sent) -> None:
    wrong = answer(sent.id, (1, EACH, "成功"), (2, "1.00", "成功"), (9, EACH, "成功"), (3, "=1+1", "<b>%s"))
    before = sent.world.state()
    problem = sent.post(wrong).json()
    assert problem["type"] == "/problems/bank-row-of-another-amount"
    fields = ["rows.3.amount", "rows.4.number", "rows.5.amount", "rows.5.result"]
    assert [each["field"] for each in problem["errors"]] == fields
    assert (problem["errors_total"], problem["detail"]) == (4, problem["errors"][0]["message"])
    assert "7080.00" in problem["detail"]

    browser = sent.world.browser(sent.clerk)
    form = {"csrf_token": value_of(browser.get(f"{sent.at}/bank-returns").text, "csrf_token"), "late": "yes"}
    shown = browser.post(f"{sent.at}/bank-returns", data=form, files={"file": ("r.csv", wrong)})
    assert shown.status_code == 422
    assert "checked" in shown.text.split('name="late"')[1][:60]
    assert "&lt;b&gt;%s" in shown.text
    file = b64decode(shown.text.split("text/csv;charset=utf-8;base64,")[1].split('"')[0]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file)))
    assert rows[0] == ["行", "列", "有什么不对", "文件中", "应为"]
    assert [row[0] for row in rows[1:]] == ["3", "4", "5", "5"]
    assert rows[3][3] == "'=1+1"
    assert sent.world.state() == before


def test_another_file_from_a_page_gone_back_to_is_not_taken_for_the_one_before(sent: Sent) -> None:
    browser, at = sent.world.browser(sent.clerk), f"{sent.at}/bank-returns"
    page = browser.get(at).text
    form = {name: value_of(page, name) for name in ("csrf_token", "command_id")}
    for number, settled in ((1, 1), (1, 1), (2, 2)):
        file = {"file": ("r.csv", answer(sent.id, (number, EACH, "成功")))}
        assert browser.post(at, data=form, files=file).status_code == 200
        assert sent.told()["settled"] == settled


def test_what_somebody_calls_a_column_is_shown_as_it_is_typed(world: World) -> None:
    """Also where a refusal names it, which is translated: neither markup nor a sign of formatting."""
    title = "<i>50%s</i>"
    returned = [
        {**column, "title": title} if column["field"] == "amount" else column for column in OWN_LAYOUT["returned"]
    ]
    world.ask(layouts.ADOPT, name="own", layout={**OWN_LAYOUT, "returned": returned}, division=COUNTY)
    clerk = world.caller("payment_clerk")
    confirmed_couple(world)
    list_id = prepare(world, clerk)
    send(world, clerk, world.caller("approver"), list_id, "own")
    client, at = world.browser(clerk), f"/payment-lists/{list_id}/bank-returns"
    form = {"csrf_token": value_of(client.get(at).text, "csrf_token")}
    shown = client.post(at, data=form, files={"file": ("r.csv", "批次,序号,金额,状态".encode("gb18030"))})
    assert shown.status_code == 422
    assert title not in shown.text
    assert f"“{title}”" in unescape(shown.text)


def test_a_paid_line_that_comes_back_is_unpaid_everywhere_and_can_be_paid_again(sent: Sent) -> None:
    paid = answer(sent.id, *((n, EACH, "成功") for n in range(1, 5)))
    back = answer(sent.id, (2, EACH, "账户已销户"))
    assert sent.post(paid).status_code == 201
    sent.world.ask(payments.CLOSE, sent.clerk, list_id=sent.id)
    person = sent.told()["lines"][1]["member_id"]
    known = ",".join(f"{ledger}:{at}" for ledger, at in sent.told()["known_position"].items())

    refused = sent.post(back)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/bank-row-came-back")
    sent.world.clock.pass_by(days=5)
    position = sent.post(back, late="true").json()["position"]
    assert sent.post(back, late="true").json()["position"] == position

    listed = sent.told()
    said = ("status", "settled", "settled_fen", "returned", "returned_fen", "came_back", "closed_on")
    assert tuple(listed[name] for name in said) == ("closed", 3, 3 * 708_000, 1, 708_000, 1, "2026-11-20")
    line = listed["lines"][1]
    assert (line["outcome"], line["reason"], line["told_on"], line["had_paid_on"]) == (
        "returned", "account_closed", "2026-11-25", "2026-11-20",
    )  # fmt: skip
    assert [each["outcome"] for each in listed["lines"]] == ["settled", "returned", "settled", "settled"]
    assert sent.told(f"{sent.at}?known_position={known}")["settled"] == 4

    item = sent.told(f"/members/{person}/payments")["items"][0]
    assert (item["outcome"], item["paid_on"], item["had_paid_on"]) == ("returned", None, "2026-11-20")
    unpaid = sent.told(f"/unpaid?division={COUNTY}&scheme=special_support")["items"]
    assert [(each["member_id"], each["reason"]) for each in unpaid] == [(person, "returned")]
    why = sent.told(f"{sent.at}/persons/{person}")
    assert why["bank"]["had_paid_on"] == "2026-11-20"
    assert {each["state"] for each in why["months"]} == {"returned"}
    home = sent.told()["lines"][1]["household_id"]
    assert "2026年11月20日结清，此后有 1 笔退票" in sent.page()
    for path in (f"{sent.at}/persons/{person}", f"/households/{home}/payments", sent.at):
        assert "2026年11月20日到账，后又退票" in sent.page(path)
    assert "returned" in str(sent.told(f"/unsettled-lines?division={COUNTY}"))

    again = sent.list(reissue_of=sent.id)
    bring(sent.world, sent.clerk, again, answer(again, (1, EACH, "成功")))
    assert [each["member_id"] for each in sent.told(f"/payment-lists/{again}")["lines"]] == [person]

    assert sent.post(answer(sent.id, (2, EACH, "成功"))).json()["type"] == "/problems/bank-row-contradicts"
    position = sent.post(answer(sent.id, (2, EACH, "成功")), late="true").json()["position"]
    assert sent.post(answer(sent.id, (2, EACH, "成功")), late="true").json()["position"] == position
    listed, said = sent.told(), ("status", "settled", "settled_fen", "returned", "came_back", "paid_after_all")
    assert tuple(listed[name] for name in said) == ("closed", 4, 4 * 708_000, 0, 1, 1)
    assert "退回的明细中，此后又确认到账：1 笔" in sent.page()
    assert look(sent.world.office) == 1
    assert sent.told("/recoveries")["items"][0]["amount_fen"] == 708_000, "paid twice, and asked back"
    assert sent.told(f"/unpaid?division={COUNTY}&scheme=special_support")["items"] == []
    with sent.world.owner() as owner:
        assert traces(owner, COUNTY) is None

    sent.post(answer(sent.id, (2, EACH, "账号有误")), late="true")
    assert look(sent.world.office) == 1
    assert sent.told(f"/unpaid?division={COUNTY}&scheme=special_support")["items"] == [], "the other list has paid it"
    assert sent.told("/recoveries")["items"] == []
    with sent.world.owner() as owner:
        assert traces(owner, COUNTY) is None
        owner.execute("update ledger.paid_again set times = 1")
        found = traces(owner, COUNTY)
    assert found is not None
    assert found.kind == "claim_unfounded"


def test_who_owes_nothing_any_more_when_the_money_came_back(sent: Sent) -> None:
    """Paid too much, and then the bank returns it all."""
    lines = sent.told()["lines"]
    sent.post(answer(sent.id, *((n, EACH, "成功") for n in range(1, 5))))
    whose = lines[0]
    sent.world.ask(
        households.REPORT_LIFE_EVENT, household_id=UUID(whose["household_id"]), kind="death",
        subject=whose["member_id"], occurred_on=date(2026, 3, 9), source="死亡证", verified=True,
    )  # fmt: skip

    def outstanding() -> list[int]:
        look(sent.world.office)
        with sent.world.office.open_everywhere() as snapshot:
            found = recovery_list.of_persons(snapshot, [UUID(whose["member_id"])])
        return [each.row.outstanding_fen for each in found]

    assert outstanding()[0] > 0
    sent.post(answer(sent.id, (whose["number"], EACH, "账户已销户")), late="true")
    assert outstanding() == [0]


def test_a_list_that_was_paid_again_waits_anew_when_another_line_comes_back(sent: Sent) -> None:
    link = f"reissue_of={sent.id}"
    sent.post(answer(sent.id, (1, EACH, "账号有误"), *((n, EACH, "成功") for n in (2, 3, 4))))
    assert link in sent.page("/payment-lists")
    sent.list(reissue_of=sent.id)
    assert link not in sent.page("/payment-lists")
    sent.post(answer(sent.id, (2, EACH, "账户已销户")), late="true")
    assert link in sent.page("/payment-lists")
    prepare(sent.world, sent.clerk)
    assert link not in sent.page("/payment-lists"), "any later list pays it"


def book(*rows: Sequence[Any], merge: str = "") -> bytes:
    """A workbook; what begins with = is a formula that Excel has reckoned."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        page, day = made.add_worksheet(), made.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate([("清册编号", "明细号", "金额", "结果"), *rows]):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, place, cell, day)
                elif str(cell).startswith("="):
                    page.write_formula(number, place, cell, value=float(cell[1:]))
                else:
                    page.write(number, place, cell)
        if merge:
            page.merge_range(merge, rows[0][0])
    return content.getvalue()


def test_a_workbook_is_an_answer_too_whatever_its_cells_are(sent: Sent) -> None:
    called = list_number(sent.id)
    for row in ((called, "1", EACH, "成功"), (called, 2, 7080.0, "成功"), (called, 3, "=7080", "成功")):
        assert sent.post(book(row)).status_code == 201, row
    wrong = {
        "merged": (book((called, 3, 7080, "成功"), ("", 4, 7080, "成功"), merge="A2:A3"), ["rows.3.list"]),
        "a day and a text": (book((called, 4, "7080元", date(2026, 11, 20))), ["rows.2.amount", "rows.2.result"]),
        "cents that are none": (book((called, 4, 7080.123, "成功")), ["rows.2.amount"]),
        "broken off": (book()[:-40], ["file"]),
    }
    for name, (content, fields) in wrong.items():
        assert [each["field"] for each in sent.post(content).json()["errors"]] == fields, name
    bomb = sent.post(of_sheet(sheet("<row/>" * 2_000_000)))
    assert (bomb.status_code, bomb.json()["type"]) == (422, "/problems/bank-workbook-too-large")
    assert [each["outcome"] for each in sent.told()["lines"]] == ["settled"] * 3 + [None]


def test_the_bank_file_is_made_when_the_list_is_approved_and_of_no_other_moment(world: World) -> None:
    clerk = world.caller("payment_clerk")
    confirmed_couple(world)
    file = f"{V1}/payment-lists/{prepare(world, clerk)}/bank-file"
    early = world.api(clerk).get(file)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/payment-list-not-approved")
    other = world.api(clerk).get(f"{file}?on=2026-01-01")
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "on")
