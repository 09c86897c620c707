"""A rate that was too low, known of late: the next list pays the difference once, whoever prepares it, and it comes back where it was
not due."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import msgspec
import pytest

from casework.ledger.traces import traces
from casework.payments.batches import ComputeLines, PaymentLinesComputed
from casework.schemes.editions import preset
from casework.schemes.terms import Rate
from tests.api.case import V1
from tests.support.paid import answer, bring, confirmed_couple, in_doubt, prepare, send
from tests.support.world import COUNTY, World
from web.households import actions as households
from web.households import life_event_actions as life_events
from web.payments.batch_place import Place
from web.payments.computing import Computing
from web.recoveries import actions as recoveries
from web.recoveries.finding import look
from web.schemes import actions as schemes

BEFORE, SINCE = 46_000, 59_000  # a month, of a disabled child and of one who has died
MORE = SINCE - BEFORE


def the_child_had_died(world: World, home: UUID) -> UUID:
    """In December, which is learned of later."""
    said = {
        "kind": "death",
        "subject": "child",
        "occurred_on": date(2025, 12, 20),
        "source": "police",
        "verified": True,
    }
    heard = world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id
    change = {"category": "child_deceased", "from_on": date(2025, 12, 20), "life_event_id": heard}
    world.ask(households.CHANGE_CATEGORY, household_id=home, **change)
    return heard


def whole(world: World, clerk, list_id: UUID):
    return world.api(clerk).get(f"{V1}/payment-lists/{list_id}").json()


def paid(world: World, clerk, approver, list_id: UUID, *results: str) -> None:
    """The bank answers line by line."""
    send(world, clerk, approver, list_id)
    lines = whole(world, clerk, list_id)["lines"]
    told = [(each["number"], f"{each['amount_fen'] / 100:.2f}") for each in lines]
    bring(world, clerk, list_id, answer(list_id, *((*of, said) for of, said in zip(told, results, strict=True))))


def unpaid(world: World, clerk, until: str = "2026-02"):
    items = world.api(clerk).get(f"{V1}/unpaid?until={until}").json()["items"]
    return [(each["reason"], each["months"], each["amount_fen"]) for each in items]


def parts(world: World, clerk, list_id: UUID, person: UUID):
    told = world.api(clerk).get(f"{V1}/payment-lists/{list_id}/persons/{person}").json()
    return [(each["supplement"], each["months"], each["amount_fen"]) for each in told["arithmetic"]]


def test_the_difference_is_paid_once_again_when_returned_and_asked_back_when_it_was_not_due(world: World) -> None:
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    known = {"category": "child_disabled", "child": {"disability_level": 2}, "registered_on": date(2025, 6, 1)}
    home, (person, _) = confirmed_couple(world, **known)
    paid(world, clerk, approver, prepare(world, clerk, "2026-01"), "成功", "成功")
    assert unpaid(world, clerk, "2026-01") == []
    heard = the_child_had_died(world, home)
    assert unpaid(world, clerk, "2026-01") == [("too_little", ["2026-01"], MORE)] * 2
    assert "少列的差额由下一份清册补发" in world.browser(clerk).get("/unpaid?until=2026-01").text

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(prepare, world, each, "2026-02") for each in (clerk, world.caller("payment_clerk"))]
    lists = [whole(world, clerk, each.result()) for each in both]
    assert sum(each["amount_fen"] for each in lists) == 2 * (SINCE + MORE)
    assert sum(each["arrears_fen"] for of in lists for each in of["lines"]) == 2 * MORE
    (february,) = [UUID(of["id"]) for of in lists if of["persons"]]
    assert parts(world, clerk, february, person) == [(0, 1, SINCE), (1, 1, MORE)]
    page = world.browser(clerk).get(f"/payment-lists/{february}/persons/{person}").text
    assert (
        f'data-label="其中补发以前月份"><div>{MORE / 100:.2f}<'
        in world.browser(clerk).get(f"/households/{home}/payments").text
    )
    assert all(said in page for said in ("补发差额", "590.00 − 460.00", "2026-01清册第", "此后得知"))
    assert (unpaid(world, clerk), whole(world, clerk, prepare(world, clerk, "2026-02"))["persons"]) == ([], 0)

    paid(world, clerk, approver, february, "成功", "账号有误")
    assert [amount for *_, amount in unpaid(world, clerk)] == [SINCE + MORE]
    again = prepare(world, clerk, "2026-02", reissue_of=february)
    assert whole(world, clerk, again)["amount_fen"] == SINCE + MORE
    paid(world, clerk, approver, again, "成功")
    told = world.api(clerk).get(f"{V1}/fund-performance?division={COUNTY}&year=2026").json()["indicators"]
    assert told["standard"] == {"met": 4, "of": 4}, "with the differences everything equals what is due"
    assert told["accuracy"] == {"met": 2, "of": 5}, "one came back, two were found wrong: a difference was paid"

    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=home, life_event_id=heard, reason="同名")
    look(world.office)
    found = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert [each["amount_fen"] for each in found] == [2 * MORE] * 2
    for each in found:
        told = world.api(clerk).get(f"{V1}/recoveries/{each['id']}").json()["parts"]
        assert [(part["months"], part["total_fen"]) for part in told] == [(["2026-01", "2026-02"], 2 * MORE)]
        world.ask(recoveries.RECEIVE, clerk, recovery_id=UUID(each["id"]), amount_fen=2 * MORE)
    the_child_had_died(world, home)
    look(world.office)
    back = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert [each["outstanding_fen"] for each in back] == [-2 * MORE] * 2  # given back, not paid by a list as well
    assert (unpaid(world, clerk), whole(world, clerk, prepare(world, clerk, "2026-02"))["persons"]) == ([], 0)
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def test_a_difference_that_waits_to_be_sent_and_is_not_due_any_more_is_in_doubt(world: World) -> None:
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    known = {"category": "child_disabled", "child": {"disability_level": 2}, "registered_on": date(2025, 6, 1)}
    home, (person, spouse) = confirmed_couple(world, **known)
    paid(world, clerk, approver, prepare(world, clerk, "2026-01"), "成功", "成功")
    heard = the_child_had_died(world, home)
    list_id = prepare(world, clerk, "2026-01")
    assert parts(world, clerk, list_id, person) == parts(world, clerk, list_id, spouse) == [(1, 1, MORE)]
    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=home, life_event_id=heard, reason="同名")
    found = [(each.number, each.too_much_fen, each.cause) for each in in_doubt(world, clerk, list_id)]
    assert found == [(1, MORE, "rate"), (2, MORE, "rate")]
    asked = world.browser(approver).get(f"/payment-lists/{list_id}/approval")
    assert asked.status_code == 200
    assert "报送前有 2 条明细要再看" in asked.text


def test_a_difference_is_reckoned_again_where_the_month_came_back_and_was_paid_anew_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reckoning of a batch and its append: the bank returns the month, another list pays it whole."""
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    known = {"category": "child_disabled", "child": {"disability_level": 2}, "registered_on": date(2025, 6, 1)}
    home, _ = confirmed_couple(world, **known)
    january = prepare(world, clerk, "2026-01")
    send(world, clerk, approver, january)
    the_child_had_died(world, home)
    append, reckoned, anew = Computing._append, list[int](), list[UUID]()

    def meanwhile(self: Computing, command: ComputeLines, place: Place) -> PaymentLinesComputed:
        reckoned.append(sum(line.amount_fen for line in command.lines))
        if len(reckoned) == 1:
            rows = ((number, f"{BEFORE // 100}.00", "账号有误") for number in (1, 2))
            bring(world, clerk, january, answer(january, *rows))
            anew.append(prepare(world, clerk, "2026-01"))
        return append(self, command, place)

    monkeypatch.setattr(Computing, "_append", meanwhile)
    late = prepare(world, clerk, "2026-01")
    assert reckoned == [2 * MORE, 2 * SINCE]
    assert [whole(world, clerk, each)["amount_fen"] for each in (*anew, late)] == [2 * SINCE, 0]
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None


