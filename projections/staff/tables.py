"""Contact persons: who is assigned to which household at which level, and who holds which post."""

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.assignments import (
    AssignmentCorrected,
    AssignmentEnded,
    AssignmentEndingCorrected,
    AssignmentsEvent,
    AssignmentWithdrawn,
    ContactPersonAssigned,
    HandOverAccepted,
    HandOverQueried,
)
from casework.ledger.recorded import Recorded
from casework.staff.events import (
    POST_EVENTS,
    PostCorrected,
    PostEnded,
    PostEndingCorrected,
    PostTaken,
    PostWithdrawn,
    StaffCorrected,
    StaffRegistered,
)
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Assignment(Stored, frozen=True):
    """`accepted_on`, `asked_on`: by whoever took over what was left to them."""

    assignment_id: UUID
    household_id: UUID
    level: str
    staff_id: UUID
    from_on: date
    until_on: date
    handover_note: Sealed | None
    took_over: UUID | None
    accepted_on: date | None = None
    asked_on: date | None = None
    question: Sealed | None = None

    @property
    def offered(self) -> bool:
        """Whether something was handed over that is to be accepted."""
        return self.took_over is not None or self.handover_note is not None


class Staff(Stored, frozen=True):
    staff_id: UUID
    name: Sealed | None
    phone: Sealed | None


class Post(Stored, frozen=True):
    post_id: UUID
    staff_id: UUID
    level: str
    division: str
    from_on: date
    until_on: date
    ended: bool = False


def fold_assignment(rows: Sequence[Assignment], recorded: Recorded) -> Sequence[Assignment]:
    event = recorded.event
    match event:
        case ContactPersonAssigned():
            return [
                Assignment(
                    event.assignment_id,
                    recorded.stream_id,
                    event.level,
                    event.staff_id,
                    event.from_on,
                    FOREVER,
                    sealed(event.handover_note),
                    event.took_over,
                )
            ]
        case AssignmentCorrected():
            note = sealed(event.handover_note)
            told = {"level": event.level, "staff_id": event.staff_id, "from_on": event.from_on, "handover_note": note}
            return [replace(row, **told) for row in rows]
        case AssignmentWithdrawn():
            return []
        case AssignmentEnded() | AssignmentEndingCorrected():
            return [replace(row, until_on=event.until_on) for row in rows]
        case HandOverAccepted():
            return [replace(row, accepted_on=event.accepted_on) for row in rows]
        case HandOverQueried():
            return [replace(row, asked_on=event.asked_on, question=sealed(event.question)) for row in rows]
        case _:
            return rows  # fmt: skip


def fold_staff(rows: Sequence[Staff], recorded: Recorded) -> Sequence[Staff]:
    match recorded.event:
        case StaffRegistered(name=name, phone=phone) | StaffCorrected(name=name, phone=phone):
            return [Staff(recorded.stream_id, sealed(name), sealed(phone))]
        case _:
            return rows


def fold_post(rows: Sequence[Post], recorded: Recorded) -> Sequence[Post]:
    event = recorded.event
    match event:
        case PostTaken():
            until_on = event.until_on or FOREVER
            return [Post(event.post_id, recorded.stream_id, event.level, event.division, event.from_on, until_on)]
        case PostCorrected():
            told = {"level": event.level, "division": event.division, "from_on": event.from_on}
            planned = {"until_on": event.until_on or FOREVER}
            return [replace(row, **told, **({} if row.ended else planned)) for row in rows]
        case PostWithdrawn():
            return []
        case PostEnded() | PostEndingCorrected():
            return [replace(row, until_on=event.until_on, ended=True) for row in rows]
        case _:
            return rows


ASSIGNMENT = Projection(
    name="assignment",
    row=Assignment,
    group="assignment_id",
    handles=dict.fromkeys(get_args(AssignmentsEvent), "assignment_id"),
    starts=frozenset({ContactPersonAssigned}),
    fold=fold_assignment,
    indexes=(
        "(household_id)",
        "(staff_id)",
        "(ledger, from_on) where known_until = 9223372036854775807 and accepted_on is null"
        " and (took_over is not null or handover_note is not null)",
    ),
)
STAFF = Projection(
    name="staff",
    row=Staff,
    group="staff_id",
    handles={StaffRegistered: "", StaffCorrected: ""},
    starts=frozenset({StaffRegistered}),
    fold=fold_staff,
    visible="county",
    stream="staff_id",
    indexes=("(staff_id)", "(ledger)"),
)
POST = Projection(
    name="post",
    row=Post,
    group="post_id",
    handles=dict.fromkeys(POST_EVENTS, "post_id"),
    starts=frozenset({PostTaken}),
    fold=fold_post,
    visible="county",
    stream="staff_id",
    indexes=("(staff_id)", "(division)", "(ledger)"),
)
PROJECTIONS = (ASSIGNMENT, STAFF, POST)
