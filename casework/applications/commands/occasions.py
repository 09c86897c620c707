"""A stay in a hospital or a medical cost that a scheme pays for."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.applications.commands.order import DECIDE_ON_CASES, By, Command
from casework.applications.events.occasions import OccasionKind
from casework.common.command import Filled, Given, Short, Text
from casework.common.roles import Roles

Cost = Annotated[int, Meta(ge=0, le=10_000_000_000)]
Days = Annotated[int, Meta(ge=1, le=366)]


class ReportOccasion(Command, frozen=True, kw_only=True):
    """From admission to discharge; of a cost, the days it is for. `number`: of the discharge record or the settlement sheet."""

    occasion_id: Given
    kind: OccasionKind
    from_on: date
    until_on: date
    number: Short
    cost_fen: Cost = 0
    place: Short | None = None
    by: By = None


class CorrectOccasion(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    occasion_id: Given
    reason: Text
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET
    number: Short | UnsetType = UNSET
    cost_fen: Cost | UnsetType = UNSET
    place: Short | None | UnsetType = UNSET
    by: By = None


class WithdrawOccasion(Command, frozen=True, kw_only=True):
    """It did not happen, or was reported twice."""

    occasion_id: Given
    reason: Text


class DecideOccasion(Command, frozen=True, kw_only=True):
    """`days` of a stay, `cost_fen` of a cost; left out: all of it. What is refused has its reason."""

    roles: ClassVar[Roles] = DECIDE_ON_CASES

    occasion_id: Given
    accepted: bool
    days: Days | None = None
    cost_fen: Cost | None = None
    reason: Text | None = None
    on: date | None = None
    by: By = None
    also: Annotated[tuple[UUID, ...], Filled] = ()
