"""Many at once: no gap, nothing lost, nothing twice, the chain whole."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest

from casework.households.commands.contacts import LogContact
from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import CLOCK, Receipt, Request
from casework.ledger.verify import verify
from projections.check import check
from tests.support.world import TODAY, VILLAGE, World

WRITERS, EACH = 8, 25


def register(world: World, ledger: str) -> UUID:
    household_id = uuid4()
    member = NewMember(member_id=uuid4(), name="张三", id_number=world.id_number(), relation="father")
    command = RegisterHousehold(
        household_id=household_id, household_no=str(household_id), category="child_deceased",
        residence_division=VILLAGE, registered_on=date(2026, 1, 1), members=(member,),
    )  # fmt: skip
    world.office.casework.handle(
        command, ledger=ledger, stream=household_id, by=CLOCK, request=Request.new(), today=TODAY
    )
    return household_id


def log(world: World, ledger: str, household_id: UUID, request: Request | None = None) -> Receipt:
    request = request or Request.new()
    command = LogContact(
        household_id=household_id, contact_id=request.make_id("contact"), channel="phone", outcome="reached",
        occurred_on=TODAY,
    )  # fmt: skip
    return world.office.casework.handle(
        command, ledger=ledger, stream=household_id, by=CLOCK, request=request, today=TODAY
    )


@pytest.mark.parametrize("ledgers", [["411326"], [f"4113{n:02d}" for n in (2, 3, 21, 22, 23, 24, 25, 26)]])
def test_writers_on_one_and_on_many_ledgers_leave_no_gap(world: World, ledgers: list[str]) -> None:
    homes = [(ledger, register(world, ledger)) for ledger in ledgers]

    def write(n: int) -> list[Receipt]:
        ledger, household_id = homes[n % len(homes)]
        return [log(world, ledger, household_id) for _ in range(EACH)]

    with ThreadPoolExecutor(WRITERS) as pool:
        receipts = [receipt for result in pool.map(write, range(WRITERS)) for receipt in result]
    places = Counter((receipt.ledger, receipt.first) for receipt in receipts)
    assert len(receipts) == WRITERS * EACH
    assert set(places.values()) == {1}
    with world.owner() as owner:
        lengths = {ledger: verify(owner, ledger) for ledger in ledgers}
        assert sum(int(n) for n in lengths.values()) == WRITERS * EACH + 2 * len(ledgers)  # type: ignore[arg-type]
        assert check(owner) == []


def test_one_request_sent_by_many_at_once_is_recorded_once(world: World) -> None:
    household_id, request = register(world, "411326"), Request(uuid4(), bytes(31) + b"7")
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: log(world, "411326", household_id, request), range(8)))
    assert {(receipt.first, receipt.last) for receipt in receipts} == {(3, 3)}
    assert sum(not receipt.repeated for receipt in receipts) == 1


def test_two_officers_cannot_both_register_one_person(world: World) -> None:
    number = world.id_number()

    def take(n: int) -> str:
        household_id = uuid4()
        member = NewMember(member_id=uuid4(), name="张三", id_number=number, relation="father")
        command = RegisterHousehold(
            household_id=household_id, household_no=f"N{n}", category="child_deceased", residence_division=VILLAGE,
            registered_on=date(2026, 1, 1), members=(member,),
        )  # fmt: skip
        ledger = f"4113{n:02d}"  # in two counties, even
        try:
            world.office.casework.handle(
                command, ledger=ledger, stream=household_id, by=CLOCK, request=Request.new(), today=TODAY
            )
        except ClaimConflict as claimed:
            return claimed.kind
        return "registered"

    with ThreadPoolExecutor(6) as pool:
        assert Counter(pool.map(take, range(6))) == {"registered": 1, "person": 5}
    with world.owner() as owner:
        assert owner.execute("select count(*) from ledger.events where name = 'HouseholdRegistered'").fetchone() == (1,)
