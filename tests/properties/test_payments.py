"""Whatever officers do in whatever order, with retries, crashes and the bank's files sent twice: nobody is paid a month twice, and
what lists say was paid is what the bank says; what is due is paid, or set off as was agreed, once, and no more than is outstanding;
what becomes known of late is made up for by the next list, and never paid twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.common.months import month_of
from casework.common.refusals import Refused
from casework.ledger.application import ChangedMeanwhile
from casework.ledger.traces import traces
from projections.payments import line_pages, lines, lists
from projections.recoveries import recovery_list
from projections.recoveries.offsets import taken_by_lines, waiting_fen
from tests.support.paid import answer, bring, confirmed_couple, prepare
from tests.support.recovering import recovery
from tests.support.world import COUNTY, World
from web.households import actions as households
from web.households import life_event_actions as life_events
from web.payments import actions as payments
from web.payments import computing, running
from web.payments.offsets import tell_new_offsets
from web.recoveries import actions as recoveries

OTHER = "411326301"  # a township's own list
STEPS = st.tuples(
    st.sampled_from(
        [
            "prepare",
            "both",
            "crash",
            "reissue",
            "freeze",
            "approve",
            "self",
            "send",
            "bank",
            "again",
            "late",
            "exclude",
            "discard",
            "thaw",
            "agree",
            "night",
            "learn",
            "learn",
            "forget",
        ]
    ),
    st.integers(0, 3),
    st.sampled_from(["2026-01", "2026-03", "2026"]),
)
MONTHS = range(2026 * 12, 2026 * 12 + 12)
BEFORE, SINCE = 46_000, 59_000  # fen a month, of a disabled child and of one who has died, from the month after
DIED = {"2026-01": date(2025, 12, 20), "2026-03": date(2026, 2, 10), "2026": date(2026, 5, 3)}


class Crash(Exception):
    """The server stops between two batches."""


class Days:
    """An office with two clerks and an approver, and all lists they made."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clerks = [world.caller("payment_clerk"), world.caller("payment_clerk")]
        self.approver = world.caller("approver")
        self.lists: list[UUID] = []
        self.files: list[tuple[UUID, bytes]] = []
        self.owed: list[UUID] = []
        self.homes: dict[UUID, list[UUID]] = {}
        self.heard: dict[UUID, tuple[UUID, date]] = {}
        self.most: dict[tuple[UUID, int], int] = {}

    def couple(self) -> None:
        """Of a disabled child; with something paid too much before, which is set off."""
        known = {"category": "child_disabled", "child": {"disability_level": 2}, "registered_on": date(2025, 6, 1)}
        home, people = confirmed_couple(self.world, **known)
        self.homes[home] = people
        self.owed.append(recovery(self.world, people[0], home, months=2))
        self.world.ask(recoveries.AGREE_OFFSET, self.clerks[0], recovery_id=self.owed[-1], amount_fen=50_000)
        self._due(home)

    def due(self, home: UUID, month: int) -> int:
        return SINCE if home in self.heard and month > month_of(self.heard[home][1]) else BEFORE

    def _due(self, home: UUID) -> None:
        for month in MONTHS:
            self.most[home, month] = max(self.most.get((home, month), 0), self.due(home, month))

    def do(self, what: str, which: int, period: str) -> None:
        with suppress(Refused, ChangedMeanwhile):
            getattr(self, what)(which, period)

    def prepare(self, which: int, period: str) -> None:
        self.lists.append(prepare(self.world, self.clerks[which % 2], period, division=(COUNTY, OTHER)[which // 2]))

    def both(self, which: int, period: str) -> None:
        """Two officers at the same moment, for the same people."""
        with ThreadPoolExecutor(2) as pool:
            asked = [pool.submit(prepare, self.world, clerk, period) for clerk in self.clerks]
        self.lists += [each.result() for each in asked]

    def crash(self, which: int, period: str) -> None:
        """The server stops after a batch; later somebody goes on."""
        stored, handle = 0, computing._handle

        def broken(*args: Any) -> Any:
            nonlocal stored
            stored += 1
            if stored > which:
                raise Crash
            return handle(*args)

        computing._handle = broken
        try:
            with suppress(Crash):
                self.prepare(0, period)
        finally:
            computing._handle = handle
        with self.world.office.open_snapshot(self.clerks[0]) as snapshot:
            broken_off = [each for each in lists.listed(snapshot, COUNTY, statuses=["draft"]) if not each.list.computed]
        for each in broken_off:
            self.lists.append(each.list.list_id)
            if period != "2026-03":
                running.start(self.world.office, each.ledger, each.list.list_id)

    def reissue(self, which: int, period: str) -> None:
        list_id = self._list(which)
        with self.world.office.open_snapshot(self.clerks[0]) as snapshot:
            of = lists.one(snapshot, list_id)
        if of:
            said = {"period": of.list.period, "division": of.list.division, "reissue_of": list_id}
            self.lists.append(prepare(self.world, self.clerks[0], **said))

    def freeze(self, which: int, _: str) -> None:
        self.world.ask(payments.FREEZE, self.clerks[0], list_id=self._list(which))

    def approve(self, which: int, _: str) -> None:
        self.world.ask(payments.APPROVE, self.approver, list_id=self._list(which))

    def self(self, which: int, _: str) -> None:
        """A clerk who became an approver meanwhile."""
        promoted = replace(self.clerks[0], role="approver")
        self.world.ask(payments.APPROVE, promoted, list_id=self._list(which))

    def send(self, which: int, _: str) -> None:
        self.world.ask(payments.SEND, self.clerks[1], list_id=self._list(which), layout="table")

    def bank(self, which: int, period: str) -> None:
        """It answers a part, or all; returns some."""
        list_id = self._list(which)
        with self.world.office.open_snapshot(self.clerks[0]) as snapshot:
            found = lines.to_pay(snapshot, list_id, 0, 100)
        rows = [
            (each.number, f"{each.amount_fen / 100:.2f}", "账号有误" if (each.number + which) % 3 == 0 else "成功")
            for each in found[: len(found) if period == "2026" else 2]
        ]
        self.files.append((list_id, answer(list_id, *rows)))
        bring(self.world, self.clerks[0], *self.files[-1])

    def again(self, which: int, _: str) -> None:
        """The same file once more, perhaps for another list."""
        if self.files:
            bring(self.world, self.clerks[1], self._list(which), self.files[which % len(self.files)][1])

    def late(self, which: int, _: str) -> None:
        """Days later the bank returns what it had paid, perhaps of a list that is closed."""
        list_id = self._list(which)
        with suppress(Refused):
            self.world.ask(payments.CLOSE, self.clerks[0], list_id=list_id)
        with self.world.office.open_snapshot(self.clerks[0]) as snapshot:
            found = line_pages.page(snapshot, list_id, line_pages.Filter(outcome="settled"), 1 + which, 0)
        rows = [(each.number, f"{each.amount_fen / 100:.2f}", "账户已销户") for each in found]
        bring(self.world, self.clerks[0], list_id, answer(list_id, *rows), late=True)

    def exclude(self, which: int, _: str) -> None:
        self.world.ask(payments.EXCLUDE, self.clerks[0], list_id=self._list(which), number=1 + which, reason="再核实")

    def discard(self, which: int, _: str) -> None:
        self.world.ask(payments.DISCARD, self.clerks[0], list_id=self._list(which), reason="编错了")

    def thaw(self, which: int, _: str) -> None:
        self.world.ask(payments.THAW, self.approver, list_id=self._list(which), reason="再看")

    def agree(self, which: int, period: str) -> None:
        """That so much of each payment is set off; withdrawn again, now and then."""
        recovery_id = self.owed[which % len(self.owed)]
        entry = self.world.ask(
            recoveries.AGREE_OFFSET, self.clerks[0], recovery_id=recovery_id, amount_fen=7_000 * len(period)
        )
        if period == "2026-03":
            said = {"recovery_id": recovery_id, "entry_id": entry.id, "reason": "家中困难"}
            self.world.ask(recoveries.WITHDRAW_STEP, self.clerks[0], **said)

    def night(self, *_: object) -> None:
        tell_new_offsets(self.world.office)

    def learn(self, which: int, period: str) -> None:
        """Of late, that the child has died."""
        home, on = self._home(which), DIED[period]
        if home in self.heard:
            return
        said = {"kind": "death", "subject": "child", "occurred_on": on, "source": "police", "verified": True}
        heard = self.world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id
        change = {"category": "child_deceased", "from_on": on, "life_event_id": heard}
        self.world.ask(households.CHANGE_CATEGORY, household_id=home, **change)
        self.heard[home] = heard, on
        self._due(home)

    def forget(self, which: int, _: str) -> None:
        """That it was another child."""
        home = self._home(which)
        if home in self.heard:
            heard, _on = self.heard.pop(home)
            said = {"household_id": home, "life_event_id": heard, "reason": "同名"}
            self.world.ask(life_events.WITHDRAW_LIFE_EVENT, **said)

    def _home(self, which: int) -> UUID:
        return list(self.homes)[which % len(self.homes)]

    def last_list(self) -> None:
        """Everything that was broken off is computed; then one more list, with all that is known."""
        with self.world.office.open_snapshot(self.clerks[0]) as snapshot:
            drafts = lists.listed(snapshot, COUNTY, statuses=["draft"])
        for each in drafts:
            running.start(self.world.office, each.ledger, each.list.list_id)
        self.prepare(0, "2026")

    def _list(self, which: int) -> UUID:
        return self.lists[-1 - which % len(self.lists)] if self.lists else UUID(int=0)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "LINES_AT_ONCE", 2)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=6, max_size=16))
