"""A county's money before and after it is paid: each number of the estimate opens its list, and money that is missing is told."""

import csv
import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from projections.funds.checking import forms_unlike
from projections.funds.forms import recorded_of
from tests.api.case import V1
from tests.support.funded import received
from tests.support.markup import addresses
from tests.support.paid import answer, bring, confirm, confirmed_couple, prepare, send
from tests.support.sound import text_of
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, VILLAGE, World
from web.funds import actions as funds
from web.households import actions as households
from web.recoveries.finding import look

SCHEME, NEXT = "special_support", TODAY.year + 1
OF = f"division={COUNTY}&scheme={SCHEME}"
YEARLY = 12 * 59_000  # national, bereaved
THIS = 4 * YEARLY + 2 * 59_000  # one has been confirmed since November


def asked(world: World, caller: Any, path: str) -> Any:
    found = world.api(caller).get(V1 + path)
    assert found.status_code == 200, found.text
    return found.json()


@pytest.fixture
def office(world: World) -> Any:
    """Two couples; the bank has paid three of the four for this year and returned one; one has been confirmed since."""
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    couples = [confirmed_couple(world) for _ in range(2)]
    list_id = prepare(world, clerk)
    send(world, clerk, approver, list_id)
    yuan = f"{YEARLY // 100}.00"
    results = [(n, yuan, "成功") for n in (1, 2, 3)] + [(4, yuan, "账号有误")]
    bring(world, clerk, list_id, answer(list_id, *results))
    household, members = world.household()
    confirm(world, members[0], household, from_on=TODAY)
    return world, clerk, approver, couples, list_id


def died(world: World, household: Any, member: Any) -> None:
    told = {"kind": "death", "subject": str(member), "occurred_on": TODAY, "source": "村里", "verified": True}
    world.ask(households.REPORT_LIFE_EVENT, world.caller("supervisor", COUNTY), household_id=household, **told)


def total(world: World, caller: Any, query: str = "") -> dict[str, Any]:
    (one,) = asked(world, caller, f"/fund-estimate?{OF}&year={NEXT}{query}")["schemes"]
    found: dict[str, Any] = one["total"]
    return found


def test_each_number_of_the_estimate_is_as_long_as_its_list_and_can_be_asked_again(office: Any) -> None:
    world, clerk, *_ = office
    home, couple = world.household(born_on=date(NEXT - 49, 5, 17))
    for one in couple:  # who would enter next year, if another county did not pay them
        confirm(world, one, home, TODAY, division=f"{NEXT_COUNTY}002001")
    estimate = asked(world, clerk, f"/fund-estimate?{OF}&year={NEXT}")
    figures = estimate["schemes"][0]["total"]
    assert {name: figures[name] for name in ("last", "exits", "new", "this")} == {
        "last": 3,
        "exits": 0,
        "new": 2,
        "this": 5,
    }
    assert figures["amount_fen"] == 5 * YEARLY == sum(figures["payers"].values())
    assert figures["payers"]["central"] == 5 * YEARLY * 60 // 100
    before = f"/fund-estimate?{OF}&year={NEXT}&known_at=2026-01-01T00:00:00%2B08:00"
    assert asked(world, clerk, before)["known_position"] == {COUNTY: 0}  # not empty: sent back, that would be today
    for name in ("last", "exits", "new", "this"):
        behind = asked(world, clerk, f"/fund-estimate/people?{OF}&year={NEXT}&figure={name}")
        assert behind["total"] == figures[name]

    known = ",".join(f"{ledger}:{at}" for ledger, at in estimate["known_position"].items())
    paid = asked(world, clerk, f"/fund-estimate/people?{OF}&year={NEXT}&figure=last")["items"][0]
    died(world, UUID(paid["household_id"]), UUID(paid["member_ids"][0]))
    assert (total(world, clerk)["exits"], total(world, clerk)["this"]) == (1, 4)
    assert total(world, clerk, f"&known_position={known}") == figures
    gone = asked(world, clerk, f"/fund-estimate/people?{OF}&year={NEXT}&figure=exits")["items"]
    assert [(each["member_ids"], each["reason"]) for each in gone] == [(paid["member_ids"], "died")]
    assert "本人已去世" in world.browser(clerk).get(f"/fund-estimate/people?{OF}&year={NEXT}&figure=exits").text


