"""Households as registered, where they live now, and who belongs to them. What holds on which day is in oversight's spans."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.life_events import HouseholdMoveCorrected, HouseholdMoved, LifeEventWithdrawn
from casework.households.events.members import (
    ChildCorrected,
    ChildRecorded,
    ChildWithdrawn,
    LeavingCorrected,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberDeathCorrected,
    MemberDeathWithdrawn,
    MemberDied,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.pause_closure import ClosureWithdrawn, HouseholdClosed, HouseholdReopened
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Place(Stored, frozen=True):
    """Where a household lives now, and since when: what decides who may see it. Not `here`: it has moved to another county."""

    household_id: UUID
    division: str
    from_on: date
    here: bool = True


class Registration(Stored, frozen=True):
    """The registration as it reads now, and the closure while it stands."""

    household_id: UUID
    household_no: str
    registered_on: date
    registered_category: str
    registered_division: str
    registered_alone: bool
    address: Sealed | None
    basis: Sealed | None
    remark: Sealed | None
    closed_on: date = FOREVER
    closure_cause: str | None = None
    closure_reason: Sealed | None = None


OPEN: Final = {"closed_on": FOREVER, "closure_cause": None, "closure_reason": None}


class Member(Stored, frozen=True):
    """`left_on`: the first day on which they belong to the household no more; `leaving_cause`: why, in a word.

    `told_at`: the position of the event that says who they are; `death_told_at`: of the one that says when they died.
    """

    member_id: UUID
    household_id: UUID
    name: Sealed | None
    relation: str
    id_number: Sealed | None
    phone: Sealed | None
    payment_account: Sealed | None
    hukou_division: str | None
    born_on: date
    sex: str
    from_on: date
    told_at: int
    died_on: date = FOREVER
    death_told_at: int | None = None
    left_on: date = FOREVER
    leaving_cause: str | None = None
    second_phone: Sealed | None = None


class Child(Stored, frozen=True):
    child_id: UUID
    household_id: UUID
    name: Sealed | None
    id_number: Sealed | None
    disability_level: int | None
    died_on: date | None


def fold_place(rows: Sequence[Place], recorded: Recorded) -> Sequence[Place]:
    match recorded.event:
        case HouseholdRegistered(residence_division=division):
            return [Place(recorded.stream_id, division, date.min)]
        case HouseholdMovedOut():
            return [replace(row, here=False) for row in rows]
        case HouseholdMovedIn(moved_on=day):
            return [replace(row, from_on=day) for row in rows]
        case HouseholdMoved(residence_division=division, from_on=day):
            return [Place(row.household_id, division, day) if day >= row.from_on else row for row in rows]
        case _:
            return rows


def fold_registration(rows: Sequence[Registration], recorded: Recorded) -> Sequence[Registration]:
    event = recorded.event
    match event:
        case HouseholdRegistered():
            return [_as_registered(recorded.stream_id, event)]
        case HouseholdCorrected():
            corrected = _as_registered(recorded.stream_id, event)
            return [replace(corrected, **{name: getattr(row, name) for name in OPEN}) for row in rows]
        case HouseholdClosed():
            closure = dict(zip(OPEN, (event.closed_on, event.cause, sealed(event.reason)), strict=True))
            return [replace(row, **closure) for row in rows]
        case ClosureWithdrawn() | HouseholdReopened():
            return [replace(row, **OPEN) for row in rows]
        case _:
            return rows


def _as_registered(household_id: UUID, event: HouseholdRegistered | HouseholdCorrected) -> Registration:
    return Registration(
        household_id,
        event.household_no,
        event.registered_on,
        event.category,
        event.residence_division,
        event.living_alone,
        sealed(event.address),
        sealed(event.basis),
        sealed(event.remark),
    )


def fold_member(rows: Sequence[Member], recorded: Recorded) -> Sequence[Member]:
    event = recorded.event
    match event:
        case MemberAdded():
            return [_as_told(recorded, event)]
        case MemberCorrected():
            told = _as_told(recorded, event)
            kept = ("died_on", "death_told_at", "left_on", "leaving_cause")
            return [replace(told, **{name: getattr(row, name) for name in kept}) for row in rows]
        case MemberWithdrawn():
            return []
        case MemberLeft() | LeavingCorrected():
            return [replace(row, left_on=event.from_on, leaving_cause=event.cause) for row in rows]
        case LeavingWithdrawn():
            return [replace(row, left_on=FOREVER, leaving_cause=None) for row in rows]
        case MemberDied() | MemberDeathCorrected():
            return [replace(row, died_on=event.died_on, death_told_at=recorded.position) for row in rows]
        case MemberDeathWithdrawn():
            return [replace(row, died_on=FOREVER, death_told_at=None) for row in rows]
        case _:
            return rows


def _as_told(recorded: Recorded, event: MemberAdded | MemberCorrected) -> Member:
    return Member(
        event.member_id, recorded.stream_id, sealed(event.name), event.relation, sealed(event.id_number), sealed(event.phone),
        sealed(event.payment_account), event.hukou_division, event.born_on, event.sex, event.from_on,
        recorded.position,
        second_phone=sealed(event.second_phone),
    )  # fmt: skip


def fold_child(rows: Sequence[Child], recorded: Recorded) -> Sequence[Child]:
    event = recorded.event
    match event:
        case ChildRecorded() | ChildCorrected():
            return [
                Child(
                    event.child_id, recorded.stream_id, sealed(event.name), sealed(event.id_number),
                    event.disability_level, event.died_on,
                )
            ]  # fmt: skip
        case ChildWithdrawn():
            return []
        case _:
            return rows


PLACE = Projection(
    name="place",
    row=Place,
    group="household_id",
    handles=dict.fromkeys(
        (
            HouseholdRegistered,
            HouseholdCorrected,
            HouseholdMoved,
            HouseholdMoveCorrected,
            HouseholdMovedOut,
            HouseholdMovedIn,
            LifeEventWithdrawn,
        ),
        "",
    ),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_place,
    retold=True,
    visible="place",
    indexes=("(division) where known_until = 9223372036854775807", "(household_id, known_from)"),
)
REGISTRATION = Projection(
    name="registration",
    row=Registration,
    group="household_id",
    handles=dict.fromkeys(
        (HouseholdRegistered, HouseholdCorrected, HouseholdClosed, ClosureWithdrawn, HouseholdReopened), ""
    ),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_registration,
    indexes=("(household_id)",),
)
MEMBER = Projection(
    name="member",
    row=Member,
    group="member_id",
    handles=dict.fromkeys(
        (
            MemberAdded,
            MemberCorrected,
            MemberWithdrawn,
            MemberLeft,
            LeavingCorrected,
            LeavingWithdrawn,
            MemberDied,
            MemberDeathCorrected,
            MemberDeathWithdrawn,
        ),
        "member_id",
    ),
    fold=fold_member,
    indexes=("(household_id, known_from)", "(member_id, known_from)"),
)
CHILD = Projection(
    name="child",
    row=Child,
    group="child_id",
    handles=dict.fromkeys((ChildRecorded, ChildCorrected, ChildWithdrawn), "child_id"),
    starts=frozenset({ChildRecorded}),
    fold=fold_child,
)
PROJECTIONS = (PLACE, REGISTRATION, MEMBER, CHILD)
