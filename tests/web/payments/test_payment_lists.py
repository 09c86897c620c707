"""A list's way from the clerk to the approver to the bank and back; what comes back broken changes nothing."""

import csv
import io
from datetime import date
from uuid import uuid4

import pytest

from casework.applications.refusals import SameOfficer
from casework.common import refusals
from casework.ledger.traces import traces
from casework.ledger.verify import Break
from casework.payments.bank_answers import MOST_ROWS
from tests.api.case import V1
from tests.support.applying import applied, checked
from tests.support.markup import value_of
from tests.support.paid import OWN_LAYOUT, answer, approve, bring, confirm, confirmed_couple, prepare, send
from tests.support.world import COUNTY, NEXT_COUNTY, OTHER_VILLAGE, PASSWORD, World
from web.applications import actions as applications
from web.households import actions as households
from web.households import closure_actions as closure
from web.payments import actions as payments
from web.payments import layout_actions as layouts

EACH = "7080.00"  # twelve months of 590 yuan


def told(world, caller, path):
    answer = world.api(caller).get(V1 + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def people(world: World):
    """A clerk, an approver, and two families of two."""
    return world.caller("payment_clerk"), world.caller("approver"), [confirmed_couple(world) for _ in range(2)]


def test_the_whole_way_with_a_return_and_a_reissue(world: World, people) -> None:
    clerk, approver, families = people
    list_id = prepare(world, clerk)
    at = f"/payment-lists/{list_id}"
    listed = told(world, clerk, at)
    assert (listed["persons"], listed["amount_fen"], listed["status"]) == (4, 4 * 708_000, "draft")
    assert listed["households"] == 2

    person = listed["lines"][0]["member_id"]
    why = told(world, clerk, f"{at}/persons/{person}")
    assert sum(each["months"] * each["amount_fen"] for each in why["arithmetic"]) == why["amount_fen"] == 708_000
    assert why["rule"]["document"]
    assert all(each["position"] for each in why["facts"] if each["fact"] in ("born_on", "category"))

    world.ask(payments.FREEZE, clerk, list_id=list_id)
    signed_in = world.browser(approver)
    page = signed_in.get(f"{at}/approval").text
    assert "您将批准向4人（2户）发放，共28,320.00元。" in page
    assert "没有存疑的明细" in page
    form = {name: value_of(page, name) for name in ("csrf_token", "hash")}
    for password, status in (("", 422), ("not mine at all", 422), (PASSWORD, 303)):
        sent = {**form, "command_id": str(uuid4()), "password": password}
        assert signed_in.post(f"{at}/approval", data=sent, follow_redirects=False).status_code == status

    world.ask(payments.SEND, clerk, list_id=list_id, layout="table")
    file = world.api(clerk).get(f"{V1}{at}/bank-file")
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert sorted((row["户名"], row["金额"]) for row in rows) == [("张建国", EACH)] * 2 + [("李秀英", EACH)] * 2
    assert "张建国" not in world.api(clerk).get(f"{V1}{at}").text

    back = answer(list_id, (1, EACH, "户名不符"), *((n, EACH, "成功") for n in (2, 3, 4)))
    keyed, part = {"idempotency-key": str(uuid4())}, answer(list_id, (2, EACH, "成功"))
    for content, status in (
        (back, 201),
        (back, 201),
        (part, 422),
    ):  # once more changes nothing; a key belongs to one file
        took = world.api(clerk).post(f"{V1}{at}/bank-returns", files={"file": ("回盘.csv", content)}, headers=keyed)
        assert took.status_code == status
    assert [line["outcome"] for line in told(world, clerk, at)["lines"]] == ["returned", *["settled"] * 3]

    asked = world.browser(clerk).get(f"/payment-lists/new?reissue_of={list_id}").text
    assert [value_of(asked, name) for name in ("scheme", "period", "reissue_of")] == [
        "special_support",
        "2026",
        str(list_id),
    ]
    again = prepare(world, clerk, reissue_of=list_id)
    assert [line["member_id"] for line in told(world, clerk, f"/payment-lists/{again}")["lines"]] == [person]
    world.ask(payments.CLOSE, clerk, list_id=list_id)
    send(world, clerk, approver, again)
    bring(world, clerk, again, answer(again, (1, EACH, "成功")))
    world.ask(payments.CLOSE, clerk, list_id=again)
    statuses = [each["outcome"] for each in told(world, clerk, f"/members/{person}/payments")["items"]]
    assert sorted(statuses) == ["returned", "settled"]
    assert told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")["left_out_by"] == {"paid": 4}
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
        owner.execute("update ledger.payment_claims set months = months | 4096 where subject_id = %s", (person,))
        found = traces(owner, COUNTY)
        assert isinstance(found, Break)
        assert found.kind == "claim_unfounded"
        owner.execute("update ledger.payment_claims set months = 0 where subject_id = %s", (person,))
        found = traces(owner, COUNTY)
        assert isinstance(found, Break)
        assert found.kind == "claim_missing"
    assert families


HOSTILE = {
    "of another list": (lambda it: answer(uuid4(), (1, EACH, "成功")), refusals.BankFileOfAnotherList),
    "an amount changed": (lambda it: answer(it, (1, EACH, "成功"), (2, "7080.01", "成功")), refusals.BankRowOfAnotherAmount),
    "a line it has not": (lambda it: answer(it, (1, EACH, "成功"), (9, EACH, "成功")), refusals.BankRowOfNoLine),
    "a line twice": (lambda it: answer(it, *[(1, EACH, "成功")] * 2), refusals.BankRowTwice),
    "a result nobody has": (lambda it: answer(it, (1, EACH, "大概")), refusals.BankRowUnreadable),
    "half a character": (lambda it: answer(it, (1, EACH, "成功"))[:-1], refusals.BankFileBroken),
    "another encoding": (
        lambda it: answer(it, (1, EACH, "成功")).decode("utf-8-sig").encode("gb18030"), refusals.BankFileBroken),
    "no header": (lambda it: b"1,2,3,4\r\n", refusals.BankColumnMissing),
    "nothing": (lambda it: b"\r\n", refusals.BankFileEmpty),
    "a hundred thousand strange rows": (
        lambda it: answer(it, *[(n, "1.00", "成功") for n in range(1, 100_001)]), refusals.BankRowOfAnotherAmount),
    "too many rows": (
        lambda it: answer(it, *[(1, EACH, "成功")] * (MOST_ROWS + 1)), refusals.BankFileTooLong),
}  # fmt: skip


def test_a_file_that_is_wrong_anywhere_changes_nothing(world: World, people) -> None:
    clerk, approver, _ = people
    list_id = prepare(world, clerk)
    send(world, clerk, approver, list_id)
    before = world.state()
    for name, (made, kind) in HOSTILE.items():
        with pytest.raises(refusals.Refused) as refusal:
            bring(world, clerk, list_id, made(list_id))
        assert type(refusal.value) is kind, name
        assert "row" in refusal.value.values or kind.__doc__.startswith(("Row 1", "There is no row", "A return file"))
        if name == "a hundred thousand strange rows":
            assert len(refusal.value.every) == 100_000
        assert world.state() == before


def test_what_was_freed_once_is_not_freed_again_with_its_list(world: World, people) -> None:
    """A line is taken out, another list pays the person, then the first list is discarded: the other list's months stay claimed."""
    clerk, _, _ = people
    first = prepare(world, clerk)
    world.ask(payments.EXCLUDE, clerk, list_id=first, number=1, reason="要再核实")
    assert told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")["persons"] == 1
    world.ask(payments.DISCARD, clerk, list_id=first, reason="编错了")
    third = told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")
    assert (third["persons"], third["left_out_by"]) == (3, {"paid": 1})
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def test_who_left_and_came_back_is_paid_each_month_once(world: World) -> None:
    """Two qualifications of one person share June: the list is computed all the same, and pays it once."""
    clerk = world.caller("payment_clerk")
    home, (person, _) = world.household()
    first = confirm(world, person, home)
    world.ask(applications.EXIT, application_id=first, cause="other", on=date(2026, 6, 10))
    confirm(world, person, home, from_on=date(2026, 6, 1))
    listed = told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")
    assert (listed["amount_fen"], sum(line["months"] for line in listed["lines"])) == (708_000, 12)
    assert (len(listed["lines"]), listed["persons"], listed["households"]) == (2, 1, 1)
    (drafted,) = told(world, clerk, f"/payment-lists?division={COUNTY}")["items"]
    for wrong in ("?period=2026-13", "?status=x", f"/{drafted['id']}?outcome=x"):
        refused = world.api(clerk).get(f"{V1}/payment-lists{wrong}").json()
        assert refused["errors"][0]["field"] in wrong, refused
    assert (drafted["persons"], drafted["households"]) == (1, 1)


def test_a_family_that_was_registered_twice_is_not_paid_twice(world: World) -> None:
    """Under a mistyped number the same people are other persons: once merged, the wrong household's are paid no more."""
    clerk, (right, _), (wrong, _) = world.caller("payment_clerk"), confirmed_couple(world), confirmed_couple(world)
    world.ask(closure.MERGE, household_id=wrong, right_household_id=right, reason="重复登记")
    listed = told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")
    assert ({line["household_id"] for line in listed["lines"]}, listed["left_out_by"]) == ({str(right)}, {"merged": 2})


def test_who_moves_to_another_county_is_still_paid_here_for_the_months_before(world: World) -> None:
    clerk, (home, members) = world.caller("payment_clerk"), confirmed_couple(world)
    prepare(world, clerk, "2026-02")
    world.ask(
        households.REPORT_LIFE_EVENT, household_id=home, kind="moved", subject=str(members[0]), source="迁移证",
        occurred_on=date(2026, 5, 10), verified=True, residence_division="411327001001", hukou_division=NEXT_COUNTY,
    )  # fmt: skip
    lines = told(world, clerk, f"/payment-lists/{prepare(world, clerk)}")["lines"]
    assert {line["member_id"]: line["last_month"] for line in lines}[str(members[0])] == "2026-05"


def test_another_user_of_the_same_staff_record_is_the_same_person(world: World, people) -> None:
    staff = world.staff("county", COUNTY)
    clerk, approver = (world.caller(role, staff_id=staff) for role in ("payment_clerk", "approver"))
    list_id = prepare(world, clerk)
    world.ask(payments.FREEZE, clerk, list_id=list_id)
    with pytest.raises(refusals.ApprovedByWhoPrepared):
        world.ask(payments.APPROVE, approver, list_id=list_id)
    application = checked(world, applied(world, world.household()[1][0]))
    world.ask(applications.REVIEW, world.caller(staff_id=staff), application_id=application)
    with pytest.raises(SameOfficer):
        world.ask(applications.DECIDE, approver, application_id=application, decision="confirmed")


def test_who_works_in_one_village_opens_nothing_of_the_others_in_the_countys_list(world: World, people) -> None:
    clerk, approver, families = people
    list_id = prepare(world, clerk)
    send(world, clerk, approver, list_id)
    person = families[0][1][0]
    for role, status in (("payment_clerk", 403), ("approver", 403), ("supervisor", 404)):
        elsewhere = world.caller(role, OTHER_VILLAGE)
        asked = "bank-file" if status == 403 else f"persons/{person}"
        for client, root in ((world.api(elsewhere), V1), (world.browser(elsewhere), "")):
            found = client.get(f"{root}/payment-lists/{list_id}/{asked}")
            assert found.status_code == status, (role, root)
        assert told(world, elsewhere, f"/payment-lists/{list_id}")["lines"] == []


def test_a_county_adopts_the_layout_of_its_bank(world: World, people) -> None:
    clerk, approver, _ = people
    world.ask(layouts.ADOPT, name="rural_bank", layout=OWN_LAYOUT, division=COUNTY)
    list_id = prepare(world, clerk)
    approve(world, clerk, approver, list_id)
    world.ask(payments.SEND, clerk, list_id=list_id)
    answer = world.api(clerk).get(f"{V1}/payment-lists/{list_id}/bank-file")
    assert answer.headers["content-type"] == "text/csv; charset=gb18030"
    file = answer.content.decode("gb18030")
    assert file.startswith("批次,序号,户名,账号,金额")
    called = str(list_id).replace("-", "")[:12]
    turned = {**OWN_LAYOUT, "encoding": "utf-8", "results": {"paid": ["1"], "other": ["0"]}}
    world.ask(layouts.ADOPT, name="rural_bank", layout=turned, division=COUNTY)  # a list that was sent keeps its layout
    assert world.api(clerk).get(f"{V1}/payment-lists/{list_id}/bank-file").content.decode("gb18030") == file
    bring(world, clerk, list_id, f"序号,批次,状态,金额\r\n1,{called},0,{EACH}\r\n".encode("gb18030"))
    assert told(world, clerk, f"/payment-lists/{list_id}")["settled"] == 1
    assert told(world, clerk, f"/payment-lists/{list_id}")["settled"] == 1


def test_what_differs_comes_first_and_every_number_opens_its_list(world: World, people) -> None:
    clerk, approver, families = people
    first = prepare(world, clerk, "2026-01")
    world.ask(payments.FREEZE, clerk, list_id=first)
    world.ask(payments.APPROVE, approver, list_id=first)
    stays, leaves = families[0][1][0], families[1][1][1]
    home, (new, _) = world.household()
    confirm(world, new, home, date(2026, 2, 1))
    second = prepare(world, clerk, "2026-02")
    line = next(
        each for each in told(world, clerk, f"/payment-lists/{second}")["lines"] if each["member_id"] == str(leaves)
    )
    world.ask(payments.EXCLUDE, clerk, list_id=second, number=line["number"], reason="要再核实")
    listed = told(world, clerk, f"/payment-lists/{second}")
    assert listed["before"] == str(first)
    assert {kind: each["persons"] for kind, each in listed["differences"].items()} == {"new": 1, "stopped": 1}
    page = world.browser(clerk)
    for kind, person in (("new", new), ("stopped", leaves)):
        text = page.get(f"/payment-lists/{second}?show={kind}").text
        assert f"persons/{person}" in text
        assert f"persons/{stays}" not in text
        assert page.get(f"/payment-lists/{second}/persons/{person}").status_code == 200
    assert "period=2026-03" in page.get("/payment-lists").text
    asked = page.get("/payment-lists/new").text
    assert value_of(asked, "period") == "2026-03"
    again = {
        "csrf_token": value_of(asked, "csrf_token"),
        "division": COUNTY,
        "scheme": "special_support",
        "period": "2026-02",
    }
    assert "还要另编一份吗" in page.post("/payment-lists", data=again).text

    world.ask(payments.FREEZE, clerk, list_id=second)
    world.ask(payments.THAW, approver, list_id=second, reason="请先核实新增的人")
    assert "清册已退回。原因：“请先核实新增的人”" in page.get(f"/payment-lists/{second}").text