def test_a_form_is_issued_restated_and_taken_along_as_it_was_told(office: Any) -> None:
    world, clerk, approver, couples, _ = office
    page = world.browser(approver)
    assert "5" in page.get(f"/annual-forms/new?{OF}&year={NEXT}").text
    form_id = world.ask(funds.ISSUE, approver, scheme=SCHEME, year=NEXT, division=COUNTY).id
    household, members = couples[1]
    died(world, household, members[1])
    world.ask(funds.RESTATE, clerk, form_id=form_id, reason="一人去世")

    first, then = asked(world, clerk, f"/annual-forms/{form_id}")["told"]
    assert (first["total"]["this"], then["total"]["this"]) == (5, 4)
    assert first["hash"] != then["hash"]
    assert then["causes"]
    assert "一人去世" in page.get(f"/annual-forms/{form_id}").text
    body = {"of": "annual-form", "format": "csv", "division": COUNTY, "year": str(NEXT), "scheme": SCHEME}
    rows = list(csv.reader(io.StringIO(world.api(clerk).post(V1 + "/exports", json=body).content.decode("utf-8-sig"))))
    assert any("4" in row and f"{4 * YEARLY / 100:,.2f}" in row for row in rows)
    above = asked(world, world.caller("auditor", "41"), f"/fund-estimate?division=41&scheme={SCHEME}&year={NEXT}")
    assert above["schemes"][0]["total"]["this"] == 4


