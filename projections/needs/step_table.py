"""The step that a need waits for, from day to day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.needs import (
    NeedAnswered,
    NeedAssigned,
    NeedClosed,
    NeedCorrected,
    NeedOpened,
    NeedReopened,
    NeedWithdrawn,
)
from casework.ledger.recorded import Recorded
from casework.oversight.need_steps import STEPS, said_for
from projections.engine.projection import Projection, Stored


class NeedStep(Stored, frozen=True):
    """Days on which a need waited for the same step. `since_on`: the day its steps count from; `said_on`: the day that
    was said for this one. On days without a span the need waits for nothing."""

    need_id: UUID
    household_id: UUID
    domain: str
    from_on: date
    until_on: date
    step: str
    since_on: date
    told_on: date | None
    emergency: bool
    said_on: date | None


def fold_step(rows: Sequence[NeedStep], recorded: Recorded) -> Sequence[NeedStep]:
    event = recorded.event
    match event:
        case NeedOpened():
            return [_first_step(recorded.stream_id, event)]
        case NeedCorrected():
            changes = {"domain": event.domain, "told_on": event.due_on, "emergency": event.emergency is not None}
            return [_said(replace(row, **changes)) for row in rows]
        case NeedWithdrawn():
            return []
        case NeedAssigned():
            return _on_to(rows, "feedback", event.assigned_on)
        case NeedAnswered():
            return _on_to(rows, "result" if event.interim else "closing", event.answered_on)
        case NeedClosed():
            return _closed(rows, event.closed_on)
        case NeedReopened():
            return _again(rows, event)
        case _:
            return rows


def _first_step(household_id: UUID, event: NeedOpened) -> NeedStep:
    first = NeedStep(
        event.need_id, household_id, event.domain, event.opened_on, FOREVER, "assignment", event.opened_on, event.due_on,
        event.emergency is not None, None,
    )  # fmt: skip
    return _said(first)


def _said(row: NeedStep) -> NeedStep:
    return replace(row, said_on=said_for(row.step, row.told_on, row.emergency))


def _on_to(rows: Sequence[NeedStep], step: str, day: date) -> Sequence[NeedStep]:
    """With a step begun on a day, unless the need is that far already, or closed."""
    if not rows or rows[-1].until_on != FOREVER or STEPS.index(rows[-1].step) >= STEPS.index(step):
        return rows
    day = max(day, rows[-1].from_on)
    return [*_before(rows, day), _said(replace(rows[-1], from_on=day, step=step))]


def _before(rows: Sequence[NeedStep], day: date) -> list[NeedStep]:
    """The spans until a day."""
    last = rows[-1]
    return [*rows[:-1], *([replace(last, until_on=day)] if day > last.from_on else [])]


def _closed(rows: Sequence[NeedStep], day: date) -> Sequence[NeedStep]:
    """Until it was closed; a need closed on the day it was opened keeps a span without a day, should it be opened again."""
    if not rows or rows[-1].until_on != FOREVER:
        return rows
    return _before(rows, day) or [replace(rows[-1], until_on=rows[-1].from_on)]


def _again(rows: Sequence[NeedStep], event: NeedReopened) -> Sequence[NeedStep]:
    """It waits for what comes after its assignment, if it ever was assigned or answered."""
    if not rows:
        return rows
    last = rows[-1]
    step = "assignment" if all(row.step == "assignment" for row in rows) else "feedback"
    again = replace(
        last, from_on=event.reopened_on, until_on=FOREVER, step=step, since_on=event.reopened_on, told_on=event.due_on
    )
    return [*rows, _said(again)]


STEP = Projection(
    name="need_step",
    row=NeedStep,
    group="need_id",
    handles=dict.fromkeys(
        (NeedOpened, NeedCorrected, NeedWithdrawn, NeedAssigned, NeedAnswered, NeedClosed, NeedReopened), "need_id"
    ),
    starts=frozenset({NeedOpened}),
    fold=fold_step,
    indexes=("(household_id, known_from)", "(ledger, until_on)"),
    rests_on=("casework.oversight.need_steps",),
)
