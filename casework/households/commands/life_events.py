"""What is asked about life events and the category."""

from datetime import date
from typing import Literal

from casework.common.command import DisabilityLevel, Division, Given, Short, Text
from casework.households.commands.order import Decision, Fact
from casework.households.commands.registration import Category

LifeEventKind = Literal["death", "birth", "adoption", "marriage", "divorce", "moved", "recovered", "disability_level"]


class ReportLifeEvent(Fact, frozen=True, kw_only=True):
    """`subject` is a member's id or `child`. Only a supervisor may call it verified at once."""

    life_event_id: Given
    kind: LifeEventKind
    subject: Short
    occurred_on: date
    source: Short
    verified: bool = False
    residence_division: Division | None = None
    hukou_division: Division | None = None
    level: DisabilityLevel | None = None


class VerifyLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given


class RejectLifeEvent(Decision, frozen=True, kw_only=True):
    life_event_id: Given
    reason: Text | None = None


class ChangeCategory(Decision, frozen=True, kw_only=True):
    category: Category
    from_on: date
    reason: Text | None = None
