"""Several decided at once; what hangs out and what does not; who is proposed; one running application for each person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from msgspec.structs import replace

from casework.applications import refusals
from casework.applications.commands import DecideForCounty, ReviewInVillage, SubmitApplication
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.traces import traces
from casework.schemes.editions import preset
from casework.schemes.terms import Procedure
from tests.support.applying import applied, checked, confirmed
from tests.support.markup import texts, value_of
from tests.support.pages import fill
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, VILLAGE, World
from tests.web.imports.test_import_history import rows
from tests.web.imports.test_imports_page import send
from web.applications import actions as a
from web.applications.importing import import_applications
from web.imports.workbook.refusals import UnusableFile
from web.schemes.actions import ADOPT


def test_the_approver_confirms_several_and_is_told_which_are_not(world: World) -> None:
    (_, first), (_, second) = world.household(), world.household(born_on=date(1990, 5, 1))
    ready, young = checked(world, applied(world, first[0])), checked(world, applied(world, second[0]))
    objected = checked(world, applied(world, first[1], "rural_reward"))
    world.ask(a.OBJECT, application_id=objected, matter="有退休金")
    approver = world.browser(world.caller("approver"))
    page = approver.get("/applications/decisions").text
    assert page.count("女方年满49周岁") == 2
    assert f'name="{young}" value="yes" disabled' in page
    answer = fill(
        approver,
        "/applications/decisions",
        "/applications/decisions",
        **{str(ready): "yes", str(young): "yes", str(objected): "yes"},
    )
    assert answer.status_code == 422
    assert "还有未处理的异议" in answer.text
    assert "不符合条件：女方年满49周岁" in answer.text
    told = world.api(world.caller("auditor")).get("/api/v1/applications?status=confirmed").json()
    assert [each["id"] for each in told["items"]] == [str(ready)]
    assert "待县级审核的申请" in approver.get("/home").text


def test_the_sheet_shows_masked_names_while_the_notice_runs_and_nobody_afterwards(world: World) -> None:
    _, (member, _) = world.household()
    one = applied(world, member)
    world.ask(a.POST_NOTICE, application_id=one, level="village", from_on=TODAY, until_on=date(2026, 11, 27))
    supervisor = world.browser(world.caller())
    sheet = supervisor.get("/applications/notice-sheet").text
    assert "张*国" in sheet
    assert "特别扶助" in sheet
    assert "张建国" not in sheet
    edition = msgspec.to_builtins(replace(preset("special_support"), procedure=Procedure(notice_names="none")))
    world.ask(ADOPT, edition=edition, from_on=date(2026, 1, 1), document_number="淅卫〔2026〕3号")
    assert "张*国" not in supervisor.get("/applications/notice-sheet").text
    world.clock.pass_by(days=7)
    assert "张*" not in world.browser(world.caller()).get("/applications/notice-sheet").text


def test_whoever_has_a_running_application_is_refused_another_and_told_where_as_far_as_they_may_know(
    world: World,
) -> None:
    _, (member, other) = world.household(
        members=(
            {"name": "张建国", "id_number": world.id_number(), "relation": "father", "hukou_division": NEXT_COUNTY},
            {"name": "李秀英", "id_number": world.id_number(), "relation": "mother"},
        )
    )
    one = world.ask(a.SUBMIT, member_id=member, scheme="special_support")
    assert one.receipt.ledger == NEXT_COUNTY
    with pytest.raises(refusals.AlreadyAppliedElsewhere):
        world.ask(a.SUBMIT, member_id=member, scheme="special_support")
    world.ask(a.SUBMIT, member_id=other, scheme="special_support")
    with pytest.raises(refusals.AlreadyApplied):
        world.ask(a.SUBMIT, member_id=other, scheme="special_support")
    there = world.api(world.caller("supervisor", NEXT_COUNTY)).get("/api/v1/applications").json()
    assert [(each["id"], each["name"]) for each in there["items"]] == [(str(one.id), "张建国")]
    here = world.api(world.caller()).get(f"/api/v1/members/{member}/applications").json()
    assert [each["division"] for each in here["items"]] == [NEXT_COUNTY]


def test_a_refused_person_may_apply_again_and_every_claim_fits_its_events(world: World) -> None:
    _, (member, _) = world.household()
    first = applied(world, member)
    world.ask(a.DECIDE, world.caller("approver"), application_id=first, decision="refused", reason="材料不全")
    second = applied(world, member)
    with pytest.raises(ClaimConflict):
        world.ask(a.WITHDRAW_DECISION, world.caller("approver"), application_id=first, reason="材料已补")
    world.ask(a.WITHDRAW, application_id=second, reason="不申请了")
    world.ask(a.WITHDRAW_DECISION, world.caller("approver"), application_id=first, reason="材料已补")
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def test_of_many_who_apply_for_one_person_at_once_one_does(world: World) -> None:
    """Officers of two counties, each in their own ledger, past every look that the edge takes."""
    _, (member, _) = world.household()
    barrier: list[int] = []

    def apply(number: int) -> bool:
        command = SubmitApplication(
            application_id=(id_ := uuid4()), scheme="special_support", person_id=member, household_id=member,
            division=VILLAGE,
        )  # fmt: skip
        barrier.append(number)
        ledger = (COUNTY, NEXT_COUNTY)[number % 2]
        try:
            world.office.casework.handle(
                command, ledger=ledger, stream=id_, by=CLOCK, request=Request.new(), today=TODAY
            )
        except ClaimConflict:
            return False
        return True

    with ThreadPoolExecutor(6) as officers:
        assert sum(officers.map(apply, range(12))) == 1


def test_whoever_may_be_entitled_is_proposed_until_somebody_applies_for_them(world: World) -> None:
    world.household()
    _, (young, _) = world.household(born_on=date(1990, 5, 1))
    supervisor = world.browser(world.caller())
    page = supervisor.get("/applications/proposals?scheme=special_support").text
    assert page.count("/applications/new?scheme=special_support&amp;proposed=yes") == 2
    assert str(young) not in page


def test_what_is_due_for_the_yearly_review_is_confirmed_together_and_what_changed_is_not(world: World) -> None:
    _, (member, other) = world.household()
    one = confirmed(world, applied(world, member), from_on=date(2025, 1, 1))
    died = confirmed(world, applied(world, other), from_on=date(2025, 1, 1))
    report = {"kind": "death", "subject": str(other), "occurred_on": "2026-11-01", "source": "村里", "verified": True}
    supervisor = world.api(world.caller())
    with world.office.open_snapshot(world.caller()) as snapshot:
        home = snapshot.value("select household_id from read.member where member_id = %(m)s limit 1", m=other)
    assert supervisor.post(f"/api/v1/households/{home}/life-events", json=report).status_code == 201
    browser = world.browser(world.caller())
    page = browser.get("/applications/annual-reviews").text
    assert f'name="{one}"' in page
    assert f'name="{died}"' not in page
    here = "/applications/annual-reviews"
    assert fill(browser, here, here, **{str(one): "yes"}).status_code == 303
    assert f'name="{one}"' not in browser.get("/applications/annual-reviews").text


def test_a_list_of_people_is_taken_on_row_by_row_and_none_twice(world: World) -> None:
    numbers = [world.id_number(), world.id_number()]
    two = tuple(
        {"name": "张建国", "id_number": n, "relation": r} for n, r in zip(numbers, ("father", "mother"), strict=True)
    )
    world.household(members=two)
    rows = [
        "某乡奖扶名单", "身份证号,项目,申请日期", f"{numbers[0]},特别扶助,2026.1.10", f"{numbers[1]},rural_reward,2026年1月9日",
        f"{numbers[0]},奖金,2026-01-10", f"{world.id_number()},特别扶助,", "41132619,特别扶助,", f"{numbers[1]},特别扶助,2027-01-01",
    ]  # fmt: skip
    content = "\n".join(rows).encode("gb18030")
    taken = import_applications(world.office, CLOCK, content, COUNTY)
    told = [(each.row, each.code) for each in taken.rejected]
    assert (taken.accepted, told) == (
        2, [(5, "unknown_scheme"), (6, "unknown_person"), (7, "id_checksum"), (8, "future_date")],
    )  # fmt: skip
    again = import_applications(world.office, CLOCK, content, COUNTY)
    assert (again.accepted, again.already_there) == (0, 2)
    with pytest.raises(UnusableFile, match="身份证号"):
        import_applications(world.office, CLOCK, "姓名,电话".encode(), COUNTY)


def test_a_list_does_not_tell_what_somebody_draws_in_another_county(world: World) -> None:
    number = world.id_number()
    person = {"name": "张建国", "id_number": number, "relation": "father"}
    there = f"{NEXT_COUNTY}002001"
    _, (member,) = world.household(world.caller(division=NEXT_COUNTY), members=(person,), residence_division=there)
    content = f"身份证号,项目\n{number},特别扶助".encode()
    asked = [import_applications(world.office, CLOCK, content, COUNTY, dry_run=True)]
    world.ask(a.SUBMIT, world.caller(division=NEXT_COUNTY), member_id=member, scheme="special_support")
    asked += [import_applications(world.office, CLOCK, content, COUNTY, dry_run=True)]
    assert [(each.already_there, [fault.code for fault in each.rejected]) for each in asked] == [
        (0, ["other_county"])
    ] * 2


def test_a_list_of_people_is_checked_on_its_page_then_taken_on(world: World) -> None:
    number = world.id_number()
    person = {"name": "张建国", "id_number": number, "relation": "father"}
    _, (member,) = world.household(members=(person,))
    content = f"\n\n公民身份号码,申请项目\n{number},特别扶助\n{number[:-1]},没有的项目".encode()
    client, here = world.browser(world.caller()), "/applications/imports"
    assert f'href="{here}?division={COUNTY}"' in client.get("/applications").text
    looked_at = send(client, content, "check", here, as_of="2026-10-09")
    assert texts(looked_at.text, ".//*[@class='big']") == ["1", "0", "1"]
    assert texts(looked_at.text, ".//tbody//th") == ["行 5", "行 5"]
    assert texts(looked_at.text, ".//tbody//td[1]") == ["公民身份号码", "申请项目"]
    assert "没有叫这个名称的项目" in looked_at.text
    taken = fill(client, here, "/imports/run/taking", run=value_of(looked_at.text, "run"))
    assert texts(taken.text, ".//*[@class='big']") == ["1", "0", "1"]
    assert f'href="/applications?division={COUNTY}"' in taken.text
    (found,) = world.api(world.caller()).get(f"/api/v1/applications?division={COUNTY}").json()["items"]
    assert (found["person_id"], found["submitted_on"]) == (str(member), "2026-10-09")
    assert texts(send(client, content, "import", here).text, ".//*[@class='big']") == ["0", "1", "1"]
    imported = (("2026年11月20日", ("0", "1", "1")), ("2026年10月9日", ("1", "0", "1")))
    assert [cells[-6:] for cells in rows(client)] == [
        ["淅川县", day, *counts, world.caller().shown_name] for day, counts in imported
    ]
    assert {cells[0] for cells in rows(client, here)} == {"申请名单"}, "the same history on both pages"
    assert '<a href="/imports/run">1</a>' in client.get(here).text
    told = world.api(world.caller()).get("/api/v1/imports").json()["items"]
    assert [each["list"] for each in told] == ["applications"] * 2
    wrong = send(client, b"PK not a workbook", "check", here)
    assert wrong.status_code == 422
    assert world.browser(world.caller("auditor")).get(here).status_code == 403


@pytest.mark.alone
def test_many_applications_are_taken_on_in_one_append_at_hundreds_of_events_a_second(world: World) -> None:
    handle, by = world.office.casework.handle_many, CLOCK
    ids = [uuid4() for _ in range(300)]

    def orders(make: Any) -> dict[UUID, list[Any]]:
        return {id_: make(id_) for id_ in ids}

    def submitted(id_: UUID) -> list[Any]:
        whose: dict[str, Any] = {"person_id": uuid4(), "household_id": uuid4(), "division": VILLAGE}
        apply = SubmitApplication(application_id=id_, scheme="rural_reward", **whose)
        return [apply, ReviewInVillage(application_id=id_, step_id=uuid4())]

    def refusing(id_: UUID) -> list[Any]:
        return [DecideForCounty(application_id=id_, step_id=uuid4(), decision="confirmed")]

    began = perf_counter()
    receipt, refused = handle(orders(submitted), ledger=COUNTY, by=by, request=Request.new(), today=TODAY)
    seconds = perf_counter() - began
    assert (receipt.last - receipt.first + 1, refused) == (600, {})
    assert 600 / seconds > 300
    _, refused = handle(orders(refusing), ledger=COUNTY, by=by, request=Request.new(), today=TODAY)
    assert {type(why) for why in refused.values()} == {refusals.TownshipDidNotAgree}
