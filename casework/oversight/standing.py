"""How what happens to a household cuts the days on which everything about it stood still."""

from collections.abc import Sequence
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
from casework.households.events.green_channel import (
    PassCorrected,
    PassEnded,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
)
from casework.households.events.help import (
    HelpCategoryAssigned,
    HelpCategoryCorrected,
    HelpCategoryEnded,
    HelpCategoryWithdrawn,
)
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventWithdrawn,
)
from casework.households.events.members import (
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
from casework.households.events.merging import HouseholdMerged, MergingUndone
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.pause_closure import (
    ClosureWithdrawn,
    HouseholdClosed,
    HouseholdPaused,
    HouseholdReopened,
    PauseCorrected,
    PauseEnded,
    PauseWithdrawn,
)
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered, LivingAloneChanged
from casework.oversight.beginnings import arrived, registered_again
from casework.oversight.membership import left_by, of_member, with_member, without_member
from casework.oversight.spans import NEVER, Assigned, Member, Standing, joined, over
from casework.oversight.stretches import scoped

DAY = timedelta(days=1)
Spans = Sequence[Standing]
EVENTS: Final = (
    HouseholdRegistered, HouseholdMovedOut, HouseholdMovedIn,
    HouseholdCorrected, LivingAloneChanged, HouseholdMoved, HouseholdMoveCorrected, CategoryChanged,
    LifeEventWithdrawn, HouseholdClosed, ClosureWithdrawn, HouseholdReopened, HouseholdMerged, MergingUndone,
    HouseholdPaused, PauseCorrected, PauseEnded, PauseWithdrawn,
    MemberAdded, MemberCorrected, MemberWithdrawn, MemberLeft, LeavingCorrected, LeavingWithdrawn,
    MemberDied, MemberDeathCorrected, MemberDeathWithdrawn,
    ContactPersonAssigned, AssignmentCorrected, AssignmentWithdrawn, AssignmentEnded, AssignmentEndingCorrected,
    DoctorContractSigned, DoctorContractCorrected, DoctorContractWithdrawn, DoctorContractEnded, DoctorContractEndingCorrected,
    DoctorServiceRecorded, DoctorServiceCorrected, DoctorServiceWithdrawn,
    PassIssued, PassCorrected, PassWithdrawn, PassEnded, PassEndingCorrected,
    HelpCategoryAssigned, HelpCategoryCorrected, HelpCategoryEnded, HelpCategoryWithdrawn,
)  # fmt: skip
"""What the spans depend on."""


def standing_after(household_id: UUID, spans: Spans, event: Event) -> Spans:
    """The household's spans after an event; the same where it says nothing about them."""
    told = (
        registered_again(household_id, spans, event) if isinstance(event, HouseholdRegistered) else _told(spans, event)
    )
    return spans if told is spans else joined(scoped(told))


def _told(spans: Spans, event: Event) -> Spans:
    match event:
        case HouseholdMoved():
            change = {"division": event.residence_division, "division_from": event.from_on}
            return _from_then_on(spans, event.from_on, "division_from", change)
        case CategoryChanged():
            change = {"category": event.category, "category_from": event.from_on}
            return _from_then_on(spans, event.from_on, "category_from", change)
        case LivingAloneChanged():
            change = {"living_alone": event.lives_alone, "living_alone_from": event.from_on}
            return _from_then_on(spans, event.from_on, "living_alone_from", change)
        case HouseholdMovedOut(moved_on=day):
            return [replace(span, until_on=min(span.until_on, day)) for span in spans if span.from_on < day]
        case HouseholdMovedIn():
            return [*spans[:-1], arrived(spans[-1], event)] if spans else spans
        case HouseholdPaused():
            return over(spans, event.from_on, event.until_on, lambda span: replace(span, paused=True))
        case PauseEnded():
            return over(spans, event.until_on, event.planned_until_on, lambda span: replace(span, paused=False))
        case HouseholdClosed(closed_on=day):
            return over(spans, day, FOREVER, lambda span: replace(span, closed=True))
        case HouseholdReopened(from_on=day):
            return over(spans, day, FOREVER, lambda span: replace(span, closed=False))
        case HouseholdMerged():
            return over(spans, NEVER, FOREVER, lambda span: replace(span, closed=True))
        case _:
            return _of_members(spans, event)


def _of_members(spans: Spans, event: Event) -> Spans:
    match event:
        case MemberAdded():
            member = Member(event.member_id, event.born_on)
            return over(spans, event.from_on, FOREVER, lambda span: with_member(span, member))
        case MemberLeft():
            return over(spans, event.from_on, FOREVER, lambda span: left_by(span, event.member_id))
        case MemberDied():
            return over(spans, event.died_on + DAY, FOREVER, lambda span: without_member(span, event.member_id))
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
            return of_member(spans, event.member_id, event.from_on, event.until_on, lambda m: _signed(m, kind, True))
        case DoctorContractEnded(kind=kind):
            until = event.planned_until_on
            return of_member(spans, event.member_id, event.until_on, until, lambda m: _signed(m, kind, False))
        case DoctorServiceRecorded(served_on=day, kind="family"):
            served = lambda m: replace(m, served_on=max(m.served_on, day))  # noqa: E731
            return of_member(spans, event.member_id, day, FOREVER, served)
        case HelpCategoryAssigned():
            change = {"help_id": event.help_id, "help_category": event.help_category, "help_from": event.from_on}
            return _from_then_on(spans, event.from_on, "help_from", change)
        case HelpCategoryEnded():
            return over(spans, event.until_on, FOREVER, lambda span: _without_help(span, event.help_id))
        case PassIssued():
            until = event.until_on or FOREVER
            return of_member(spans, event.member_id, event.from_on, until, lambda m: replace(m, green_pass=True))
        case PassEnded():
            until = event.planned_until_on or FOREVER
            return of_member(spans, event.member_id, event.until_on, until, lambda m: replace(m, green_pass=False))
        case _:
            return spans


def _from_then_on(spans: Spans, day: date, since: str, change: dict[str, object]) -> list[Standing]:
    """What is said to hold from a day on holds until something said of a later day; of one day the last said holds."""
    return over(spans, day, FOREVER, lambda span: span if getattr(span, since) > day else replace(span, **change))


def _unassigned(span: Standing, assignment_id: UUID) -> Standing:
    return replace(span, assigned=tuple(one for one in span.assigned if one.assignment_id != assignment_id))


def _without_help(span: Standing, help_id: UUID) -> Standing:
    return replace(span, help_id=None, help_category="") if span.help_id == help_id else span


def _signed(member: Member, kind: str, signed: bool) -> Member:
    return replace(member, doctor=signed) if kind == "family" else replace(member, tcm=signed)
