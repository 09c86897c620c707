"""What a family asked for, and what was answered."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.needs import (
    NeedAcknowledged,
    NeedAnswered,
    NeedAssigned,
    NeedClosed,
    NeedCorrected,
    NeedOpened,
    NeedReopened,
    NeedWithdrawn,
)
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed
from projections.needs.step_table import STEP


class Need(Stored, frozen=True):
    """As it is known now. `status`: open, answered or closed; of another day its steps say more."""

    need_id: UUID
    household_id: UUID
    domain: str
    summary: Sealed | None
    opened_on: date
    due_on: date | None
    status: str
    answer: Sealed | None
    closed_on: date
    emergency: str | None = None
    assigned_on: date | None = None
    staff_id: UUID | None = None
    organisation: str | None = None
    acknowledged_on: date | None = None
    outcome: str | None = None
    satisfied: bool | None = None


class NeedAnswer(Stored, frozen=True):
    need_id: UUID
    household_id: UUID
    answered_on: date
    interim: bool
    answer: Sealed | None


def fold_need(rows: Sequence[Need], recorded: Recorded) -> Sequence[Need]:
    event = recorded.event
    match event:
        case NeedOpened():
            return [_opened(recorded.stream_id, event)]
        case NeedCorrected():
            told = {"domain": event.domain, "summary": sealed(event.summary)}
            return [replace(row, **told, due_on=event.due_on, emergency=event.emergency) for row in rows]
        case NeedWithdrawn():
            return []
        case NeedAssigned():
            to = {"staff_id": event.staff_id, "organisation": event.organisation}
            return [replace(row, assigned_on=event.assigned_on, **to) for row in rows]
        case NeedAcknowledged():
            return [replace(row, acknowledged_on=event.acknowledged_on) for row in rows]
        case NeedAnswered():
            status = "open" if event.interim else "answered"
            return [replace(row, status=_later(row.status, status), answer=sealed(event.answer)) for row in rows]
        case NeedClosed():
            said = {"outcome": event.outcome, "satisfied": event.satisfied}
            return [replace(row, status="closed", closed_on=event.closed_on, **said) for row in rows]
        case NeedReopened():
            again = {"due_on": event.due_on, "outcome": None, "satisfied": None}
            return [replace(row, status="open", closed_on=FOREVER, **again) for row in rows]
        case _:
            return rows


def _opened(household_id: UUID, event: NeedOpened) -> Need:
    return Need(
        event.need_id, household_id, event.domain, sealed(event.summary), event.opened_on, event.due_on, "open", None,
        FOREVER, event.emergency,
    )  # fmt: skip


def _later(before: str, now: str) -> str:
    """What was answered stays so, whatever is said of it afterwards."""
    return before if before == "answered" else now


def fold_answer(rows: Sequence[NeedAnswer], recorded: Recorded) -> Sequence[NeedAnswer]:
    match recorded.event:
        case NeedAnswered() as event:
            said = NeedAnswer(event.need_id, recorded.stream_id, event.answered_on, event.interim, sealed(event.answer))
            return [*rows, said]
        case NeedOpened() | NeedWithdrawn():
            return []  # told anew where the family returns, its answers follow
        case _:
            return rows


KINDS = (
    NeedOpened, NeedCorrected, NeedWithdrawn, NeedAssigned, NeedAcknowledged, NeedAnswered, NeedClosed, NeedReopened,
)  # fmt: skip
NEED = Projection(
    name="need",
    row=Need,
    group="need_id",
    handles=dict.fromkeys(KINDS, "need_id"),
    starts=frozenset({NeedOpened}),
    fold=fold_need,
    indexes=("(household_id, known_from)", "(ledger, closed_on)"),
)
ANSWER = Projection(
    name="need_answer",
    row=NeedAnswer,
    group="need_id",
    handles={NeedOpened: "need_id", NeedAnswered: "need_id", NeedWithdrawn: "need_id"},
    starts=frozenset({NeedOpened}),
    fold=fold_answer,
)
PROJECTIONS = (NEED, STEP, ANSWER)
