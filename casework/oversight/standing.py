"""How what happens to a household cuts the days on which everything about it stood still."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.common.event import Event
from casework.households.events.assignments import (
    AssignmentCorrected,
    AssignmentEnded,
    AssignmentEndingCorrected,
    AssignmentWithdrawn,
    ContactPersonAssigned,
)
from casework.households.events.doctor import (
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
)
from casework.households.events.green_channel import PassIssued
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventWithdrawn,
)
from casework.households.events.members import MemberAdded, MemberDeathCorrected, MemberDeathWithdrawn, MemberDied
from casework.households.events.pause_closure import HouseholdClosed, HouseholdPaused
from casework.households.events.registration import HouseholdRegistered
from casework.oversight.spans import NEVER, Assigned, Member, Standing, joined, over

DAY = timedelta(days=1)
Spans = Sequence[Standing]
EVENTS: Final = (
    HouseholdRegistered, HouseholdMoved, HouseholdMoveCorrected, CategoryChanged, LifeEventWithdrawn, HouseholdClosed,
    HouseholdPaused, MemberAdded, MemberDied, MemberDeathCorrected, MemberDeathWithdrawn,
    ContactPersonAssigned, AssignmentCorrected, AssignmentWithdrawn, AssignmentEnded, AssignmentEndingCorrected,
    DoctorContractSigned, DoctorContractCorrected, DoctorContractWithdrawn, DoctorContractEnded, DoctorContractEndingCorrected,
    DoctorServiceRecorded, DoctorServiceCorrected, DoctorServiceWithdrawn, PassIssued,
)  # fmt: skip
"""What the spans depend on."""


def standing_after(household_id: UUID, spans: Spans, event: Event) -> Spans:
    """The household's spans after an event; the same where it says nothing about them."""
    told = [_registered(household_id, event)] if isinstance(event, HouseholdRegistered) else _told(spans, event)
    return spans if told is spans else joined(_scoped(told))


def _told(spans: Spans, event: Event) -> Spans:
    match event:
        case HouseholdMoved():
            change = {"division": event.residence_division, "division_from": event.from_on}
            return _from_then_on(spans, event.from_on, "division_from", change)
        case CategoryChanged():
            change = {"category": event.category, "category_from": event.from_on}
            return _from_then_on(spans, event.from_on, "category_from", change)
        case HouseholdClosed():
            return [replace(span, closed_on=event.closed_on) for span in spans]
        case HouseholdPaused():
            return over(spans, event.from_on, event.until_on, lambda span: replace(span, paused=True))
        case MemberAdded():
            member = Member(event.member_id, event.born_on)
            return over(spans, event.from_on, FOREVER, lambda span: replace(span, members=(*span.members, member)))
        case MemberDied():
            return over(spans, event.died_on + DAY, FOREVER, lambda span: _without(span, event.member_id))
        case _:
            return _cared_for(spans, event)


def _cared_for(spans: Spans, event: Event) -> Spans:
    match event:
        case ContactPersonAssigned():
            one = Assigned(event.assignment_id, event.level, event.staff_id)
            return over(spans, event.from_on, FOREVER, lambda span: replace(span, assigned=(*span.assigned, one)))
        case AssignmentEnded():
            return over(spans, event.until_on, FOREVER, lambda span: _unassigned(span, event.assignment_id))
        case DoctorContractSigned(kind=kind):
            return _of_member(spans, event.member_id, event.from_on, event.until_on, lambda m: _signed(m, kind, True))
        case DoctorContractEnded(kind=kind):
            until = event.planned_until_on
            return _of_member(spans, event.member_id, event.until_on, until, lambda m: _signed(m, kind, False))
        case DoctorServiceRecorded(served_on=day, kind="family"):
            served = lambda m: replace(m, served_on=max(m.served_on, day))  # noqa: E731
            return _of_member(spans, event.member_id, day, FOREVER, served)
        case PassIssued():
            until = event.until_on or FOREVER
            return _of_member(spans, event.member_id, event.from_on, until, lambda m: replace(m, green_pass=True))
        case _:
            return spans


def _registered(household_id: UUID, event: HouseholdRegistered) -> Standing:
    return Standing(
        household_id=household_id,
        household_no=event.household_no,
        from_on=NEVER,
        until_on=FOREVER,
        division=event.residence_division,
        division_from=NEVER,
        category=event.category,
        category_from=NEVER,
        entered_on=FOREVER,
        left_on=FOREVER,
        closed_on=FOREVER,
        registered_on=event.registered_on,
        living_alone=event.living_alone,
    )


def _from_then_on(spans: Spans, day: date, since: str, change: dict[str, object]) -> list[Standing]:
    """What is said to hold from a day on holds until something said of a later day; of one day the last said holds."""
    return over(spans, day, FOREVER, lambda span: span if getattr(span, since) > day else replace(span, **change))


def _without(span: Standing, member_id: UUID) -> Standing:
    members = tuple(member for member in span.members if member.member_id != member_id)
    if len(members) == len(span.members):
        return span
    return replace(span, members=members, deaths=span.deaths + 1)


def _unassigned(span: Standing, assignment_id: UUID) -> Standing:
    return replace(span, assigned=tuple(one for one in span.assigned if one.assignment_id != assignment_id))


def _signed(member: Member, kind: str, signed: bool) -> Member:
    return replace(member, doctor=signed) if kind == "family" else replace(member, tcm=signed)


def _of_member(
    spans: Spans, member_id: UUID, from_on: date, until_on: date, change: Callable[[Member], Member]
) -> list[Standing]:
    def of(span: Standing) -> Standing:
        return replace(span, members=tuple(change(m) if m.member_id == member_id else m for m in span.members))

    return over(spans, from_on, until_on, of)


def _scoped(spans: Spans) -> list[Standing]:
    """Each span with the stretch in scope that it belongs to. With no living member it ends the day after the last death."""
    result: list[Standing] = []
    stretch: list[Standing] = []
    for span in spans:
        if _counts(span):
            stretch.append(span)
        else:
            result += [*_stretch(stretch), _within(span, FOREVER, FOREVER)]
            stretch = []
    return result + _stretch(stretch)


def _counts(span: Standing) -> bool:
    return span.category != "none" and bool(span.members or not span.deaths)


def _stretch(spans: Spans) -> list[Standing]:
    if not spans:
        return []
    first, last = spans[0], spans[-1]
    entered_on = max(first.from_on, first.registered_on)
    left_on = min(last.until_on, last.closed_on)
    return [_within(span, entered_on, left_on) for span in spans]


def _within(span: Standing, entered_on: date, left_on: date) -> Standing:
    """The very span where nothing changes, so that nothing is written about it."""
    if span.entered_on == entered_on and span.left_on == left_on:
        return span
    return replace(span, entered_on=entered_on, left_on=left_on)
