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
from web.recoveries.finding import look
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


def test_what_one_parent_drew_was_due_to_the_other_before_the_scheme_ended(world: World) -> None:
    """The edition of a month in which nothing is paid any more does not say for whom that month was paid."""
    edition = msgspec.to_builtins(replace(preset("study_aid"), rates=(AID,)))
    told = {"from_on": date(2020, 1, 1), "document_number": "淅教〔2020〕1号"}
    world.ask(schemes.ADOPT, division=COUNTY, edition=edition, **told)
    home, (mother, father) = world.household()
    confirm(world, mother, home, date(2026, 3, 1), scheme="study_aid")
    clerk = world.caller("payment_clerk")
    send(world, clerk, world.caller("approver"), prepare(world, clerk, scheme="study_aid"))

    def outstanding() -> list[int]:
        look(world.office)
        found = world.api(clerk).get(f"{V1}/recoveries?division={COUNTY}").json()["items"]
        return [each["amount_fen"] for each in found]

    world.ask(schemes.END, division=COUNTY, scheme="study_aid", from_on=date(2026, 3, 1), document_number="停")
    assert outstanding() == [500_000], "paid to the mother, to whom nothing was due yet"
    confirm(world, father, home, date(2025, 9, 1), scheme="study_aid")
    assert outstanding() == []
    with world.office.open_everywhere() as snapshot:
        assert [each.differences for each in compared(snapshot, [mother, father], ON_LISTS)] == [[]]


def test_months_for_the_household_are_paid_to_one_of_the_couple_and_months_for_the_person_to_both(world: World) -> None:
    """Whatever the list's own period is for; and as a later edition, dated back, has it."""
    clerk = world.caller("payment_clerk")
    home, couple = world.household()
    for parent in couple:
        confirm(world, parent, home)

    def adopt(unit: str, from_on: date) -> None:
        edition = msgspec.to_builtins(replace(preset("special_support"), unit=unit))
        world.ask(schemes.ADOPT, edition=edition, from_on=from_on, document_number="淅卫〔2026〕1号")

    def paid() -> tuple[int, int]:
        """The persons and the months of the next list of the year."""
        found = world.api(clerk).get(f"{V1}/payment-lists/{prepare(world, clerk)}").json()
        return found["persons"], found["amount_fen"] // 59_000

    def too_much() -> list[int]:
        with world.office.open_everywhere() as snapshot:
            found = compared(snapshot, couple, ON_LISTS)
        return sorted(sum(each.too_much_fen for each in of.differences) // 59_000 for of in found)

    adopt("household", date(2026, 1, 1))
    adopt("person", date(2026, 7, 1))
    assert paid() == (2, 6 + 6 + 6)
    assert (paid(), too_much()) == ((0, 0), [0, 0])
    adopt("household", date(2026, 7, 1))
    assert (paid(), too_much()) == ((0, 0), [0, 6]), (
        "both were paid in the second half of the year, and one of them is too many"
    )
    adopt("person", date(2026, 1, 1))
    adopt("person", date(2026, 7, 1))
    assert (paid(), too_much()) == ((1, 6), [0, 0]), "to the other of them, for the first half of the year"
    adopt("household", date(2026, 1, 1))
    assert (paid(), too_much()) == ((0, 0), [0, 6])
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
