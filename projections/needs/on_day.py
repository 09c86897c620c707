"""A household's needs as they stood on a day: what each waited for, by when, and what had been answered."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import msgspec

from casework.oversight.need_steps import due_on
from casework.policies.editions import NeedDays
from projections.engine.snapshot import Snapshot
from projections.needs.step_table import STEP, NeedStep
from projections.needs.tables import ANSWER, NEED, Need, NeedAnswer


class NeedOnDay(msgspec.Struct, frozen=True):
    """`step`: what it waits for, due by `due_on`; nothing once it is closed. `answers`: in the order they were given."""

    need: Need
    on: date
    step: str | None
    due_on: date | None
    answers: list[NeedAnswer]

    @property
    def status(self) -> str:
        """open, answered (not closed yet) or closed."""
        return {None: "closed", "closing": "answered"}.get(self.step, "open")

    @property
    def days_overdue(self) -> int:
        return max(0, (self.on - self.due_on).days) if self.due_on else 0


class Needs(msgspec.Struct, frozen=True):
    """Everything known of a household's needs."""

    needs: list[Need]
    steps: list[NeedStep]
    answers: list[NeedAnswer]

    def on(self, day: date, days: NeedDays) -> list[NeedOnDay]:
        """Those that had been opened by the day, the newest first."""
        waits = {step.need_id: step for step in self.steps if step.from_on <= day < step.until_on}
        return [
            _on_day(need, waits.get(need.need_id), self.answers, day, days)
            for need in self.needs
            if need.opened_on <= day
        ]


def _on_day(need: Need, span: NeedStep | None, said: Iterable[NeedAnswer], day: date, days: NeedDays) -> NeedOnDay:
    answers = [answer for answer in said if answer.need_id == need.need_id and answer.answered_on <= day]
    due = due_on(span.step, span.since_on, span.said_on, days) if span else None
    return NeedOnDay(need, day, span.step if span else None, due, answers)


def needs_of(snapshot: Snapshot, household_id: UUID, ledger: str) -> Needs:
    return Needs(
        snapshot.of(NEED, "household_id", household_id, "opened_on desc, need_id", ledger=ledger),
        snapshot.of(STEP, "household_id", household_id, "from_on", ledger=ledger),
        snapshot.of(ANSWER, "household_id", household_id, "answered_on, known_from", ledger=ledger),
    )


def sealed_tokens(needs: Sequence[NeedOnDay]) -> list[str | None]:
    """All that has to be opened to show them."""
    return [token for each in needs for token in (each.need.summary, *(answer.answer for answer in each.answers))]