def pay_by_the_year(world: World) -> None:
    """7,200 yuan, in the place of the monthly rates."""
    yearly = Rate(component="national", amount_fen=720_000, per="year", from_on=date(2020, 1, 1))
    edition = msgspec.to_builtins(msgspec.structs.replace(preset("special_support"), rates=(yearly,)))
    world.ask(schemes.ADOPT, edition=edition, from_on=date(2020, 1, 1), document_number="淅卫〔2026〕2号")


def test_a_county_that_pays_by_the_year_from_now_on_pays_what_the_months_have_not_had(world: World) -> None:
    clerk = world.caller("payment_clerk")
    _, (person, _) = confirmed_couple(world)
    prepare(world, clerk, "2026-06")
    pay_by_the_year(world)
    rest = prepare(world, clerk)
    assert whole(world, clerk, rest)["amount_fen"] == 2 * (720_000 - 6 * SINCE)
    why = world.api(clerk).get(f"{V1}/payment-lists/{rest}/persons/{person}").json()
    assert [(each["due_fen"], each["before_fen"]) for each in why["arithmetic"]] == [(720_000, 6 * SINCE)]
    assert [len(each["months"]) for each in why["paid_before"]] == [6]
    assert whole(world, clerk, prepare(world, clerk))["left_out_by"] == {"paid": 2}
    assert (unpaid(world, clerk, "2026-12"), in_doubt(world, clerk, rest), look(world.office)) == ([], [], 0)


def test_of_two_lists_at_once_one_by_the_month_and_one_by_the_year_the_second_has_seen_the_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = world.caller("payment_clerk")
    confirmed_couple(world)
    append, yearly = Computing._append, list[UUID]()

    def meanwhile(self: Computing, command: ComputeLines, place: Place) -> PaymentLinesComputed:
        if self.prepared.period == "2026-06":
            pay_by_the_year(world)
            yearly.append(prepare(world, clerk))
        return append(self, command, place)

    monkeypatch.setattr(Computing, "_append", meanwhile)
    monthly = prepare(world, clerk, "2026-06")
    assert [whole(world, clerk, each)["amount_fen"] for each in (*yearly, monthly)] == [2 * 720_000, 0]
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
