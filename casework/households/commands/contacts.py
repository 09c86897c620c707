"""What is asked about contacts."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Asked, Given, Instant, Text
from casework.households.commands.assignments import Level
from casework.households.commands.needs import Domain
from casework.households.commands.order import Fact

Channel = Literal["home_visit", "meeting", "phone", "message", "video", "activity"]
Outcome = Literal["reached", "not_reached", "declined"]
Hindrance = Literal[
    "no_answer", "switched_off", "wrong_number", "inconvenient", "relative_answered", "nobody_home", "away"
]
Topic = Literal["health", "daily_life", "comfort", "policy_explained", "doctor_and_hospital"]
Topics = Annotated[tuple[Topic, ...], Meta(max_length=10)]


class NewNeed(Asked, frozen=True, kw_only=True):
    need_id: Given
    domain: Domain
    summary: Text


class Promise(Asked, frozen=True, kw_only=True):
    """What was promised to the family, and for which day."""

    text: Text
    on: date


class LogContact(Fact, frozen=True, kw_only=True):
    """`staff_id` left out: the caller's. `level` left out: that of the post they hold for the household on that day, if any.

    `hindrance`: why nobody was reached. `day_reason`: why a visit on a quiet day. `topics`: what was spoken of.
    """

    contact_id: Given
    channel: Channel
    outcome: Outcome
    occurred_on: date
    level: Level | None = None
    staff_id: UUID | None = None
    note: Text | None = None
    needs: Annotated[tuple[NewNeed, ...], Meta(max_length=20)] = ()
    next_promise: Promise | None = None
    captured_at: Instant | None = None
    hindrance: Hindrance | None = None
    day_reason: Text | None = None
    topics: Topics = ()


class CorrectContact(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    contact_id: Given
    reason: Text
    channel: Channel | UnsetType = UNSET
    outcome: Outcome | UnsetType = UNSET
    occurred_on: date | UnsetType = UNSET
    level: Level | None | UnsetType = UNSET
    staff_id: UUID | None | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET
    next_promise: Promise | None | UnsetType = UNSET
    hindrance: Hindrance | None | UnsetType = UNSET
    topics: Topics | UnsetType = UNSET


class WithdrawContact(Fact, frozen=True, kw_only=True):
    contact_id: Given
    reason: Text
