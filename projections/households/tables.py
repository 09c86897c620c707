"""Households: where they live, in which category and span of days they are in scope, and who belongs to them."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventWithdrawn,
)
from casework.households.events.members import (
    ChildRecorded,
    MemberAdded,
    MemberDeathCorrected,
    MemberDeathWithdrawn,
    MemberDied,
)
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.pause_closure import HouseholdClosed
from casework.households.events.registration import HouseholdRegistered
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed

DAY = timedelta(days=1)


class Place(Stored, frozen=True):
    """Where a household lives now: what decides who may see it. Not `here`: where it lived before it moved to another county."""

    household_id: UUID
    division: str
    here: bool


class Household(Stored, frozen=True):
    """A span of days in which a household lived in one place in one category."""

    household_id: UUID
    household_no: str
    category: str
    division: str
    from_on: date
    until_on: date
    registered_on: date
    entered_on: date  # the first day in scope: registered, or given a category other than `none` later
    closed_on: date
    left_on: date  # the first day out of scope: closed, or the day after the last member's death
    living: int
    last_died_on: date | None  # deaths become known in any order
    living_alone: bool
    address: Sealed | None


class Member(Stored, frozen=True):
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
    died_on: date


class Child(Stored, frozen=True):
    child_id: UUID
    household_id: UUID
    name: Sealed | None
    disability_level: int | None
    died_on: date | None


def fold_place(rows: Sequence[Place], recorded: Recorded) -> Sequence[Place]:
    match recorded.event:
        case HouseholdRegistered(residence_division=division) | HouseholdMoved(residence_division=division):
            return [Place(recorded.stream_id, division, True)]
        case HouseholdMovedIn(residence_division=division):
            return [Place(recorded.stream_id, division, True)]
        case HouseholdMovedOut():
            return [replace(row, here=False) for row in rows]
        case _:
            return rows


def fold_household(rows: Sequence[Household], recorded: Recorded) -> Sequence[Household]:
    event = recorded.event
    match event:
        case HouseholdRegistered():
            return [_registered(recorded.stream_id, event)]
        case HouseholdMovedIn():
            return [*_told_again(rows), _arrived(recorded.stream_id, event)]
        case HouseholdMovedOut():
            kept = [row for row in rows if row.from_on < event.moved_on]
            return [replace(row, until_on=min(row.until_on, event.moved_on)) for row in kept]
        case MemberAdded():
            return [_left(replace(row, living=row.living + 1)) for row in rows]
        case MemberDied():
            return [_left(_one_fewer(row, event.died_on)) for row in rows]
        case HouseholdMoved():
            return _from_then_on(rows, event.from_on, division=event.residence_division)
        case CategoryChanged():
            return _entered(_from_then_on(rows, event.from_on, category=event.category))
        case HouseholdClosed():
            return [_left(replace(row, closed_on=event.closed_on)) for row in rows]
        case _:
            return rows


def _registered(household_id: UUID, event: HouseholdRegistered) -> Household:
    return Household(
        household_id=household_id,
        household_no=event.household_no,
        category=event.category,
        division=event.residence_division,
        from_on=date.min,
        until_on=FOREVER,
        registered_on=event.registered_on,
        entered_on=FOREVER if event.category == "none" else event.registered_on,
        closed_on=FOREVER,
        left_on=FOREVER,
        living=0,
        last_died_on=None,
        living_alone=event.living_alone,
        address=sealed(event.address),
    )


def _arrived(household_id: UUID, event: HouseholdMovedIn) -> Household:
    return Household(
        household_id=household_id,
        household_no=event.household_no,
        category=event.category,
        division=event.residence_division,
        from_on=event.moved_on,
        until_on=FOREVER,
        registered_on=event.registered_on,
        entered_on=event.in_scope_since or FOREVER,
        closed_on=FOREVER,
        left_on=FOREVER,
        living=0,
        last_died_on=None,
        living_alone=event.living_alone,
        address=None,
    )


def _told_again(rows: Sequence[Household]) -> list[Household]:
    """Of a household that lived here before: who belongs to it, and who died, is told after this."""
    return [_left(replace(row, living=0, last_died_on=None)) for row in rows]


def _entered(rows: Sequence[Household]) -> list[Household]:
    """The spans with the first day in scope that they make together: a change may reach back before an earlier one."""
    days = [max(row.from_on, row.registered_on) for row in rows if row.category != "none"]
    return [replace(row, entered_on=min(days, default=FOREVER)) for row in rows]


def _one_fewer(row: Household, died_on: date) -> Household:
    """Deaths become known in any order: the household is empty after the last of them, not after the last known."""
    return replace(row, living=row.living - 1, last_died_on=max(row.last_died_on or died_on, died_on))


def _left(row: Household) -> Household:
    """The first day out of scope: closed, or the day after the last member's death."""
    emptied_on = row.last_died_on + DAY if row.last_died_on and not row.living else FOREVER
    return replace(row, left_on=min(row.closed_on, emptied_on))


