"""What is for a child is drawn once, whichever parent draws it; the difference to a rate that was raised as well."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace

from casework.ledger.traces import traces
from casework.schemes.editions import preset
from casework.schemes.terms import Rate
from projections.recoveries.compared import compared
from projections.recoveries.paid import ON_LISTS
from tests.api.case import V1
from tests.support.paid import answer, bring, confirm, prepare, send
from tests.support.world import COUNTY, TODAY, World
from web.schemes import actions as schemes

AID = Rate(component="county", amount_fen=500_000, per="once", from_on=date(2020, 1, 1), document="淅教〔2020〕1号")


def test_both_parents_apply_and_the_child_is_helped_once(world: World) -> None:
    edition = msgspec.to_builtins(replace(preset("study_aid"), rates=(AID,)))
    world.ask(schemes.ADOPT, edition=edition, from_on=date(2020, 1, 1), document_number="淅教〔2020〕1号")
    clerk, people = world.caller("payment_clerk"), list[UUID]()
    for home, both in (world.household() for _ in range(2)):
        for parent in both:
            confirm(world, parent, home, scheme="study_aid")
            people.append(parent)

    lists = [
        world.api(clerk).get(f"{V1}/payment-lists/{prepare(world, clerk, scheme='study_aid')}").json() for _ in range(2)
    ]
    paid = UUID(lists[0]["id"])
    send(world, clerk, world.caller("approver"), paid)
    bring(world, clerk, paid, answer(paid, (1, "5000.00", "成功"), (2, "5000.00", "成功")))
    of = f"division={COUNTY}&scheme=study_aid&year={TODAY.year}"
    (planned,) = world.api(clerk).get(f"{V1}/fund-estimate?{of}").json()["schemes"]
    assert (planned["total"]["this"], planned["total"]["amount_fen"]) == (2, 1_000_000)
    told = world.api(clerk).get(f"{V1}/fund-performance?{of}").json()["indicators"]
    assert told["coverage"] == {"met": 4, "of": 4}, "the other parent's child was helped"
    assert [(each["persons"], each["amount_fen"], each["left_out_by"]) for each in lists] == [
        (2, 1_000_000, {"paid": 2}),
        (0, 0, {"paid": 4}),
    ]
    raised = msgspec.to_builtins(replace(preset("study_aid"), rates=(replace(AID, amount_fen=600_000),)))
    world.ask(schemes.ADOPT, edition=raised, from_on=date(2020, 1, 1), document_number="淅教〔2026〕1号")
    lists = [
        world.api(clerk).get(f"{V1}/payment-lists/{prepare(world, clerk, scheme='study_aid')}").json() for _ in range(2)
    ]
    assert [(each["persons"], each["amount_fen"]) for each in lists] == [(2, 200_000), (0, 0)]
    with world.office.open_everywhere() as snapshot:
        assert [each.differences for each in compared(snapshot, people, ON_LISTS)] == [[], []]
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
