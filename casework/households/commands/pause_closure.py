"""What is asked to pause, close or reopen a household."""

from datetime import date
from typing import Literal

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Text
from casework.households.commands.order import Decision

ClosureCause = Literal["nobody_left", "moved_away", "no_longer_entitled", "declined", "other"]


class PauseHousehold(Decision, frozen=True, kw_only=True):
    """`from_on` left out: today."""

    pause_id: Given
    until_on: date
    reason: Text
    from_on: date | None = None


class CorrectPause(Decision, frozen=True, kw_only=True):
    """Only the days that change, and why."""

    pause_id: Given
    reason: Text
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET


class EndPause(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which contacts are due again, before the end that was planned."""

    pause_id: Given
    until_on: date
    reason: Text


class WithdrawPause(Decision, frozen=True, kw_only=True):
    pause_id: Given
    reason: Text


class CloseHousehold(Decision, frozen=True, kw_only=True):
    closure_id: Given
    on: date
    reason: Text
    cause: ClosureCause | None = None


class WithdrawClosure(Decision, frozen=True, kw_only=True):
    """The closure was a mistake: the days since then count again."""

    reason: Text


class ReopenHousehold(Decision, frozen=True, kw_only=True):
    """`from_on`: the first day in scope again."""

    from_on: date
    reason: Text
