"""Families move from one county to another and back, their qualification with them, while officers of both pay: each month is paid once."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casework.common.refusals import Refused
from casework.divisions.country import the_divisions
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.traces import traces
from projections.payments import line_pages, lines, lists
from tests.support.paid import answer, bring, confirm, prepare
from tests.support.world import COUNTY, NEXT_COUNTY, TODAY, VILLAGE, World
from web.access.caller import Caller
from web.applications import actions as applications
from web.households import actions as households
from web.payments import actions as payments

THERE = the_divisions().children(the_divisions().children(NEXT_COUNTY)[0].code)[0].code
HOMES = {COUNTY: VILLAGE, NEXT_COUNTY: THERE}
MONTHS = range(2026 * 12, 2026 * 12 + 12)
DOINGS = ("prepare", "together", "move", "move", "freeze", "pass_on", "bank", "exclude", "discard", "close")
STEPS = st.tuples(st.sampled_from(DOINGS), st.integers(0, 3), st.sampled_from(["2026-02", "2026-06", "2026"]))


class Offices:
    """Two counties, each with two clerks and an approver; two couples who live and are paid in one of them."""

    def __init__(self, world: World) -> None:
        self.world, self.lead = world, world.caller("supervisor", "41")
        self.clerks = {county: [world.caller("payment_clerk", county) for _ in range(2)] for county in HOMES}
        self.approvers = {county: world.caller("approver", county) for county in HOMES}
        self.lists: list[tuple[str, UUID]] = []
        self.lives: dict[UUID, str] = {}
        self.people: dict[UUID, list[UUID]] = {}
        self.qualified: dict[UUID, UUID] = {}
        for _ in range(2):
            home, people = world.household()
            self.people[home] = people
            self.lives[home] = COUNTY
            self._qualify(home)

    def _qualify(self, home: UUID) -> None:
        for person in self.people[home]:
            self.qualified[person] = confirm(self.world, person, home, division=HOMES[self.lives[home]])

    def do(self, what: str, which: int, period: str) -> None:
        with suppress(Refused, ChangedMeanwhile):
            getattr(self, what)(which, period)

    def prepare(self, which: int, period: str) -> None:
        county = list(HOMES)[which // 2]
        made = prepare(self.world, self.clerks[county][which % 2], period, division=county)
        self.lists.append((county, made))

    def together(self, _: int, period: str) -> None:
        """Both counties at one moment, for whoever has been in both."""
        with ThreadPoolExecutor(2) as pool:
            asked = [
                (county, pool.submit(prepare, self.world, clerks[0], period, division=county))
                for county, clerks in self.clerks.items()
            ]
        self.lists += [(county, each.result()) for county, each in asked]

    def move(self, which: int, _: str) -> None:
        """Today; where they leave it ends with this month, where they come it is paid since January: the same months twice over."""
        home = list(self.lives)[which % 2]
        there = next(county for county in HOMES if county != self.lives[home])
        self.world.ask(
            households.REPORT_LIFE_EVENT, self.lead, household_id=home, kind="moved", subject=str(self.people[home][0]),
            occurred_on=TODAY, source="派出所", verified=True, residence_division=HOMES[there],
        )  # fmt: skip
        for person in self.people[home]:
            self.world.ask(applications.EXIT, self.lead, application_id=self.qualified[person], cause="other")
        self.lives[home] = there
        self._qualify(home)

    def freeze(self, which: int, _: str) -> None:
        county, list_id = self._list(which)
        self.world.ask(payments.FREEZE, self.clerks[county][0], list_id=list_id)

    def pass_on(self, which: int, period: str) -> None:
        """Approved and sent."""
        self.freeze(which, period)
        county, list_id = self._list(which)
        self.world.ask(payments.APPROVE, self.approvers[county], list_id=list_id)
        self.world.ask(payments.SEND, self.clerks[county][1], list_id=list_id, layout="table", despite="已核实")

    def bank(self, which: int, _: str) -> None:
        county, list_id = self._list(which)
        rows = [
            (each.number, f"{each.amount_fen / 100:.2f}", "账号有误" if (each.number + which) % 2 else "成功")
            for each in self._lines(county, list_id)
        ]
        bring(self.world, self.clerks[county][0], list_id, answer(list_id, *rows))

    def exclude(self, which: int, _: str) -> None:
        county, list_id = self._list(which)
        self.world.ask(payments.EXCLUDE, self.clerks[county][0], list_id=list_id, number=1 + which, reason="再核实")

    def discard(self, which: int, _: str) -> None:
        county, list_id = self._list(which)
        self.world.ask(payments.DISCARD, self.clerks[county][0], list_id=list_id, reason="编错了")

    def close(self, which: int, _: str) -> None:
        county, list_id = self._list(which)
        self.world.ask(payments.CLOSE, self.clerks[county][0], list_id=list_id)

    def _list(self, which: int) -> tuple[str, UUID]:
        return self.lists[-1 - which % len(self.lists)] if self.lists else (COUNTY, UUID(int=0))

    def _lines(self, county: str, list_id: UUID) -> Sequence[Any]:
        with self.world.office.open_snapshot(self.clerks[county][0]) as snapshot:
            return lines.to_pay(snapshot, list_id, 0, 100)

    def paid(self, county: str, reader: Caller) -> Counter[tuple[UUID, str, int]]:
        """What lines of the county that stand are for."""
        found: Counter[tuple[UUID, str, int]] = Counter()
        with self.world.office.open_snapshot(reader) as snapshot:
            for each in lists.listed(snapshot, county):
                for row in line_pages.page(snapshot, each.list.list_id, line_pages.Filter(), 200, 0):
                    whole = lines.line(snapshot, each.list.list_id, row.number)
                    if whole and each.list.status != "discarded" and row.outcome not in ("excluded", "returned"):
                        found.update((row.person_id, part.component, m) for part in whole.told for m in part.months)
        return found


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=6, max_size=14))
def test_two_counties_pay_each_month_once(world: World, steps: list[tuple[str, int, str]]) -> None:
    offices = Offices(world)
    offices.prepare(0, "2026-02")
    for step in steps:
        offices.do(*step)
    for which in (0, 2):
        offices.prepare(which, "2026")  # then everybody has had everything
    paid: Counter[tuple[UUID, str, int]] = Counter()
    for county, clerks in offices.clerks.items():
        paid += offices.paid(county, clerks[0])
    assert set(paid.values()) == {1}
    people = {person for some in offices.people.values() for person in some}
    ours = {key for key in paid if key[0] in people}
    assert ours == {(person, "national", month) for person in people for month in MONTHS}
    with world.owner() as owner:
        assert traces(owner, COUNTY, NEXT_COUNTY) is None
