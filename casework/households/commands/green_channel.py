"""What is asked about the green channel."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision, Fact

Step = Literal["registration", "consultation", "referral", "medicine", "cashier", "admission", "emergency"]
Steps = Annotated[tuple[Step, ...], Meta(max_length=7)]
AtLeastOneStep = Annotated[tuple[Step, ...], Meta(min_length=1, max_length=7)]
PassEnding = Literal["lost", "replaced", "returned", "other"]


class IssueGreenChannelPass(Decision, frozen=True, kw_only=True):
    pass_id: Given
    member_id: Given
    number: Short
    from_on: date
    until_on: date | None = None


class EndGreenChannelPass(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which it holds no longer."""

    pass_id: Given
    member_id: Given
    until_on: date
    cause: PassEnding
    reason: Text


class CorrectGreenChannelPass(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. `ended_on`: of one that ended early, the day from which it holds no longer."""

    pass_id: Given
    member_id: Given
    reason: Text
    number: Short | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | None | UnsetType = UNSET
    ended_on: date | UnsetType = UNSET


class WithdrawGreenChannelPass(Decision, frozen=True, kw_only=True):
    pass_id: Given
    member_id: Given
    reason: Text


class UseGreenChannel(Fact, frozen=True, kw_only=True):
    """`priority_given`, `priority_refused`: at which of the steps the person had priority, or had not, as far as that is known."""

    use_id: Given
    member_id: Given
    hospital_id: UUID
    on: date
    steps: AtLeastOneStep
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Text | None = None
    priority_given: Steps = ()
    priority_refused: Steps = ()


class CorrectGreenChannelUse(Fact, frozen=True, kw_only=True):
    """Only what changes, and why."""

    use_id: Given
    member_id: Given
    reason: Text
    hospital_id: UUID | UnsetType = UNSET
    on: date | UnsetType = UNSET
    steps: AtLeastOneStep | UnsetType = UNSET
    escorted: bool | None | UnsetType = UNSET
    satisfied: bool | None | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET
    priority_given: Steps | UnsetType = UNSET
    priority_refused: Steps | UnsetType = UNSET


class WithdrawGreenChannelUse(Fact, frozen=True, kw_only=True):
    use_id: Given
    member_id: Given
    reason: Text


class RateGreenChannelUse(Fact, frozen=True, kw_only=True):
    """Two questions, asked of the family after a use, whenever that is: was it as promised, were they content."""

    use_id: Given
    as_promised: bool
    content: bool
    comment: Text | None = None
