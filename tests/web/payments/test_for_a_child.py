"""What is for a child is drawn once, whichever parent draws it."""

from datetime import date

import msgspec
from msgspec.structs import replace

from casework.ledger.traces import traces
from casework.schemes.editions import preset
from casework.schemes.terms import Rate
from tests.api.case import V1
from tests.support.paid import confirm, prepare
from tests.support.world import COUNTY, World
from web.schemes import actions as schemes

AID = Rate(component="county", amount_fen=500_000, per="once", from_on=date(2020, 1, 1), document="淅教〔2020〕1号")


def test_both_parents_apply_and_the_child_is_helped_once(world: World) -> None:
    edition = msgspec.to_builtins(replace(preset("study_aid"), rates=(AID,)))
    world.ask(schemes.ADOPT, edition=edition, from_on=date(2020, 1, 1), document_number="淅教〔2020〕1号")
    clerk = world.caller("payment_clerk")
    for home, both in (world.household() for _ in range(2)):
        for parent in both:
            confirm(world, parent, home, scheme="study_aid")

    lists = [
        world.api(clerk).get(f"{V1}/payment-lists/{prepare(world, clerk, scheme='study_aid')}").json() for _ in range(2)
    ]
    assert [(each["persons"], each["amount_fen"], each["left_out_by"]) for each in lists] == [
        (2, 1_000_000, {"paid": 2}),
        (0, 0, {"paid": 4}),
    ]
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
