"""Whatever is recorded in whatever order: nobody stands confirmed before the notices have run their days without an open objection, nor by
whoever reviewed or checked it. Read from the bare events, by a way of its own."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from casework.applications import NEW, commands, decide, evolve
from casework.applications import events as e
from casework.applications.state import Application
from casework.common.refusals import Refused

APPLICATION, PERSON = UUID(int=1), UUID(int=2)
DAY_ONE = date(2026, 3, 1)
DEMANDED = {"village": 5, "township": 3}  # days on notice
LEVELS = ("village", "township", "county")
OFFICERS = tuple(UUID(int=100 + n) for n in range(5))
ALIASES = {OFFICERS[3]: OFFICERS[0], OFFICERS[0]: OFFICERS[3]}  # one person with two users

PICK = st.integers(0, 2)
DAYS = st.integers(-9, 9)
OFFICER = st.sampled_from(OFFICERS)
DOINGS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "review": (OFFICER, DAYS, st.booleans()),
    "check": (OFFICER, DAYS, st.booleans()),
    "post": (st.sampled_from(LEVELS), DAYS, st.integers(1, 9)),
    "correct": (PICK, DAYS, st.sampled_from((UNSET, *LEVELS))),
    "withdraw": (PICK,),
    "object": (DAYS,),
    "resolve": (PICK, DAYS),
    "unsay": (PICK,),
    "confirm": (OFFICER, DAYS),
    "undo": (),
    "leave": (),
    "stay": (),
    "wait": (st.integers(0, 6),),
}
STEPS = st.one_of(*(st.tuples(st.just(what), *drawn) for what, drawn in DOINGS.items()))
IN_ORDER: list[Any] = [
    ("review", OFFICERS[0], 0, True), ("post", "village", 0, 6), ("wait", 6), ("check", OFFICERS[1], 0, True),
    ("post", "township", 0, 4), ("wait", 5),
]  # fmt: skip
HISTORIES = st.tuples(
    st.booleans(), st.lists(STEPS, max_size=5), OFFICER, st.integers(-4, 0), st.lists(STEPS, max_size=5)
).map(lambda drawn: [*IN_ORDER * drawn[0], *drawn[1], ("confirm", *drawn[2:4]), *drawn[4]])


class Days:
    """An application as the office works on it, day after day; what it may not, is not done."""

    def __init__(self) -> None:
        self.today, self.told = DAY_ONE, list[e.ApplicationEvent]()
        self.state: Application = NEW
        self.made: dict[str, list[UUID]] = {"notice": [], "objection": [], "step": []}
        self._ask(
            commands.SubmitApplication,
            scheme="special_support",
            person_id=PERSON,
            household_id=PERSON,
            division="411326",
        )

    def do(self, what: str, *drawn: Any) -> None:
        getattr(self, what)(*drawn)

    def review(self, by: UUID, day: int, agreed: bool) -> None:
        self._ask(commands.ReviewInVillage, step_id=self._new("step"), on=self._day(day), by=by, agreed=agreed)

    def check(self, by: UUID, day: int, agreed: bool) -> None:
        self._ask(commands.CheckInTownship, step_id=self._new("step"), on=self._day(day), by=by, agreed=agreed)

    def post(self, level: str, day: int, days: int) -> None:
        span = {"from_on": self._day(day), "until_on": self._day(day + days)}
        self._ask(commands.PostNotice, notice_id=self._new("notice"), level=level, at_least_days=0, **span)

    def correct(self, which: int, day: int, level: Any) -> None:
        self._ask(
            commands.CorrectNotice,
            notice_id=self._one("notice", which),
            until_on=self._day(day),
            level=level,
            reason="写错",
        )

    def withdraw(self, which: int) -> None:
        self._ask(commands.WithdrawNotice, notice_id=self._one("notice", which), reason="没有张贴")

    def object(self, day: int) -> None:
        self._ask(commands.RaiseObjection, objection_id=self._new("objection"), on=self._day(day), matter="有退休金")

    def resolve(self, which: int, day: int) -> None:
        self._ask(
            commands.ResolveObjection, objection_id=self._one("objection", which), on=self._day(day), result="没有"
        )

    def unsay(self, which: int) -> None:
        self._ask(commands.WithdrawStep, step_id=self._one("objection" if which else "step", which), reason="误录")

    def confirm(self, by: UUID, day: int) -> None:
        also = (ALIASES[by],) if by in ALIASES else ()
        said = {"by": by, "also": also, "on": self._day(min(day, 0)), "notices": DEMANDED}
        self._ask(commands.DecideForCounty, step_id=self._new("step"), decision="confirmed", **said)

    def undo(self) -> None:
        self._ask(commands.WithdrawDecision, reason="误录")

    def leave(self) -> None:
        self._ask(commands.DecideExit, step_id=self._new("step"), cause="other")

    def stay(self) -> None:
        self._ask(commands.WithdrawExit, reason="没有退出")

    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    def _ask(self, kind: Callable[..., Any], **said: Any) -> None:
        try:
            events = decide(kind(application_id=APPLICATION, **said), self.state, self.today)
        except Refused:
            return
        for event in events:
            self.state = evolve(self.state, event)
            self.told.append(event)
            assert_rightly_confirmed(self.told)

    def _day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def _new(self, what: str) -> UUID:
        self.made[what].append(UUID(int=1000 + sum(map(len, self.made.values()))))
        return self.made[what][-1]

    def _one(self, what: str, which: int) -> UUID:
        made = self.made[what]
        return made[-1 - which % len(made)] if made else UUID(int=0)


def assert_rightly_confirmed(told: Sequence[e.ApplicationEvent]) -> None:
    """The last confirmation, if it stands: what it rests on by what was recorded before it, and by all that was recorded."""
    gone = {each.step_id for each in told if isinstance(each, e.StepWithdrawn)}
    standing = [n for n, each in enumerate(told) if isinstance(each, e.CountyDecided) and each.step_id not in gone]
    if standing:
        for known in (told[: standing[-1]], told):
            _rests_on(told[standing[-1]], known)


def _rests_on(decided: Any, known: Sequence[e.ApplicationEvent]) -> None:
    before = known[: known.index(decided)] if decided in known else known
    gone = {each.step_id for each in known if isinstance(each, e.StepWithdrawn)}
    off = {each.notice_id for each in known if isinstance(each, e.NoticeWithdrawn)}
    hung = {each.notice_id: each for each in known if isinstance(each, e.NoticePosted | e.NoticeCorrected)}
    for level, days in DEMANDED.items():
        there = [each for id_, each in hung.items() if each.level == level and id_ not in off]
        assert any((each.until_on - each.from_on).days >= days for each in there), level
        assert all(each.until_on <= decided.decided_on for each in there), level
    raised = {e_.objection_id for e_ in before if isinstance(e_, e.ObjectionRaised)} - gone
    answered = {e_.objection_id: e_.resolved_on for e_ in before if isinstance(e_, e.ObjectionResolved)}
    assert all(answered.get(each, date.max) <= decided.decided_on for each in raised)
    review, check = (
        [each for each in before if isinstance(each, kind) and each.step_id not in gone][-1]
        for kind in (e.VillageReviewed, e.TownshipChecked)
    )
    assert review.agreed
    assert check.agreed
    assert not {decided.by, ALIASES.get(decided.by)} & {review.by, check.by}


BEFORE_THE_ANSWER: list[Any] = [*IN_ORDER, ("object", 0), ("wait", 2), ("resolve", 0, 0), ("confirm", OFFICERS[2], -1)]
MOVED_TO_THE_VILLAGE: list[Any] = [
    *IN_ORDER, ("confirm", OFFICERS[2], 0), ("post", "county", 0, 3), ("correct", 0, 9, "village"),
]  # fmt: skip


@settings(max_examples=300)
@example(history=BEFORE_THE_ANSWER)
@example(history=MOVED_TO_THE_VILLAGE)
@given(history=HISTORIES)
def test_nobody_is_confirmed_before_the_notices_end(history: list[Any]) -> None:
    days = Days()
    for what, *drawn in history:
        days.do(what, *drawn)


def test_what_is_done_in_order_is_confirmed() -> None:
    """So that the histories above have something to say."""
    days = Days()
    for what, *drawn in [*IN_ORDER, ("confirm", OFFICERS[2], 0)]:
        days.do(what, *drawn)
    assert days.state.is_confirmed
