"""Households as registered, where they live now, and who belongs to them. What holds on which day is in oversight's spans."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.life_events import HouseholdMoved
from casework.households.events.members import (
    ChildCorrected,
    ChildRecorded,
    ChildWithdrawn,
    LeavingWithdrawn,
    MemberAdded,
    MemberCorrected,
    MemberDied,
    MemberLeft,
    MemberWithdrawn,
)
from casework.households.events.pause_closure import ClosureWithdrawn, HouseholdClosed, HouseholdReopened
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Place(Stored, frozen=True):
    """Where a household lives now, and since when: what decides who may see it."""

    household_id: UUID
    division: str
    from_on: date


class Household(Stored, frozen=True):
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


class Member(Stored, frozen=True):
    """`left_on`: the first day on which they belong to the household no more; `leaving_cause`: why, in a word."""

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
    died_on: date = FOREVER
    left_on: date = FOREVER
    leaving_cause: str | None = None


class Child(Stored, frozen=True):
    child_id: UUID
    household_id: UUID
    name: Sealed | None
    id_number: Sealed | None
    disability_level: int | None
    died_on: date | None


def fold_place(rows: Sequence[Place], recorded: Recorded) -> Sequence[Place]:
    event = recorded.event
    match event:
        case HouseholdRegistered():
            return [Place(recorded.stream_id, event.residence_division, date.min)]
        case HouseholdCorrected():
            said = Place(recorded.stream_id, event.residence_division, date.min)
        case HouseholdMoved():
            said = Place(recorded.stream_id, event.residence_division, event.from_on)
        case _:
            return rows
    return [said if said.from_on >= row.from_on else row for row in rows]


def fold_household(rows: Sequence[Household], recorded: Recorded) -> Sequence[Household]:
    event = recorded.event
    match event:
        case HouseholdRegistered():
            return [_as_registered(recorded.stream_id, event)]
        case HouseholdCorrected():
            corrected = _as_registered(recorded.stream_id, event)
            return [
                replace(
                    corrected, closed_on=r.closed_on, closure_cause=r.closure_cause, closure_reason=r.closure_reason
                )
                for r in rows
            ]
        case HouseholdClosed():
            closure = {"closure_cause": event.cause, "closure_reason": sealed(event.reason)}
            return [replace(row, closed_on=event.closed_on, **closure) for row in rows]
        case ClosureWithdrawn() | HouseholdReopened():
            return [replace(row, closed_on=FOREVER, closure_cause=None, closure_reason=None) for row in rows]
        case _:
            return rows


def _as_registered(household_id: UUID, event: HouseholdRegistered | HouseholdCorrected) -> Household:
    return Household(
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
            return [_as_told(recorded.stream_id, event)]
        case MemberCorrected():
            told = _as_told(recorded.stream_id, event)
            return [
                replace(told, died_on=row.died_on, left_on=row.left_on, leaving_cause=row.leaving_cause) for row in rows
            ]
        case MemberWithdrawn():
            return []
        case MemberLeft():
            return [replace(row, left_on=event.from_on, leaving_cause=event.cause) for row in rows]
        case LeavingWithdrawn():
            return [replace(row, left_on=FOREVER, leaving_cause=None) for row in rows]
        case MemberDied():
            return [replace(row, died_on=event.died_on) for row in rows]
        case _:
            return rows


def _as_told(household_id: UUID, event: MemberAdded | MemberCorrected) -> Member:
    return Member(
        event.member_id, household_id, sealed(event.name), event.relation, sealed(event.id_number), sealed(event.phone),
        sealed(event.payment_account), event.hukou_division, event.born_on, event.sex, event.from_on,
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
    handles={HouseholdRegistered: "", HouseholdCorrected: "", HouseholdMoved: ""},
    starts=frozenset({HouseholdRegistered}),
    fold=fold_place,
    visible="place",
    indexes=("(division) where known_until = 9223372036854775807",),
)
HOUSEHOLD = Projection(
    name="household",
    row=Household,
    group="household_id",
    handles=dict.fromkeys(
        (HouseholdRegistered, HouseholdCorrected, HouseholdClosed, ClosureWithdrawn, HouseholdReopened), ""
    ),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_household,
    indexes=("(household_id)",),
)
MEMBER = Projection(
    name="member",
    row=Member,
    group="member_id",
    handles=dict.fromkeys(
        (MemberAdded, MemberCorrected, MemberWithdrawn, MemberLeft, LeavingWithdrawn, MemberDied), "member_id"
    ),
    fold=fold_member,
)
CHILD = Projection(
    name="child",
    row=Child,
    group="child_id",
    handles=dict.fromkeys((ChildRecorded, ChildCorrected, ChildWithdrawn), "child_id"),
    starts=frozenset({ChildRecorded}),
    fold=fold_child,
)
PROJECTIONS = (PLACE, HOUSEHOLD, MEMBER, CHILD)