def test_nobody_is_paid_twice(small_batches: None, world: World, steps: list[tuple[str, int, str]]) -> None:
    days = Days(world)
    for _ in range(2):
        days.couple()
    with suppress(Exception):
        days.prepare(0, "2026-01")
    for step in steps:
        days.do(*step)
    days.last_list()
    with world.office.open_snapshot(days.clerks[0]) as snapshot:
        every = [each.list for each in lists.listed(snapshot, COUNTY)]
        assert not any(each.approved_by in (each.prepared_by, each.frozen_by) for each in every if each.approved_by)
        open_or_paid: Counter[tuple[UUID, str, int, int]] = Counter()
        stands, not_paid_out = Counter[tuple[UUID, int]](), Counter[UUID]()
        for each in every:
            rows = line_pages.page(snapshot, each.list_id, line_pages.Filter(), 200, 0)
            assert sum(row.amount_fen for row in rows if row.outcome == "settled") == each.settled_fen
            for row in rows:
                if each.status != "discarded" and row.outcome not in ("excluded", "returned"):
                    whole = lines.line(snapshot, each.list_id, row.number)
                    assert whole is not None
                    not_paid_out[row.person_id] += sum(part.total_fen for part in whole.told) - row.amount_fen
                    for part in whole.told:
                        open_or_paid.update((row.person_id, part.component, part.supplement, m) for m in part.months)
                        stands.update({(row.person_id, month): part.amount_fen for month in part.months})
        found = [each.row for each in recovery_list.of_persons(snapshot, not_paid_out)]
        taken = taken_by_lines(snapshot, not_paid_out)
    assert set(open_or_paid.values()) == {1}
    for home, people in days.homes.items():
        for person, month in product(people, MONTHS):
            assert days.due(home, month) <= stands[person, month] <= days.most[home, month]
    for row in found:
        set_off = row.offset_fen + waiting_fen(row, taken.get(row.recovery_id, ()))
        assert set_off == not_paid_out.pop(row.person_id) <= row.amount_fen
    assert not any(not_paid_out.values())
    with world.owner() as owner:
        assert traces(owner, COUNTY) is None