def _from_then_on(rows: Sequence[Household], day: date, **changes: str) -> list[Household]:
    """The spans with the change in force from that day: the span around it is cut in two."""
    result = []
    for row in rows:
        if row.until_on <= day:
            result.append(row)
        elif row.from_on >= day:
            result.append(replace(row, **changes))
        else:
            result.append(replace(row, until_on=day))
            result.append(replace(row, from_on=day, **changes))
    return result


def fold_member(rows: Sequence[Member], recorded: Recorded) -> Sequence[Member]:
    event = recorded.event
    match event:
        case MemberAdded():
            return [
                Member(
                    event.member_id, recorded.stream_id, sealed(event.name), event.relation, sealed(event.id_number),
                    sealed(event.phone), sealed(event.payment_account), event.hukou_division, event.born_on, event.sex,
                    event.from_on, FOREVER,
                )
            ]  # fmt: skip
        case MemberDied() | MemberDeathCorrected():
            return [replace(row, died_on=event.died_on) for row in rows]
        case MemberDeathWithdrawn():
            return [replace(row, died_on=FOREVER) for row in rows]
        case _:
            return rows


def fold_child(rows: Sequence[Child], recorded: Recorded) -> Sequence[Child]:
    match recorded.event:
        case ChildRecorded() as event:
            child = Child(event.child_id, recorded.stream_id, sealed(event.name), event.disability_level, event.died_on)
            return [child]
        case _:
            return rows


PLACE = Projection(
    name="place",
    row=Place,
    group="household_id",
    handles=dict.fromkeys(
        (
            HouseholdRegistered,
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
    indexes=("(division) where known_until = 9223372036854775807",),
)
HOUSEHOLD = Projection(
    name="household",
    row=Household,
    group="household_id",
    handles=dict.fromkeys(
        (HouseholdRegistered, MemberAdded, MemberDied, MemberDeathCorrected, MemberDeathWithdrawn, HouseholdMoved,
         HouseholdMoveCorrected, HouseholdMovedOut, HouseholdMovedIn, CategoryChanged, LifeEventWithdrawn, HouseholdClosed),
        "",
    ),
    starts=frozenset({HouseholdRegistered}),
    fold=fold_household,
    retold=True,
    indexes=(
        "(household_id)", "(division)", "(household_no)",
        "(division) where known_until = 9223372036854775807 and left_on < closed_on",
    ),
)  # fmt: skip
MEMBER = Projection(
    name="member",
    row=Member,
    group="member_id",
    handles=dict.fromkeys((MemberAdded, MemberDied, MemberDeathCorrected, MemberDeathWithdrawn), "member_id"),
    starts=frozenset({MemberAdded}),
    fold=fold_member,
)
CHILD = Projection(
    name="child",
    row=Child,
    group="child_id",
    handles={ChildRecorded: "child_id"},
    starts=frozenset({ChildRecorded}),
    fold=fold_child,
)
PROJECTIONS = (PLACE, HOUSEHOLD, MEMBER, CHILD)
