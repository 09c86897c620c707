"""A family moves to another county and comes back, perhaps again: what both were told of reads after each move as it read before."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from casework.households.commands.needs import AnswerNeed, CloseNeed, CorrectNeed, OpenNeed, ReopenNeed, WithdrawNeed
from projections.engine.projection import OPEN, Projection
from projections.registry import PROJECTIONS
from tests.properties.histories import DOINGS
from tests.properties.office_days import TODAY, Days, picked
from tests.properties.test_histories import two_counties
from tests.support.world import World

# Of a family, by thing; not who looks after it and what is overdue, which the county where it lives now decides anew.
THEIRS = (
    "child", "supporter", "contact", "need", "need_answer", "help_given", "help_plan", "help_plan_review", "measure", "pause",
    "preference", "personal_day", "doctor_service", "checkup", "green_channel_pass", "green_channel_use",
    "signature_authorisation", "external_number", "service_order", "service_delivery", "counselling_note",
)  # fmt: skip
MODELS = [model for model in PROJECTIONS if model.name in THEIRS]
OF_THEIR_COUNTY = (
    "staff_id",
    "assigned_on",
    "organisation",
    "logged_at",
)  # whose it was in the one county, and its place there
DONE = (
    "contact", "correct", "withdraw", "measure", "help", "pause", "correct_pause", "end_pause", "withdraw_pause", "wishes", "child",
    "issue_pass", "end_pass", "correct_pass", "correct_pass_ending", "withdraw_pass", "use_pass", "signature", "supporter",
    "sign", "end_contract", "ordering",
)  # fmt: skip
NEEDS = ("open_need", "answer_need", "correct_need", "close_need", "reopen_need", "withdraw_need")
DOING = st.one_of(
    *(st.tuples(st.just(what), *DOINGS[what]) for what in DONE if what in DOINGS),
    *(st.tuples(st.just(what), st.integers(0, 3)) for what in NEEDS),
)
CORRECTED_AFTER_A_RETURN: list[list[Any]] = [
    [("pause", date(2026, 5, 24), 4, timedelta(days=98))], [],
    [("correct_pause", date(2025, 10, 2), 2, timedelta(days=205))], [],
]  # fmt: skip
ENDED_AND_MOVED_AGAIN: list[list[Any]] = [
    [("pause", date(2026, 4, 26), 5, timedelta(days=256)), ("end_pause", date(2026, 6, 24), 5)], [], [], [],
]  # fmt: skip
STAY = st.lists(DOING, min_size=1, max_size=8)
FIRST, EACH = TODAY - timedelta(days=300), timedelta(days=60)


class Family(Days):
    """One family, in the two counties by turns."""

    def begin(self) -> None:
        self.needs: list[dict[str, UUID]] = []
        self.do(("register", TODAY - timedelta(days=420), 0, "child_deceased", 1960, 2))
        self.do(("hospital", TODAY - timedelta(days=420), True))

    def open_need(self, which: int) -> None:
        self.needs.append({"household_id": self._household(0), "need_id": uuid4()})
        self._handle(OpenNeed(**self.needs[-1], domain="medical", summary="想配助听器"))

    def answer_need(self, which: int) -> None:
        self._handle(AnswerNeed(**picked(self.needs, which), answer_id=uuid4(), answer="在办", interim=which % 2 == 0))

    def correct_need(self, which: int) -> None:
        self._handle(CorrectNeed(**picked(self.needs, which), domain="living", reason="听错了"))

    def close_need(self, which: int) -> None:
        self._handle(CloseNeed(**picked(self.needs, which), outcome="met"))

    def reopen_need(self, which: int) -> None:
        self._handle(ReopenNeed(**picked(self.needs, which), reason="又坏了"))

    def withdraw_need(self, which: int) -> None:
        self._handle(WithdrawNeed(**picked(self.needs, which), reason="不是这一户"))

    def rows(self, owner: Any) -> dict[str, dict[UUID, list[tuple[Any, ...]]]]:
        """What the county where the family lives says of each thing."""
        return {
            model.name: _by_thing(owner, model, self.ledgers[self.households[0]], self.households[0])
            for model in MODELS
        }

    def told_of(self, ledger: str) -> set[UUID | None]:
        """The things of which events of a county tell."""
        return {event.about for event in self.casework.ledger(ledger).stream(self.households[0])}


def _by_thing(owner: Any, model: Projection[Any], ledger: str, household_id: UUID) -> dict[UUID, list[tuple[Any, ...]]]:
    told = [
        name
        for name, hint in model.row.__annotations__.items()
        if "Sealed" not in str(hint) and name not in OF_THEIR_COUNTY
    ]
    found: dict[UUID, list[tuple[Any, ...]]] = {}
    rows = owner.execute(
        f"select {model.group}, {', '.join(told)} from read.{model.name} where ledger = %s and household_id = %s and known_until = {OPEN}",
        (ledger, household_id),
    )
    for thing, *row in rows:
        found.setdefault(thing, []).append(tuple(row))
    return {thing: sorted(told, key=repr) for thing, told in found.items()}


@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(stays=st.lists(STAY, min_size=2, max_size=4))
@example(stays=CORRECTED_AFTER_A_RETURN)
@example(stays=ENDED_AND_MOVED_AGAIN)
def test_who_comes_back_is_told_what_befell_elsewhere(world: World, stays: list[list[Any]]) -> None:
    family = Family(world.office.casework, *two_counties())
    family.begin()
    with world.owner() as owner:
        for number, stay in enumerate(stays):
            for doing in stay:
                family.do(doing)
            home, left = family.households[0], family.ledgers[family.households[0]]
            before = family.rows(owner)
            there = family.other if left == family.county else family.county
            known = family.told_of(there) & family.told_of(left)
            family.do(("move_away", FIRST + number * EACH, 0, 0))
            assert family.ledgers[home] == there
            after = family.rows(owner)
            for name in before:
                assert _known(after[name], known) == _known(before[name], known), name
                first = {thing: told for thing, told in after[name].items() if thing in before[name]}
                assert first == {thing: before[name][thing] for thing in first}, (
                    f"{name}, told there for the first time"
                )


def _known(rows: Mapping[UUID, Any], known: set[UUID | None]) -> dict[UUID, Any]:
    return {thing: told for thing, told in rows.items() if thing in known}
