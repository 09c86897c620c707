"""Review, check, notice, objection."""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import UNSET, UnsetType

from casework.applications.commands.order import DECIDE_ON_CASES, By, Command, Level, Step
from casework.common.command import Filled, Given, Text
from casework.common.roles import SUPERVISION, Roles


class ReviewInVillage(Step, frozen=True, kw_only=True):
    """The village's review. Nothing said: agreed, today."""

    agreed: bool = True
    note: Text | None = None


class CheckInTownship(Step, frozen=True, kw_only=True):
    """The township's check. Nothing said: agreed, today."""

    roles: ClassVar[Roles] = SUPERVISION

    agreed: bool = True
    note: Text | None = None


class PostNotice(Command, frozen=True, kw_only=True):
    """On notice from `from_on` (today) until `until_on`, on which it is taken down; left out: as long as the scheme demands."""

    roles: ClassVar[Roles] = SUPERVISION

    notice_id: Given
    level: Level
    from_on: date | None = None
    until_on: date | None = None
    by: By = None
    at_least_days: Annotated[int, Filled] = 0


class CorrectNotice(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    roles: ClassVar[Roles] = SUPERVISION

    notice_id: Given
    reason: Text
    level: Level | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET


class WithdrawNotice(Command, frozen=True, kw_only=True):
    roles: ClassVar[Roles] = SUPERVISION

    notice_id: Given
    reason: Text


class RaiseObjection(Command, frozen=True, kw_only=True):
    """Somebody objects. `on` left out: today; `level`: where it was raised."""

    roles: ClassVar[Roles] = ("contact_person", "supervisor", "approver")

    objection_id: Given
    matter: Text
    level: Level = "village"
    on: date | None = None


class ResolveObjection(Command, frozen=True, kw_only=True):
    """What came of it. `on` left out: today."""

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    objection_id: Given
    result: Text
    upheld: bool = False
    on: date | None = None
    by: By = None
