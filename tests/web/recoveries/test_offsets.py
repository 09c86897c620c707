"""What was paid too much is set off against later payments, as the family agreed: never twice, never more, and only by what was paid."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from casework.common.refusals import PaymentLinesDoubtful
from casework.recoveries.events import Overpaid
from casework.recoveries.reckoning import recovery_stream
from casework.schemes.words import SchemeId
from projections.funds.money import carried, paid_by_payer
from projections.payments import lists, person_lines
from projections.recoveries import recovery_list
from tests.api.case import V1
from tests.support.paid import OTHER_SCHEME, answer, bring, confirm, confirmed_couple, prepare, send
from tests.support.recovering import told
from tests.support.world import COUNTY, VILLAGE, World
from tests.web.recoveries.test_found import post
from web.payments import actions as payments
from web.payments import returns
from web.payments.offsets import tell_new_offsets
from web.recoveries import actions as a

SCHEME: SchemeId = "special_support"


class Story:
    """A couple, 2,400 yuan paid to one of them that were not due, and 500 of each payment agreed to be set off."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clerk, self.approver = world.caller("payment_clerk"), world.caller("approver")
        self.home, (self.person, self.spouse) = confirmed_couple(world)
        self.recovery_id = recovery_stream(COUNTY, self.person, SCHEME)
        self.find(240_000)
        self.agree(50_000)

    def find(self, fen: int) -> None:
        part = Overpaid(
            list_id=UUID(int=7), number=1, component="national", per="month", amount_fen=fen, months=(24_305,), total_fen=fen,
            cause="died",
        )  # fmt: skip
        told(self.world, self.recovery_id, self.person, self.home, SCHEME, (part,) if fen else ())

    def agree(self, fen: int) -> UUID:
        return self.world.ask(a.AGREE_OFFSET, self.clerk, recovery_id=self.recovery_id, amount_fen=fen).id

    def prepare(self, period: str, scheme: str = SCHEME) -> UUID:
        return prepare(self.world, self.clerk, period, scheme=scheme)

    def line(self, list_id: UUID) -> person_lines.PersonsLine:
        with self.world.office.open_snapshot(self.clerk) as snapshot:
            (found,) = [each for each in person_lines.of_person(snapshot, self.person) if each.list_id == list_id]
        return found

    def amounts(self, *list_ids: UUID) -> list[tuple[int, int]]:
        """Yuan paid out and set off."""
        lines = [self.line(list_id) for list_id in list_ids]
        return [(each.amount_fen // 100, each.offset_fen // 100) for each in lines]

    def settle(self, list_id: UUID, *, returned: bool = False) -> None:
        send(self.world, self.clerk, self.approver, list_id)
        self.answer(list_id, returned=returned)

    def answer(self, list_id: UUID, *, returned: bool = False, late: bool = False) -> None:
        lines = self.world.api(self.clerk).get(f"{V1}/payment-lists/{list_id}").json()["lines"]
        rows = [
            (
                each["number"],
                f"{each['amount_fen'] / 100:.2f}",
                "账号有误" if returned and each["member_id"] == str(self.person) else "成功",
            )
            for each in lines
            if each["outcome"] != "excluded"
        ]
        bring(self.world, self.clerk, list_id, answer(list_id, *rows), late=late)

    def outstanding(self) -> int:
        """In yuan."""
        with self.world.office.open_snapshot(self.clerk) as snapshot:
            found = recovery_list.recovery(snapshot, self.recovery_id)
        assert found is not None
        return found.row.outstanding_fen // 100


@pytest.fixture
def story(world: World) -> Story:
    return Story(world)


def test_each_payment_pays_a_part_back_until_nothing_is_outstanding(world: World, story: Story) -> None:
    first = story.prepare("2026-02")
    assert (story.amounts(first), story.outstanding()) == ([(680, 500)], 2400)
    story.settle(first)
    assert story.outstanding() == 1900
    with world.office.open_everywhere() as snapshot:
        assert sum(paid_by_payer(snapshot, COUNTY, SCHEME, 2026)[2026].values()) == 186_000
    story.answer(first)
    assert tell_new_offsets(world.office) == 0
    with world.office.open_snapshot(story.clerk) as snapshot:
        (one,) = [each.list for each in lists.listed(snapshot, COUNTY)]
    assert (one.amount_fen, one.settled_fen) == (186_000, 186_000)
    world.ask(payments.CLOSE, story.clerk, list_id=first)

    second = story.prepare("2026-04")
    story.settle(second, returned=True)
    assert (story.amounts(second), story.outstanding()) == ([(680, 500)], 1900)
    again, third, fourth, rest, whole = (story.prepare(f"2026-{month:02}") for month in (5, 6, 7, 8, 9))
    assert story.amounts(again, third, fourth, rest, whole) == [(1270, 500), (90, 500), (90, 500), (190, 400), (590, 0)]
    world.ask(payments.DISCARD, story.clerk, list_id=fourth, reason="编错了")
    later = story.prepare("2026-10")
    assert story.amounts(later) == [(680, 500)]  # with July's month, and with what July's list had taken
    for each in (again, third, rest, later):
        story.settle(each)
    assert story.outstanding() == 0
    assert story.amounts(story.prepare("2026-12")) == [(1180, 0)]


def test_a_payment_that_comes_back_later_has_set_nothing_off(world: World, story: Story) -> None:
    first = story.prepare("2026-02")
    story.settle(first)
    story.answer(first, returned=True, late=True)
    assert story.outstanding() == 2400
    assert (story.amounts(first), story.amounts(story.prepare("2026-04"))) == ([(680, 500)], [(1860, 500)])
    assert tell_new_offsets(world.office) == 0


def test_it_is_shown_wherever_the_money_is(world: World, story: Story) -> None:
    list_id = story.prepare("2026-02")
    page, api = world.browser(story.clerk), world.api(story.clerk)
    at, why = f"/payment-lists/{list_id}", f"/payment-lists/{list_id}/persons/{story.person}"
    assert all(yuan in page.get(at).text for yuan in ("2,360.00", "500.00", "1,860.00"))
    assert all(
        yuan in page.get(why).text for yuan in ("1,180.00", "500.00", "680.00", f"/recoveries/{story.recovery_id}")
    )
    told_why = api.get(V1 + why).json()
    assert (told_why["due_fen"], told_why["amount_fen"]) == (118_000, 68_000)
    agreed_on = world.office.today().isoformat()
    assert told_why["offsets"] == [
        {"recovery_id": str(story.recovery_id), "amount_fen": 50_000, "agreed_on": agreed_on}
    ]
    whole_list = api.get(V1 + at).json()
    assert (whole_list["amount_fen"], whole_list["offset_fen"]) == (186_000, 50_000)
    (payment,) = api.get(f"{V1}/members/{story.person}/payments").json()["items"]
    assert (payment["amount_fen"], payment["offset_fen"]) == (68_000, 50_000)
    assert "500.00" in page.get(f"/households/{story.home}/payments").text
    of = f"/recoveries/{story.recovery_id}"
    assert why in page.get(of).text
    assert (whole := api.get(V1 + of).json())["offsets"] == [
        {"list_id": str(list_id), "line": story.line(list_id).number, "amount_fen": 50_000, "outcome": None}
    ]
    assert (whole["offset_agreed_fen"], whole["offset_fen"]) == (50_000, 0)
    story.settle(list_id)
    assert api.get(V1 + of).json()["offset_fen"] == 50_000
    post(page, f"{of}/offset-agreements", amount_fen="300")
    assert story.amounts(story.prepare("2026-04")) == [(880, 300)]


def test_an_agreement_that_is_withdrawn_takes_nothing_more(world: World, story: Story) -> None:
    entry = story.agree(20_000)
    first = story.prepare("2026-01")
    world.ask(a.WITHDRAW_STEP, story.clerk, recovery_id=story.recovery_id, entry_id=entry, reason="家中困难")
    second = story.prepare("2026-02")
    assert story.amounts(first, second) == [(390, 200), (90, 500)]  # what was agreed before it counts again


def test_two_lists_computed_at_once_take_no_more_than_is_outstanding(world: World, story: Story) -> None:
    confirm(world, story.person, story.home, scheme=OTHER_SCHEME)
    story.find(60_000)
    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(story.prepare, "2026-08", scheme) for scheme in (SCHEME, OTHER_SCHEME)]
    assert sum(offset for _, offset in story.amounts(*(each.result() for each in found))) == 600


def test_what_was_broken_off_is_told_at_night_and_what_was_due_after_all_is_given_back(
    world: World, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_id = story.prepare("2026-02")

    def stops(*_: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(returns, "tell_offsets", stops)
        with pytest.raises(ConnectionError):
            story.settle(list_id)
    assert story.outstanding() == 2400
    assert story.amounts(story.prepare("2026-12")) == [(5400, 500)]
    assert (tell_new_offsets(world.office), tell_new_offsets(world.office)) == (1, 0)
    assert story.outstanding() == 1900
    story.find(0)
    assert story.outstanding() == -500
    world.ask(a.REFUND, story.clerk, recovery_id=story.recovery_id)
    assert story.outstanding() == 0


def test_a_list_that_would_set_off_what_was_paid_back_meanwhile_waits_for_a_decision(
    world: World, story: Story
) -> None:
    list_id = story.prepare("2026-02")
    world.ask(a.RECEIVE, story.clerk, recovery_id=story.recovery_id, amount_fen=210_000)
    with pytest.raises(PaymentLinesDoubtful):
        send(world, story.clerk, story.approver, list_id)
    assert "200.00" in world.browser(story.clerk).get(f"/payment-lists/{list_id}").text


def test_nobody_else_is_touched(world: World, story: Story) -> None:
    confirm(world, story.spouse, story.home, date(2026, 1, 1), OTHER_SCHEME, VILLAGE)
    list_id = story.prepare("2026-01", OTHER_SCHEME)
    with world.office.open_snapshot(story.clerk) as snapshot:
        (line,) = person_lines.of_person(snapshot, story.spouse)
    assert (line.list_id, line.offset_fen) == (list_id, 0)


def test_what_another_scheme_sets_off_goes_from_its_account_to_the_one_that_had_paid_too_much(
    world: World, story: Story
) -> None:
    confirm(world, story.person, story.home, date(2026, 1, 1), OTHER_SCHEME, VILLAGE)
    list_id = story.prepare("2026-01", OTHER_SCHEME)
    send(world, story.clerk, story.approver, list_id)
    line = story.line(list_id)
    bring(world, story.clerk, list_id, answer(list_id, (1, f"{line.amount_fen / 100:.2f}", "成功")))
    assert (line.amount_fen, line.offset_fen, story.outstanding()) == (100, 7_900, 2400 - 79)
    with world.office.open_everywhere() as snapshot:
        gave, had = (carried(snapshot, COUNTY, scheme, 2026) for scheme in ("rural_reward", SCHEME))
    assert sum(each.paid_fen for each in gave) == 100
    assert (sum(each.transferred_fen for each in gave), sum(each.transferred_fen for each in had)) == (-7_900, 7_900)
    assert (sum(each.closing_fen for each in gave), sum(each.closing_fen for each in had)) == (-8_000, 7_900)
    assert {each.payer for each in had} == {"central", "local"}, "to those who had borne what was not due"
