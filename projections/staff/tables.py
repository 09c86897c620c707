"""Contact persons: who is assigned to which household at which level, and who holds which post."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.assignments import AssignmentEnded, ContactPersonAssigned
from casework.ledger.recorded import Recorded
from casework.staff.events import PostEnded, PostTaken, StaffRegistered
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Assignment(Stored, frozen=True):
    assignment_id: UUID
    household_id: UUID
    level: str
    staff_id: UUID
    from_on: date
    until_on: date
    handover_note: Sealed | None


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


def fold_assignment(rows: Sequence[Assignment], recorded: Recorded) -> Sequence[Assignment]:
    event = recorded.event
    match event:
        case ContactPersonAssigned():
            note = sealed(event.handover_note)
            return [
                Assignment(
                    event.assignment_id, recorded.stream_id, event.level, event.staff_id, event.from_on, FOREVER, note
                )
            ]
        case AssignmentEnded():
            return [replace(row, until_on=event.until_on) for row in rows]
        case _:
            return rows


def fold_staff(rows: Sequence[Staff], recorded: Recorded) -> Sequence[Staff]:
    match recorded.event:
        case StaffRegistered(name=name, phone=phone):
            return [Staff(recorded.stream_id, sealed(name), sealed(phone))]
        case _:
            return rows


def fold_post(rows: Sequence[Post], recorded: Recorded) -> Sequence[Post]:
    event = recorded.event
    match event:
        case PostTaken():
            until_on = event.until_on or FOREVER
            return [Post(event.post_id, recorded.stream_id, event.level, event.division, event.from_on, until_on)]
        case PostEnded():
            return [replace(row, until_on=event.until_on) for row in rows]
        case _:
            return rows


ASSIGNMENT = Projection(
    name="assignment",
    row=Assignment,
    group="assignment_id",
    handles={ContactPersonAssigned: "assignment_id", AssignmentEnded: "assignment_id"},
    starts=frozenset({ContactPersonAssigned}),
    fold=fold_assignment,
    indexes=("(household_id)", "(staff_id)"),
)
STAFF = Projection(
    name="staff",
    row=Staff,
    group="staff_id",
    handles={StaffRegistered: ""},
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
    handles={PostTaken: "post_id", PostEnded: "post_id"},
    starts=frozenset({PostTaken}),
    fold=fold_post,
    visible="county",
    stream="staff_id",
    indexes=("(staff_id)", "(division)", "(ledger)"),
)
PROJECTIONS = (ASSIGNMENT, STAFF, POST)