def test_money_that_is_not_there_by_its_day_is_told_on_the_first_page_until_it_is(office: Any) -> None:
    world, clerk, *_ = office
    this = TODAY.year
    world.ask(funds.ISSUE, clerk, scheme=SCHEME, year=this, division=COUNTY)
    line = f"/funds-received?division={COUNTY}&amp;late=true"
    page = world.browser(clerk)
    assert all(line in page.get(home).text for home in ("/home", "/payment-lists")), "since October"
    assert 'class="item"' in page.get(f"/funds-received?division={COUNTY}&late=true").text
    received_id = received(world, clerk, scheme=SCHEME, amount_fen=1)
    received(world, clerk, scheme=SCHEME, amount_fen=7, payer="city")
    (needed,) = asked(world, clerk, f"/funds-needed?division={COUNTY}")["schemes"]
    assert (needed["by_on"], needed["late"], needed["missing_fen"]) == (f"{this}-09-30", True, THIS - 8)
    assert [(row["payers"], row["needed_fen"], row["received_fen"], row["paid_fen"]) for row in needed["rows"]] == [
        (["central"], THIS * 60 // 100, 1, 3 * YEARLY * 60 // 100),
        (["province", "city", "county", "local"], THIS * 40 // 100, 7, 3 * YEARLY * 40 // 100),
    ]
    assert "省、市、县共同 比例未定" in text_of(page.get(f"/funds-received?division={COUNTY}"))
    said = {"year": this, "payer": "central", "received_on": TODAY, "document_number": "号"}
    world.ask(
        funds.CORRECT, clerk, received_id=received_id, scheme=SCHEME, amount_fen=9 * YEARLY, reason="看错", **said
    )
    assert 'class="item"' not in page.get(f"/funds-received?division={COUNTY}&late=true").text
    world.ask(funds.WITHDRAW, clerk, received_id=received_id, reason="没有到账")
    assert asked(world, clerk, f"/funds-received?{OF}&year={this}")["total"] == 1


def test_a_line_that_came_back_waits_in_its_band_until_it_is_paid_again(office: Any) -> None:
    world, clerk, _, _, list_id = office
    page = world.browser(clerk)
    assert 'role="rowheader"' in page.get(f"/unsettled-lines?division={COUNTY}&kind=returned&band=0-7").text
    told = asked(world, clerk, f"/unsettled-lines?division={COUNTY}")["returned"]["0-7"]
    (line,) = asked(world, clerk, f"/unsettled-lines/list?division={COUNTY}&kind=returned")["items"]
    assert (told["lines"], told["amount_fen"], line["reason"]) == (1, line["amount_fen"], "account_wrong")
    later = TODAY + timedelta(days=40)
    assert (
        f"kind=returned&amp;band=31-90&amp;on={later}"
        in page.get(f"/unsettled-lines?division={COUNTY}&on={later}").text
    )
    prepare(world, clerk, reissue_of=list_id)
    assert "kind=returned&amp;band" not in page.get(f"/unsettled-lines?division={COUNTY}").text
    assert _recorded_when_line_came_back(world, clerk, list_id, 2) == {2}, "nothing was recorded of the others"


def _recorded_when_line_came_back(world: World, clerk: Any, list_id: UUID, number: int) -> set[int]:
    """Of whose lines something is told to have been recorded, since the bank returned one of those it had paid."""
    lines = asked(world, clerk, f"/payment-lists/{list_id}")["lines"]
    with world.office.open_snapshot(clerk) as snapshot:
        since = snapshot.known
    bring(world, clerk, list_id, answer(list_id, (number, f"{YEARLY // 100}.00", "账户已销户")), late=True)
    with world.office.open_everywhere() as snapshot:
        return {one["number"] for one in lines if recorded_of(snapshot, [UUID(one["member_id"])], since)}


def test_each_indicator_opens_what_it_does_not_count(office: Any) -> None:
    world, clerk, *_ = office
    world.ask(funds.ISSUE, clerk, scheme=SCHEME, year=TODAY.year, division=COUNTY)
    assert indicators(world, clerk) == {
        "headcount": (3, 5), "planned": (3, 3), "coverage": (3, 5), "eligibility": (5, 5), "timeliness": (3, 3),
        "standard": (3, 3), "accuracy": (3, 4),
    }  # fmt: skip
    paid = asked(world, clerk, f"/fund-estimate/people?{OF}&year={NEXT}&figure=last")["items"][0]
    died(
        world, UUID(paid["household_id"]), UUID(paid["member_ids"][0])
    )  # the months after the death are paid, and not due
    assert indicators(world, clerk)["standard"] == (2, 3)
    assert indicators(world, clerk)["accuracy"] == (3, 4), "nobody has found it yet"
    look(world.office)
    assert indicators(world, clerk)["accuracy"] == (2, 4)
    page = world.browser(clerk)
    shown = page.get(f"/fund-performance?{OF}&year={TODAY.year}").text
    for name in ("headcount", "coverage", "standard", "accuracy"):
        assert f"indicator={name}" in shown
        opened = page.get(f"/fund-performance?{OF}&year={TODAY.year}&indicator={name}").text
        told = indicators(world, clerk)[name]
        assert len(addresses(opened, "/households/.{36}")) == told[1] - told[0], name
    assert "indicator=planned" not in shown


def indicators(world: World, caller: Any) -> dict[str, tuple[int, int]]:
    """Each as it is told, and its list is as long as what is not met."""
    told = asked(world, caller, f"/fund-performance?{OF}")
    known = ",".join(f"{ledger}:{at}" for ledger, at in told["known_position"].items())
    for name, one in told["indicators"].items():
        behind = asked(world, caller, f"/fund-performance/list?{OF}&indicator={name}&known_position={known}")
        assert behind["total"] == len(behind["items"]) == one["of"] - one["met"], name
    return {name: (one["met"], one["of"]) for name, one in told["indicators"].items()}


def test_issued_forms_are_reckoned_again_by_the_check_whatever_was_recorded_later(office: Any) -> None:
    world, clerk, _, couples, _ = office
    form_id = world.ask(funds.ISSUE, clerk, scheme=SCHEME, year=NEXT, division=COUNTY).id
    died(world, couples[1][0], couples[1][1][1])
    confirmed_couple(world)
    world.ask(funds.RESTATE, clerk, form_id=form_id, reason="一人去世，一户新增")
    with world.owner() as owner:
        assert unlike(owner) == set()
        owner.execute("update read.application set from_on = from_on + 400 where person_id = %s", (couples[0][1][0],))
        assert unlike(owner) == {"figures"}
        assert unlike(owner, seconds=0) == set(), "what takes long is bounded"
        owner.execute(
            "update read.annual_form set totals = replace(totals, '\"this\":5', '\"this\":6') where number = 1"
        )
        assert unlike(owner, seconds=0) == {"hash", "sums"}


def unlike(owner: Any, **said: float) -> set[str]:
    with owner.transaction():
        return {each.kind for each in forms_unlike(owner, **said)}


@pytest.mark.parametrize("division", [VILLAGE[:9], VILLAGE])
def test_below_the_county_nobody_looks_at_its_money(world: World, division: str) -> None:
    found = world.api(world.caller("supervisor", division)).get(f"{V1}/fund-estimate?division={division}")
    assert found.status_code == 403
