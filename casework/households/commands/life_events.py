"""What is asked about life events and the category."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Category, DisabilityLevel, Division, Given, Short, Text
from casework.households.commands.order import Decision, Fact

LifeEventKind = Literal["death", "birth", "adoption", "marriage", "divorce", "moved", "recovered", "disability_level"]
FollowUp = Literal["condolence", "category", "contact_person", "doctor", "account", "schemes"]


class ReportLifeEvent(Fact, frozen=True, kw_only=True):
    """`subject` is a member's id or `child`; `staff_id` left out: the caller's. Only a supervisor may call it verified at once."""

    life_event_id: Given
    kind: LifeEventKind
    subject: Short
    occurred_on: date
    source: Short
    verified: bool = False
    residence_division: Division | None = None
    hukou_division: Division | None = None
    level: DisabilityLevel | None = None
    staff_id: UUID | None = None


class CorrectLifeEvent(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. Of a verified one a supervisor corrects day, source, place and level;
    one of another kind, or about another person, is withdrawn and reported anew."""

    life_event_id: Given
    reason: Text
    kind: LifeEventKind | UnsetType = UNSET
    subject: Short | UnsetType = UNSET
    occurred_on: date | UnsetType = UNSET
    source: Short | UnsetType = UNSET
    residence_division: Division | None | UnsetType = UNSET
    hukou_division: Division | None | UnsetType = UNSET
    level: DisabilityLevel | None | UnsetType = UNSET


class WithdrawLifeEvent(Fact, frozen=True, kw_only=True):
    """Also a verified one: then with everything that followed from it."""

    life_event_id: Given
    reason: Text


class VerifyLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given


class RejectLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given
    reason: Text | None = None


class FollowUpLifeEvent(Fact, frozen=True, kw_only=True):
    """One thing that was to be done after a verified life event is done."""

    life_event_id: Given
    done: FollowUp


class SeeLifeEventOutcome(Fact, frozen=True, kw_only=True):
    """Whoever reported it has read what became of it."""

    life_event_id: Given


class ChangeCategory(Decision, frozen=True, kw_only=True):
    """`life_event_id`: the life event that it follows from; what it asked for is done then."""

    category: Category
    from_on: date
    reason: Text | None = None
    life_event_id: UUID | None = None
