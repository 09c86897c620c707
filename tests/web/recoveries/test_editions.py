"""An edition adopted for months that were paid already, here or by a division above: too much and too little are found of everybody."""

from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from casework.schemes.editions import preset
from projections.payments import lists
from tests.api.case import V1
from tests.support.paid import answer, bring, confirmed_couple, prepare, send
from tests.support.world import COUNTY, World
from web.payments.doubts import doubts_of
from web.recoveries.finding import look, new_since
from web.schemes import actions as schemes

PREFECTURE = "411300"


def adopt(world: World, yuan: int, from_on: date, division: str) -> None:
    """From a day on each national amount of a month is so many yuan more, or less."""
    held = preset("special_support")
    rates = [replace(each, amount_fen=each.amount_fen + yuan * 100, document="淅卫〔2026〕9号") for each in held.rates]
    edition: dict[str, Any] = msgspec.to_builtins(replace(held, edition="local", rates=tuple(rates)))
    said = {"edition": edition, "document_number": "淅卫〔2026〕9号", "division": division}
    world.ask(schemes.ADOPT, world.caller(division=division), from_on=from_on, **said)


def unpaid(world: World, clerk):
    items = world.api(clerk).get(f"{V1}/unpaid?until=2026-06").json()["items"]
    return {(each["reason"], len(each["months"]), each["amount_fen"]) for each in items}


def doubtful(world: World, list_id) -> set[int]:
    with world.office.open_snapshot(world.caller("payment_clerk")) as snapshot:
        listed = lists.one(snapshot, list_id)
    return {each.number for each in doubts_of(world.office, listed)} if listed else set()


def test_an_edition_dated_back_is_looked_at_for_everybody_it_pays(world: World) -> None:
    clerk, approver = world.caller("payment_clerk"), world.caller("approver")
    confirmed_couple(world)
    paid = prepare(world, clerk, "2026-06")
    send(world, clerk, approver, paid)
    bring(world, clerk, paid, answer(paid, (1, "3540.00", "成功"), (2, "3540.00", "成功")))
    assert (look(world.office), unpaid(world, clerk)) == (0, set())

    adopt(world, +30, date(2026, 4, 1), PREFECTURE)
    assert unpaid(world, clerk) == {("too_little", 3, 9_000)}
    draft = prepare(world, clerk, "2026-08")
    adopt(world, -60, date(2026, 5, 1), COUNTY)
    page = world.browser(clerk)
    assert len(new_since(world.office, COUNTY).found) == 2
    assert page.get("/recoveries").text.count("120.00") == 2
    assert doubtful(world, draft) == {1, 2}
    assert (look(world.office), look(world.office)) == (2, 0)
    found = world.api(clerk).get(f"{V1}/recoveries").json()["items"]
    assert [(each["amount_fen"], each["cause"]) for each in found] == [(12_000, "rate")] * 2
    assert new_since(world.office, COUNTY).found == []
